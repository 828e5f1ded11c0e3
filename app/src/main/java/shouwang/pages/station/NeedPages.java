package shouwang.pages.station;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.alarm.Alarm;
import shouwang.care.CardCalls;
import shouwang.care.Need;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Rejected;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.pages.form.Held;
import shouwang.pages.form.Meeting;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.ElderQuery;
import shouwang.people.Elders;
import shouwang.people.Kin;
import shouwang.people.Kins;

/** The telephone rings: who, what, by when, and who goes. */
@Controller
@Needs(Right.CARE)
class NeedPages {
    private static final int PAGE = 40;
    private static final int FOUND = 12;
    private final shouwang.care.Needs needs;
    private final Elders elders;
    private final Kins kins;
    private final Aides aides;
    private final Pairs pairs;
    private final CardCalls cardCalls;
    private final Alarm alarm;
    private final Desk desk;
    private final Meeting meeting;

    NeedPages(shouwang.care.Needs needs, Elders elders, Kins kins, Aides aides, Pairs pairs,
            CardCalls cardCalls, Alarm alarm, Desk desk,
            Meeting meeting) {
        this.meeting = meeting;
        this.needs = needs;
        this.elders = elders;
        this.kins = kins;
        this.aides = aides;
        this.pairs = pairs;
        this.cardCalls = cardCalls;
        this.alarm = alarm;
        this.desk = desk;
    }

    @Bean
    static Said.Words stationNeedWords() {
        return Said.words("sent", "已派人。");
    }

    @GetMapping("/today/needs")
    @Transactional(readOnly = true)
    String list(Actor actor, @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "open") String show, Model model) {
        var open = !show.equals("all");
        var nobody = show.equals("nobody");
        var list = nobody ? needs.open(actor.placeCode(), 200).stream()
                .filter(need -> need.status() == Need.Status.OPEN).toList()
                        : open ? needs.open(actor.placeCode(), 200) : needs.list(actor.placeCode(),
                before == null ? desk.now().plusSeconds(86_400) : Instant.ofEpochMilli(before),
                        PAGE);
        var next = open || list.size() < PAGE ? null
                : String.valueOf(list.getLast().raisedAt().toEpochMilli());
        model.addAttribute("list", new NeedList(nobody ? "nobody" : open ? "open" : "all",
                desk.rows(list), next));
        return "station/needs";
    }

    @GetMapping("/today/needs/new")
    @Transactional(readOnly = true)
    String ask(@RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String elder,
            @RequestParam(defaultValue = "SELF") String asker, Actor actor, Model model) {
        model.addAttribute("ask", elder.isBlank()
                ? new NewNeed(shorten(q), search(actor, shorten(q)), null, List.of(), Ids.fresh(),
                        NewNeed.Typed.NOTHING, null)
                : form(Given.id(elder), Ids.fresh(), NewNeed.Typed.by(cut(asker)), null));
        return "station/newneed";
    }

    private static String shorten(String q) {
        return Objects.requireNonNullElse(Given.optional(q, "q", "要找的", 40), "");
    }

    /** Elders by name, initials or tails; and the elders of kin whose phone ends so. */
    private List<NewNeed.Found> search(Actor actor, String q) {
        if (q.isEmpty()) {
            return List.of();
        }
        var calling = new HashMap<UUID, Kin>();
        if (q.matches("\\d{4,12}")) {
            kins.byPhoneTail(q.substring(q.length() - 4))
                    .forEach(kin -> calling.putIfAbsent(kin.elderId(), kin));
        }
        return elders.list(ElderQuery.of(actor.placeCode(), q, FOUND)).stream().map(elder -> {
            var kin = calling.get(elder.id());
            return new NewNeed.Found(elder.id(), elder.name(), desk.of(elder),
                    kin == null ? "" : kin.relation() + kin.name() + "的电话",
                    kin == null ? "" : "KIN " + kin.relation() + " " + kin.name());
        }).toList();
    }

    private NewNeed form(UUID elderId, UUID id, NewNeed.Typed typed, @Nullable String wrong) {
        var elder = elders.get(elderId);
        var askers = new ArrayList<NewNeed.Asker>();
        askers.add(new NewNeed.Asker("SELF", "本人"));
        kins.of(elderId).forEach(kin -> askers.add(new NewNeed.Asker("KIN " + kin.relation() + " "
                + kin.name(), kin.relation() + " " + kin.name())));
        for (var as : List.of(Need.RaisedAs.KIN, Need.RaisedAs.NEIGHBOUR, Need.RaisedAs.DOCTOR,
                Need.RaisedAs.STATION)) {
            askers.add(new NewNeed.Asker(as.name(), as == Need.RaisedAs.KIN ? "别的亲属"
                    : as.chinese()));
        }
        var pair = pairs.current(List.of(elderId)).get(elderId);
        var aide = pair == null ? null
                : aides.find(pair.aideId()).map(a -> a.name()).orElse(null);
        return new NewNeed("", List.of(), new NewNeed.Chosen(elder.id(), elder.name(),
                desk.of(elder), aide), askers, id, typed, wrong);
    }

    @PostMapping("/today/needs")
    String raise(Actor actor, @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String elder,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String wish,
            @RequestParam(defaultValue = "SELF") String asker,
            @RequestParam(defaultValue = "") String other,
            @RequestParam(defaultValue = "") String people,
            @RequestParam(defaultValue = "false") boolean urgent,
            HttpServletResponse response, Model model) {
        var elderId = Given.id(elder);
        var needId = Given.id(id);
        try {
            var who = asker.split(" ", 3);
            var as = Given.word(who[0], Need.RaisedAs.class, "asker", "谁提出");
            var kind = Given.word(service, Service.class, "service", "要什么");
            var name = who.length == 3 ? who[1] + " " + who[2]
                    : as == Need.RaisedAs.SELF ? elders.get(elderId).name()
                    : as == Need.RaisedAs.STATION ? actor.name()
                    : Given.text(other, "other", "来电人的姓名", 40);
            var need = needs.raise(actor, new Need.Raise(needId, elderId, kind,
                    Given.text(wish.isBlank() ? kind.chinese() : wish, "wish", "要做什么", 200),
                    people.isBlank() ? kind.people()
                            : Given.number(people, "people", "要几个人", 1, 8),
                    as, Given.text(name, "other", "来电人的姓名", 40), Need.Via.PHONE, desk.now(),
                    urgent));
            return Said.then("/today/needs/" + need.id(), "need");
        } catch (Rejected refusal) {
            if (refusal.reason() == Reason.NOT_FOUND) {
                throw refusal;
            }
            response.setStatus(refusal.reason().status());
            model.addAttribute("ask", form(elderId, needId, new NewNeed.Typed(cut(service),
                    cut(wish), cut(asker), cut(other), cut(people), urgent), refusal.say()));
            return "station/newneed";
        }
    }

    private static String cut(String text) {
        return text.length() > 300 ? text.substring(0, 300) : text;
    }

    @GetMapping("/today/needs/{id}")
    @Transactional(readOnly = true)
    String one(@PathVariable String id, Model model) {
        model.addAttribute("page", page(Given.id(id), null));
        return "station/need";
    }

    private NeedPage page(UUID id, @Nullable String wrong) {
        var need = needs.get(id);
        meeting.open("need:" + id, held(need));
        var elder = elders.get(need.elderId());
        var row = desk.rows(List.of(need)).getFirst();
        var visits = needs.answers(need);
        var by = desk.aides(visits.stream().map(Visit::aideId));
        var going = visits.stream().map(visit -> {
            var aide = by.get(visit.aideId());
            return new NeedPage.Going(visit.id(), aide == null ? "" : aide.name(),
                    visit.status().chinese(), When.moment(visit.plannedAt(), desk.today()));
        }).toList();
        return new NeedPage(row, need.isOpen(), need.people(), need.status().chinese(),
                need.endReason(), need.enteredName(), need.climbed(desk.now()), going,
                need.isOpen() ? choices(elder) : List.of(), When.field(desk.now()),
                alarm.alertOf(id).orElse(null), need.via() == Need.Via.CARD,
                cardCalls.pranks(elder.id(), desk.now().minus(Duration.ofDays(30))), wrong);
    }

    /** The elder's own aide first, then those who would suit. */
    private List<NeedPage.Choice> choices(Elder elder) {
        var choices = new ArrayList<NeedPage.Choice>();
        Pair pair = pairs.current(List.of(elder.id())).get(elder.id());
        if (pair != null) {
            aides.find(pair.aideId()).ifPresent(aide -> choices.add(
                    new NeedPage.Choice(aide.id(), aide.name(), "结对的互助员")));
        }
        pairs.suggest(elder.id(), 8).stream()
                .filter(one -> pair == null || !one.aide().id().equals(pair.aideId()))
                .forEach(one -> choices.add(new NeedPage.Choice(one.aide().id(),
                        one.aide().name(), one.reasons())));
        return choices;
    }

    @PostMapping("/today/needs/{id}/give")
    String give(Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String aide,
            @RequestParam(defaultValue = "") String at, HttpServletResponse response,
            Model model) {
        var needId = Given.id(id);
        try {
            needs.give(actor, needId, Given.id(aide),
                    at.isBlank() ? desk.now() : When.moment(at, "at", "什么时候去"));
            return Said.then("/today/needs/" + needId, "sent");
        } catch (Rejected refusal) {
            return again(needId, refusal, response, model);
        }
    }

    private String again(UUID needId, Rejected refusal, HttpServletResponse response,
            Model model) {
        if (refusal.reason() == Reason.NOT_FOUND) {
            throw refusal;
        }
        response.setStatus(refusal.reason().status());
        model.addAttribute("page", page(needId, refusal.say()));
        return "station/need";
    }

    /** The village has called back and knows now what is really wanted. */
    @PostMapping("/today/needs/{id}/clarify")
    String clarify(Actor actor, @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form, HttpServletResponse response,
            Model model) {
        var needId = Given.id(id);
        try {
            meeting.save(actor, actor.placeCode(), "need:" + needId, form,
                    () -> held(needs.get(needId)), () -> clarify(actor, needId, form));
            return Said.then("/today/needs/" + needId, "saved");
        } catch (Rejected refusal) {
            return again(needId, refusal, response, model);
        }
    }

    private void clarify(Actor actor, UUID needId, MultiValueMap<String, String> form) {
        var kind = Given.word(form.getFirst("service"), Service.class, "service", "要什么");
        var wish = form.getFirst("wish");
        needs.clarify(actor, needId, kind, Given.text(wish == null || wish.isBlank()
                ? kind.chinese() : wish, "wish", "要做什么", 200), form.containsKey("urgent"));
    }

    private static Held held(Need need) {
        return new Held().put("service", "要什么", need.service().name(),
                        Held.words(Service.values(), Service::chinese))
                .put("wish", "要做什么", need.wish())
                .put("urgent", "很急", need.urgent() ? "true" : null, yes -> "很急");
    }

    @PostMapping("/today/needs/{id}/end")
    String end(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String how,
            @RequestParam(defaultValue = "") String reason, HttpServletResponse response,
            Model model) {
        var needId = Given.id(id);
        try {
            var why = Given.text(reason, "reason", "怎么办的", 200);
            if (how.equals("answered")) {
                needs.answered(actor, needId, why);
            } else if (how.equals("prank")) {
                cardCalls.prank(actor, needId, Given.text(reason, "reason", "怎么回事", 180));
            } else {
                needs.withdraw(actor, needId, why);
            }
            return Said.then("/today", "ended");
        } catch (Rejected refusal) {
            return again(needId, refusal, response, model);
        }
    }
}
