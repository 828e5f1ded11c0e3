package shouwang.pages.station;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import shouwang.access.Actor;
import shouwang.alarm.Alarm;
import shouwang.care.CardCalls;
import shouwang.care.Need;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.When;
import shouwang.pages.form.Held;
import shouwang.pages.form.Meeting;
import shouwang.pairing.Pairs;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;

/** The page of one need, as several deeds show it again. */
@Component
class NeedDesk {
    private static final int MOST = 8;
    private static final int MOST_FOUND = 30;
    private final shouwang.care.Needs needs;
    private final Elders elders;
    private final Aides aides;
    private final Pairs pairs;
    private final CardCalls cardCalls;
    private final Alarm alarm;
    private final Desk desk;
    private final Meeting meeting;

    NeedDesk(shouwang.care.Needs needs, Elders elders, Aides aides, Pairs pairs,
            CardCalls cardCalls, Alarm alarm, Desk desk, Meeting meeting) {
        this.needs = needs;
        this.elders = elders;
        this.aides = aides;
        this.pairs = pairs;
        this.cardCalls = cardCalls;
        this.alarm = alarm;
        this.desk = desk;
        this.meeting = meeting;
    }

    /**
     * What is asked of the page beside the need.
     *
     * @param q whom to look for among all who help, or ""
     * @param despite what was typed against a warning
     */
    record Asked(String q, @Nullable String wrong, String despite) {
        static final Asked NOTHING = new Asked("", null, "");
    }

    static String record(UUID need) {
        return "need:" + need;
    }

    static Held held(Need need) {
        return new Held().put("service", "要什么", need.service().name(),
                        Held.words(Service.values(), Service::chinese))
                .put("wish", "要做什么", need.wish())
                .put("urgent", "很急", need.urgent() ? "true" : null, yes -> "很急");
    }

    NeedPage page(Actor actor, UUID id, Asked asked) {
        var need = needs.get(id);
        meeting.open(record(id), held(need));
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
                need.isOpen() ? choices(actor, need, elder, asked.q()) : List.of(),
                When.field(desk.now()), alarm.alertOf(id).orElse(null),
                need.via() == Need.Via.CARD,
                cardCalls.pranks(elder.id(), desk.now().minus(Duration.ofDays(30))),
                elder.status() == Elder.Status.HERE ? "" : elder.status().chinese(), asked.q(),
                asked.despite(), asked.wrong());
    }

    String again(Actor actor, UUID needId, Rejected refusal, String despite,
            HttpServletResponse response, Model model) {
        if (refusal.reason() == Reason.NOT_FOUND) {
            throw refusal;
        }
        response.setStatus(refusal.reason().status());
        model.addAttribute("page", page(actor, needId, new Asked("", refusal.say(), despite)));
        return "station/need";
    }

    /** The elder's own aide first, then those who would suit; or all who were looked for. */
    private List<NeedPage.Choice> choices(Actor actor, Need need, Elder elder, String q) {
        var who = new LinkedHashMap<Aide, String>();
        var pair = pairs.current(List.of(elder.id())).get(elder.id());
        if (!q.isEmpty()) {
            found(elder, q).forEach(aide -> who.put(aide, aide.hamlet().isEmpty() ? "本村"
                    : "住" + aide.hamlet()));
        } else {
            if (pair != null) {
                aides.find(pair.aideId()).filter(aide -> aide.endedOn() == null)
                        .ifPresent(aide -> who.put(aide, "结对的互助员"));
            }
            pairs.suggest(actor, elder.id(), MOST).stream()
                    .filter(one -> pair == null || !one.aide().id().equals(pair.aideId()))
                    .forEach(one -> who.put(one.aide(), one.reasons()));
        }
        var also = elders.byIds(who.keySet().stream().map(Aide::id).collect(Collectors.toSet()));
        var choices = new ArrayList<NeedPage.Choice>();
        who.forEach((aide, why) -> choices.add(new NeedPage.Choice(aide.id(), aide.name(), why,
                String.join("，", against(need, elder, aide, also)))));
        // who may simply go stands above who needs a second thought
        return choices.stream().sorted(java.util.Comparator.comparing(choice ->
                !choice.against().isEmpty())).toList();
    }

    private List<Aide> found(Elder elder, String q) {
        return aides.all(elder.villageCode()).stream().filter(aide -> aide.name().contains(q)
                        || aide.pinyin().replace(" ", "").contains(q.toLowerCase(
                        java.util.Locale.ROOT)) || aide.hamlet().contains(q))
                .limit(MOST_FOUND).toList();
    }

    private List<String> against(Need need, Elder elder, Aide aide, Map<UUID, Elder> also) {
        return Fitness.against(need, elder, aide, also.get(aide.id()), desk.today());
    }

    /** What speaks against sending this aide to this need; empty where nothing does. */
    String against(UUID needId, UUID aideId) {
        var need = needs.get(needId);
        return String.join("，", Fitness.against(need, elders.get(need.elderId()),
                aides.get(aideId), elders.find(aideId).orElse(null), desk.today()));
    }
}
