package shouwang.alarm;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.care.Need;
import shouwang.care.NeedNews;
import shouwang.care.Rush;
import shouwang.kernel.Ids;
import shouwang.messages.Message;
import shouwang.messages.Outbox;
import shouwang.messages.Recipient;
import shouwang.messages.Template;
import shouwang.pairing.Pairs;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;

/**
 * Hears what becomes of needs. What can wait is told to her own aide, and on each level it climbs
 * to, to those who are there: the hamlet's aides, the desks of village, township, county. A hamlet
 * without anyone passes it on to the village at once. What cannot wait becomes an alert.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Crier {
    private static final int MOST_OF_A_HAMLET = 12;
    private final AlertRows rows;
    private final Bell bell;
    private final Endings endings;
    private final NotComing notComing;
    private final Rush rush;
    private final Elders elders;
    private final Aides aides;
    private final Pairs pairs;
    private final Outbox outbox;
    private final Clock clock;

    Crier(AlertRows rows, Bell bell, Endings endings, NotComing notComing, Rush rush,
            Elders elders, Aides aides, Pairs pairs, Outbox outbox, Clock clock) {
        this.rows = rows;
        this.bell = bell;
        this.endings = endings;
        this.notComing = notComing;
        this.rush = rush;
        this.elders = elders;
        this.aides = aides;
        this.pairs = pairs;
        this.outbox = outbox;
        this.clock = clock;
    }

    @EventListener
    void hear(NeedNews news) {
        switch (news) {
            case NeedNews.Raised(var need) -> raised(need);
            case NeedNews.Urgent(var need) -> urgent(need);
            case NeedNews.Climbed(var need, var level) -> climbed(need, level);
            case NeedNews.Given(var need, var visit) -> coming(need, visit.aideId(), false);
            case NeedNews.Begun(var need, var visit) -> coming(need, visit.aideId(), true);
            case NeedNews.Stays(var need, var visit, var why, var by) ->
                    stays(need, visit.aideId(), why, by);
            case NeedNews.Eased(var need, var by) ->
                    over(need, Alert.Outcome.EASED, need.wish(), by.name(),
                            rush.ease(need.id(), "不急了，另外安排"));
            case NeedNews.Ended(var need, var by) ->
                    over(need, need.status() == Need.Status.WITHDRAWN ? Alert.Outcome.MISTAKE
                            : Alert.Outcome.OTHER, need.endReason() == null ? ""
                            : need.endReason(), by.name(), Set.of());
        }
    }

    private void raised(Need need) {
        var pair = pairs.current(List.of(need.elderId())).get(need.elderId());
        if (pair != null) {
            put(need, "ASKED " + pair.aideId(), new Recipient.Person(pair.aideId()),
                    Template.NEED_ASKED, Map.of("elder", elders.get(need.elderId()).name(),
                            "wish", need.wish()), null);
        }
    }

    private void climbed(Need need, Need.Level level) {
        switch (level) {
            case HEARTH -> raised(need);
            case HAMLET -> {
                var near = hamlet(elders.get(need.elderId()));
                near.forEach(aide -> tell(need, level, "CLIMBED 1 " + aide.id(),
                        new Recipient.Person(aide.id()), null));
                if (near.isEmpty()) {
                    tell(need, Need.Level.VILLAGE, "CLIMBED 2",
                            desk(need, 12), "/today/needs/" + need.id());
                }
            }
            case VILLAGE -> tell(need, level, "CLIMBED 2", desk(need, 12), "/today/needs/"
                    + need.id());
            case TOWNSHIP -> above(need, level, 9, "/today/needs/" + need.id());
            case COUNTY -> above(need, level, 6, "/boards/climbed");
        }
    }

    /** An alert that is still open has told the same desk already that nobody comes. */
    private void above(Need need, Need.Level level, int digits, String path) {
        var desk = Calling.deskId(need.placeCode().substring(0, digits));
        var known = rows.alertOf(need.id()).flatMap(rows::find).filter(Alert::isOpen).stream()
                .flatMap(alert -> rows.told(List.of(alert.id())).stream())
                .anyMatch(told -> told.who().equals(desk));
        if (!known) {
            tell(need, level, "CLIMBED " + level.ordinal(), desk(need, digits), path);
        }
    }

    private static Recipient desk(Need need, int digits) {
        return new Recipient.Desk(need.placeCode().substring(0, digits));
    }

    private void tell(Need need, Need.Level level, String consequence, Recipient to,
            @org.jspecify.annotations.Nullable String path) {
        put(need, consequence, to, Template.NEED_CLIMBED, Map.of("elder",
                elders.get(need.elderId()).name(), "wish", need.wish(), "level",
                level.chinese()), path);
    }

    private void put(Need need, String consequence, Recipient to, Template template,
            Map<String, String> words, @org.jspecify.annotations.Nullable String path) {
        outbox.put(new Message(Ids.derived(need.id(), consequence), to, need.placeCode(),
                template, words, path));
    }

    /** The aides of her hamlet; where none is known, the village's cadres. */
    private List<Aide> hamlet(Elder elder) {
        var all = elder.placeCode().length() > 12
                ? aides.all(elder.placeCode().substring(0, 15))
                : aides.all(elder.villageCode()).stream()
                        .filter(aide -> aide.origin() == Aide.Origin.CADRE).toList();
        return all.stream().filter(aide -> !aide.id().equals(elder.id()))
                .limit(MOST_OF_A_HAMLET).toList();
    }

    private void urgent(Need need) {
        var by = need.raisedAs().chinese() + " " + need.raisedBy();
        var now = clock.instant();
        rows.openOf(need.elderId()).ifPresent(one -> rush.hold(rows.needs(one.id())));
        var there = there(need);
        var id = Ids.fresh();
        if (there.isEmpty() && rows.insert(id, need.placeCode(), need.elderId(), false,
                need.wish(), by, now) == 0) {
            // somebody else called for her at the same moment
            there = there(need);
        }
        var alert = there.or(() -> rows.find(id));
        alert.ifPresent(one -> {
            rows.need(need.id(), one.id(), need.placeCode());
            rows.step(Ids.derived(need.id(), "RAISED " + one.id()), one.id(), need.placeCode(),
                    now, by, (one.id().equals(id) ? "" : "又求助：") + need.via().chinese() + "，"
                            + need.wish());
            bell.ringSoon(one.id());
        });
    }

    /**
     * The alert that a new call joins, held so that nobody ends it meanwhile. One whose helper has
     * gone, with nobody having written how it ended, rings nobody any more: it is ended here.
     */
    private Optional<Alert> there(Need need) {
        var open = rows.openOfForUpdate(need.elderId());
        if (open.isEmpty() || open.get().thereAt() == null) {
            return open;
        }
        var needs = rows.needs(open.get().id());
        if (!rush.isLeft(needs)) {
            return open;
        }
        endings.end(open.get(), needs, Alert.Outcome.OTHER, "又求助了，上一次没写结果", "系统",
                Set.of());
        return Optional.empty();
    }

    /** The desk sent somebody, or somebody who was sent is there. */
    private void coming(Need need, UUID aideId, boolean there) {
        rows.alertOf(need.id()).flatMap(rows::forUpdate).filter(Alert::isOpen).ifPresent(alert -> {
            var now = clock.instant();
            var name = aides.find(aideId).map(Aide::name).orElse("互助员");
            rows.tell(new Told(alert.id(), aideId, Told.Part.AIDE, name, Math.max(1, alert.ring()),
                    null, "服务站派的", now, null, null, null, null), alert.placeCode());
            var told = rows.told(List.of(alert.id())).stream()
                    .filter(one -> one.who().equals(aideId)).findFirst().orElseThrow();
            if (told.answer() != Told.Answer.GOING) {
                rows.answer(alert.id(), aideId, Told.Answer.GOING, null, now);
                rows.lead(alert.id(), alert.lead() == null ? aideId : alert.lead(), now,
                        alert.thereAt() != null ? null
                                : now.plus(Rings.arrival(NotComing.USUAL_WAY)));
                rows.step(Ids.fresh(), alert.id(), alert.placeCode(), now, "服务站",
                        name + "去（服务站派的）");
            }
            if (there && told.thereAt() == null) {
                rows.thereToo(alert.id(), aideId, now);
                rows.there(alert.id(), now);
            }
        });
    }

    /** Her visit is off; while another one of hers to the same alert stands, she still comes. */
    private void stays(Need need, UUID aideId, String why, Actor by) {
        rows.alertOf(need.id()).flatMap(rows::forUpdate).filter(Alert::isOpen).ifPresent(alert ->
                rows.told(List.of(alert.id())).stream()
                        .filter(one -> one.who().equals(aideId)
                                && one.answer() == Told.Answer.GOING)
                        .filter(one -> !rush.comes(rows.needs(alert.id()), aideId))
                        .forEach(one -> notComing.note(by, alert, one, why)));
    }

    /** The need is over by itself; with its last need the alert is over too. */
    private void over(Need need, Alert.Outcome outcome, String how, String by,
            Set<UUID> sent) {
        var id = rows.alertOf(need.id());
        if (id.isEmpty()) {
            return;
        }
        rows.needEnded(need.id());
        if (rows.needs(id.get()).isEmpty()) {
            rows.forUpdate(id.get()).filter(Alert::isOpen).ifPresent(alert ->
                    endings.end(alert, List.of(), outcome, how, by, sent));
        }
    }
}
