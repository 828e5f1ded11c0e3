package shouwang.pages.station;

import jakarta.servlet.http.HttpServletResponse;
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
import shouwang.care.CardCalls;
import shouwang.care.Need;
import shouwang.care.Service;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Rejected;
import shouwang.kernel.Text;
import shouwang.pages.Said;
import shouwang.pages.form.Meeting;
import shouwang.pages.form.Wanted;
import shouwang.pairing.Pairs;
import shouwang.people.Aides;
import shouwang.people.ElderQuery;
import shouwang.people.Elders;
import shouwang.people.Kin;
import shouwang.people.Kins;

/** The telephone rings: who, what, by when, and who goes. */
@Controller
@Needs(Right.SEE_CARE)
class NeedPages {
    private static final int PAGE = 40;
    private static final int FOUND = 12;
    private final shouwang.care.Needs needs;
    private final Elders elders;
    private final Kins kins;
    private final Aides aides;
    private final Pairs pairs;
    private final CardCalls cardCalls;
    private final NeedDesk page;
    private final Desk desk;
    private final Meeting meeting;

    NeedPages(shouwang.care.Needs needs, Elders elders, Kins kins, Aides aides, Pairs pairs,
            CardCalls cardCalls, NeedDesk page, Desk desk, Meeting meeting) {
        this.meeting = meeting;
        this.needs = needs;
        this.elders = elders;
        this.kins = kins;
        this.aides = aides;
        this.pairs = pairs;
        this.cardCalls = cardCalls;
        this.page = page;
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
    @Needs(Right.CALLS)
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
    @Needs(Right.CALLS)
    String raise(Actor actor, @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String elder,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String piece,
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
            var wanted = Wanted.of(service, piece, wish);
            var name = who.length == 3 ? who[1] + " " + who[2]
                    : as == Need.RaisedAs.SELF ? elders.get(elderId).name()
                    : as == Need.RaisedAs.STATION ? actor.name()
                    : Given.text(other, "other", "来电人的姓名", 40);
            var need = needs.raise(actor, new Need.Raise(needId, elderId, wanted.service(),
                    wanted.words(), people.isBlank() ? wanted.people()
                            : Given.number(people, "people", "要几个人", 1, 8),
                    as, Given.text(name, "other", "来电人的姓名", 40), Need.Via.PHONE, desk.now(),
                    urgent, wanted.piece()));
            return Said.then("/today/needs/" + need.id(), "need");
        } catch (Rejected refusal) {
            if (refusal.reason() == Reason.NOT_FOUND) {
                throw refusal;
            }
            response.setStatus(refusal.reason().status());
            model.addAttribute("ask", form(elderId, needId, new NewNeed.Typed(cut(service),
                    cut(piece), cut(wish), cut(asker), cut(other), cut(people), urgent),
                    refusal.say()));
            return "station/newneed";
        }
    }

    private static String cut(String text) {
        return Text.cut(text, 300);
    }

    @GetMapping("/today/needs/{id}")
    @Transactional(readOnly = true)
    String one(Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String q,
            Model model) {
        model.addAttribute("page", page.page(actor, Given.id(id),
                new NeedDesk.Asked(shorten(q), null, "")));
        return "station/need";
    }

    /** The village has called back and knows now what is really wanted. */
    @PostMapping("/today/needs/{id}/clarify")
    @Needs(Right.ANSWER)
    String clarify(Actor actor, @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form, HttpServletResponse response,
            Model model) {
        var needId = Given.id(id);
        try {
            meeting.save(actor, actor.placeCode(), NeedDesk.record(needId), form,
                    () -> NeedDesk.held(needs.get(needId)), () -> clarify(actor, needId, form));
            return Said.then("/today/needs/" + needId, "saved");
        } catch (Rejected refusal) {
            return page.again(actor, needId, refusal, "", response, model);
        }
    }

    private void clarify(Actor actor, UUID needId, MultiValueMap<String, String> form) {
        var kind = Given.word(form.getFirst("service"), Service.class, "service", "要什么");
        var wish = form.getFirst("wish");
        needs.clarify(actor, needId, kind, Given.text(wish == null || wish.isBlank()
                ? kind.chinese() : wish, "wish", "要做什么", 200), form.containsKey("urgent"));
    }

    @PostMapping("/today/needs/{id}/end")
    @Needs(Right.ANSWER)
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
            return page.again(actor, needId, refusal, "", response, model);
        }
    }
}
