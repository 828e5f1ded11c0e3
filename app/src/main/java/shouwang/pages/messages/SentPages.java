package shouwang.pages.messages;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.messages.Budgets;
import shouwang.messages.Channel;
import shouwang.messages.SentOut;
import shouwang.messages.SentOut.Show;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.places.Places;

/** 发出的消息: trouble first; what was given up can be sent again. */
@Controller
@Needs(Right.SENT_OUT)
class SentPages {
    private static final int PAGE = 50;
    private final SentOut sent;
    private final Budgets budgets;
    private final Places places;
    private final Clock clock;

    SentPages(SentOut sent, Budgets budgets, Places places, Clock clock) {
        this.sent = sent;
        this.budgets = budgets;
        this.places = places;
        this.clock = clock;
    }

    @Bean
    static Said.Words messagesSentWords() {
        return Said.words("again", "已排队，马上再发。");
    }

    @GetMapping("/settings/sent")
    @Transactional(readOnly = true)
    String list(Actor actor, @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String before, Model model) {
        var counts = sent.counts(actor);
        var chosen = Arrays.stream(Show.values()).filter(one -> one.name().equals(show))
                .findFirst().orElse(counts.gaveUp() > 0 ? Show.TROUBLE
                        : counts.waiting() > 0 ? Show.WAITING : Show.SENT);
        var lines = sent.list(actor, chosen, before.isEmpty() ? null : Given.id(before),
                PAGE + 1);
        var today = LocalDate.now(clock);
        var rows = lines.stream().limit(PAGE).map(line -> row(line, today)).toList();
        var spent = budgets.of(actor);
        model.addAttribute("sent", new SentView(Arrays.stream(Show.values()).map(one ->
                new SentView.Tab("/settings/sent?show=" + one.name(), one.chinese(),
                        one == Show.TROUBLE ? Integer.valueOf(counts.gaveUp())
                                : one == Show.WAITING ? Integer.valueOf(counts.waiting()) : null,
                        one == chosen)).toList(), chosen.name(), rows,
                lines.size() > PAGE ? rows.getLast().id() : null,
                places.get(actor.placeCode()).name(), cost(spent),
                actor.placeCode().length() <= 9));
        return "messages/sent";
    }

    private static List<String> cost(Budgets.Spent spent) {
        return List.of("今天 " + spent.today() + bound(spent.mostADay()),
                "这个月 " + spent.month() + bound(spent.mostAMonth()));
    }

    private static String bound(shouwang.kernel.@org.jspecify.annotations.Nullable Money most) {
        return most == null ? "" : "，上限 " + most;
    }

    private static SentView.Row row(SentOut.Line line, LocalDate today) {
        var state = switch (line.show()) {
            case TROUBLE -> "没送到";
            case WAITING -> line.attempts() == 0 ? "等着发" : "试过 " + line.attempts() + " 次";
            case SENT -> line.seenAt() != null ? "看过" : line.channel() == Channel.IN_APP
                    ? "还没看" : "已发出";
        };
        var reason = switch (line.show()) {
            case TROUBLE -> line.reason();
            case WAITING -> Optional.ofNullable(line.reason()).map(why -> why + "；").orElse("")
                    + When.moment(line.nextAt(), today) + " 发";
            case SENT -> When.moment(Objects.requireNonNullElse(line.seenAt(),
                    Objects.requireNonNullElse(line.sentAt(), line.putAt())), today);
        };
        return new SentView.Row(line.id().toString(), When.moment(line.putAt(), today),
                line.text(), line.urgent(), line.to(), line.channel().chinese(), state,
                switch (line.show()) {
                    case TROUBLE -> "bad";
                    case WAITING -> "note";
                    case SENT -> line.seenAt() == null ? "" : "good";
                }, reason, line.show() == Show.TROUBLE);
    }

    @PostMapping("/settings/sent/{id}/again")
    String again(Actor actor, @PathVariable String id) {
        sent.again(actor, Given.id(id));
        return Said.then("/settings/sent?show=WAITING", "again");
    }
}
