package shouwang.pages.messages;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Open;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.messages.Inbox;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.people.Kins;

/** 我的消息: whatever the house told whoever is signed in. */
@Controller
@Open(signedIn = true)
class InboxPages {
    private static final int PAGE = 40;
    private final Inbox inbox;
    private final Kins kins;
    private final Clock clock;

    InboxPages(Inbox inbox, Kins kins, Clock clock) {
        this.inbox = inbox;
        this.kins = kins;
        this.clock = clock;
    }

    @Bean
    static Said.Words messagesInboxWords() {
        return Said.words("seen", "都记为看过了。");
    }

    @GetMapping("/me/messages")
    String list(Actor actor, @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String before, Model model) {
        var all = "all".equals(show);
        var letters = hears(actor) ? inbox.list(actor, !all, before.isEmpty() ? null
                : Given.id(before), PAGE + 1) : List.<Inbox.Letter>of();
        var today = LocalDate.now(clock);
        var rows = letters.stream().limit(PAGE).map(letter -> new InboxView.Row(
                letter.id().toString(), letter.text(), When.moment(letter.at(), today),
                letter.urgent(), letter.seen(), letter.path() != null)).toList();
        // what is urgent stands first on its page; the order of the pages is that of time
        var shown = rows.stream().sorted(Comparator.comparing(
                (InboxView.Row row) -> row.seen() || !row.urgent())).toList();
        model.addAttribute("inbox", new InboxView(all, shown, rows.stream()
                .filter(row -> !row.seen()).map(InboxView.Row::id).findFirst().orElse(null),
                letters.size() > PAGE ? rows.getLast().id() : null));
        return isInHand(actor) ? "messages/inboxhand" : "messages/inbox";
    }

    /** A child hears of home as long as father or mother agrees. */
    private boolean hears(Actor actor) {
        return !actor.may(Right.KIN_HOME) || actor.personId() != null
                && kins.ofPerson(actor.personId()).stream().anyMatch(kin -> kin.consent() != null);
    }

    static boolean isInHand(Actor actor) {
        return actor.may(Right.AIDE_ROUND) || actor.may(Right.KIN_HOME);
    }

    @PostMapping("/me/messages/{id}/open")
    String open(Actor actor, @PathVariable String id) {
        return "redirect:" + inbox.open(actor, Given.id(id));
    }

    @PostMapping("/me/messages/seen")
    String seen(Actor actor, @RequestParam(defaultValue = "") String newest) {
        inbox.seeAll(actor, Given.id(newest));
        return Said.then("/me/messages", "seen");
    }
}
