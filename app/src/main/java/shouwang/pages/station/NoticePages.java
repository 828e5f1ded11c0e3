package shouwang.pages.station;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import shouwang.care.Task;
import shouwang.care.Tasks;
import shouwang.care.notice.Notice;
import shouwang.care.notice.Notices;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Text;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;
import shouwang.people.CardFacts;
import shouwang.people.Elder;
import shouwang.people.Private;
import shouwang.places.Place;
import shouwang.places.Places;

/** 天气、断路: who is to be rung up, by whom; the list goes to the printer. */
@Controller
@Needs(Right.NOTICES)
class NoticePages {
    private static final int MOST = 50;
    private static final int MOST_OF_A_CHAIN = 2_000;
    private static final int VILLAGE = 12;
    private final Notices notices;
    private final Tasks tasks;
    private final Places places;
    private final Pairs pairs;
    private final Private secrets;
    private final Desk desk;

    NoticePages(Notices notices, Tasks tasks, Places places, Pairs pairs, Private secrets,
            Desk desk) {
        this.notices = notices;
        this.tasks = tasks;
        this.places = places;
        this.pairs = pairs;
        this.secrets = secrets;
        this.desk = desk;
    }

    @Bean
    static Said.Words stationNoticeWords() {
        return Said.words("noticed", "通知写好了，老人列在下面，一位一件待办。");
    }

    @GetMapping("/today/notices")
    @Transactional(readOnly = true)
    String list(Actor actor, Model model) {
        model.addAttribute("notices", form(actor, Ids.fresh(), When.field(desk.now()),
                When.field(desk.now().plusSeconds(86_400)), "", null));
        return "station/notices";
    }

    private TaskView.Notices form(Actor actor, UUID id, String from, String until, String words,
            @Nullable String wrong) {
        return new TaskView.Notices(notices.list(actor.placeCode(), MOST).stream()
                .map(this::line).toList(), id, choices(actor.placeCode()), cut(from), cut(until),
                cut(words), wrong);
    }

    private static String cut(String text) {
        return Text.cut(text, 250);
    }

    private List<TaskView.Place> choices(String code) {
        if (code.length() < VILLAGE) {
            return places.below(code, Place.Kind.VILLAGE).stream().map(place ->
                    new TaskView.Place(place.code(), place.name(), true)).toList();
        }
        var village = code.substring(0, VILLAGE);
        return Stream.concat(Stream.of(new TaskView.Place(village, "全村", true)),
                places.children(village).stream().map(place ->
                        new TaskView.Place(place.code(), place.name(), false))).toList();
    }

    private TaskView.One line(Notice notice) {
        var names = places.names(notice.places());
        return new TaskView.One(notice.id(), notice.kind().chinese(), notice.words(),
                When.moment(notice.from(), desk.today()) + " 到 "
                        + When.moment(notice.until(), desk.today()),
                notice.places().stream().map(code -> names.getOrDefault(code, code)).limit(8)
                        .collect(Collectors.joining("、"))
                        + (notice.places().size() > 8 ? " 等" : ""),
                notice.elders(), notice.until().isBefore(desk.now()));
    }

    @PostMapping("/today/notices")
    String write(Actor actor, @RequestParam(defaultValue = "") String id,
            @RequestParam(required = false) @Nullable List<String> place,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until, HttpServletResponse response,
            Model model) {
        var notice = Given.id(id);
        try {
            var where = place == null ? List.<String>of() : place.stream()
                    .map(code -> Given.text(code, "place", "地方", 18)).toList();
            notices.write(actor, new Notice.Draft(notice, where,
                    Given.word(kind, Notice.Kind.class, "kind", "什么情况"),
                    Given.text(words, "words", "写一句", 200), When.moment(from, "from", "从什么时候"),
                    When.moment(until, "until", "到什么时候")));
            return Said.then("/today/notices/" + notice, "noticed");
        } catch (Rejected refusal) {
            if (refusal.reason() == Reason.NOT_FOUND) {
                throw refusal;
            }
            response.setStatus(refusal.reason().status());
            model.addAttribute("notices", form(actor, notice, from, until, words, refusal.say()));
            return "station/notices";
        }
    }

    @GetMapping("/today/notices/{id}")
    @Transactional(readOnly = true)
    String one(Actor actor, @PathVariable String id, Model model) {
        model.addAttribute("chain", chain(actor, Given.id(id), false));
        return "station/notice";
    }

    /** The same list with phones in the clear, for the printer; taking it out is logged. */
    @PostMapping("/today/notices/{id}/phones")
    @Transactional
    @Needs(Right.PRINT_CARDS)
    String phones(Actor actor, @PathVariable String id, Model model) {
        model.addAttribute("chain", chain(actor, Given.id(id), true));
        return "station/notice";
    }

    private TaskView.Chain chain(Actor actor, UUID id, boolean clear) {
        var notice = notices.get(id);
        var list = tasks.about(id, MOST_OF_A_CHAIN);
        var who = desk.elders(list.stream().map(Task::elderId).filter(Objects::nonNull));
        var pair = pairs.current(who.keySet());
        var aides = desk.aides(pair.values().stream().map(Pair::aideId));
        var everyone = new ArrayList<>(who.keySet());
        everyone.addAll(aides.keySet());
        var facts = clear ? secrets.forCards(actor, everyone) : Map.<UUID, CardFacts>of();
        var links = new LinkedHashMap<UUID, List<TaskView.Called>>();
        var nobody = new UUID(0, 0);
        for (var task : list) {
            var elder = who.get(task.elderId());
            if (elder != null) {
                var with = pair.get(elder.id());
                links.computeIfAbsent(with == null ? nobody : with.aideId(),
                        key -> new ArrayList<>()).add(called(task, elder, facts));
            }
        }
        var rows = new HashMap<>(links).entrySet().stream().map(link -> {
            var aide = aides.get(link.getKey());
            return new TaskView.Link(aide == null ? "服务站自己打" : aide.name(),
                    aide == null ? "" : phone(facts, aide.id(), aide.phones()), link.getValue());
        }).sorted(java.util.Comparator.comparing(TaskView.Link::aide)).toList();
        return new TaskView.Chain(line(notice), notice.kind().ask(), notice.writtenBy(), clear,
                (int) list.stream().filter(task -> !task.isOpen()).count(), rows);
    }

    private TaskView.Called called(Task task, Elder elder, Map<UUID, CardFacts> facts) {
        return new TaskView.Called(elder.id(), elder.name(), desk.of(elder),
                phone(facts, elder.id(), elder.phones()),
                elder.directions() == null ? "" : elder.directions(), task.outcome());
    }

    private static String phone(Map<UUID, CardFacts> facts, UUID id, List<String> masked) {
        var clear = facts.get(id);
        var phones = clear == null ? masked : clear.phones();
        return phones.isEmpty() ? "没有电话，上门" : phones.getFirst();
    }
}
