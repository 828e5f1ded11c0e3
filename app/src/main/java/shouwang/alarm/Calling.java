package shouwang.alarm;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Account;
import shouwang.access.Accounts;
import shouwang.access.Role;
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
import shouwang.people.Kin;
import shouwang.people.Kins;
import shouwang.places.Paths;
import shouwang.places.TravelTimes;
import shouwang.places.Way;

/** Calls the next ring of people, each of them once. */
@Component
@Transactional(propagation = Propagation.REQUIRES_NEW)
class Calling {
    private static final Set<String> FIRST_AID = Set.of("MEDICAL", "EMERGENCY");
    private final AlertRows rows;
    private final Elders elders;
    private final Aides aides;
    private final Kins kins;
    private final Pairs pairs;
    private final Paths paths;
    private final Rush rush;
    private final Accounts accounts;
    private final Outbox outbox;
    private final Clock clock;

    Calling(AlertRows rows, Elders elders, Aides aides, Kins kins, Pairs pairs, Paths paths,
            Rush rush, Accounts accounts, Outbox outbox, Clock clock) {
        this.rows = rows;
        this.elders = elders;
        this.aides = aides;
        this.kins = kins;
        this.pairs = pairs;
        this.paths = paths;
        this.rush = rush;
        this.accounts = accounts;
        this.outbox = outbox;
        this.clock = clock;
    }

    List<UUID> due(Instant now, int limit) {
        return rows.due(now, limit);
    }

    /** Rings once, if it is time; of two at once the second finds that it is not. */
    void ring(UUID alertId) {
        var now = clock.instant();
        var held = rows.forUpdate(alertId).filter(Alert::isOpen);
        if (held.isEmpty()) {
            return;
        }
        var alert = held.get();
        var due = alert.ringAt();
        if (due == null || due.isAfter(now)) {
            return;
        }
        var elder = elders.get(alert.elderId());
        var known = new HashSet<>(rows.told(List.of(alertId)).stream().map(Told::who).toList());
        if (alert.ring() == 0) {
            first(alert, elder, now);
        }
        var last = alert.drill() ? Alert.TOWNSHIP_RING : Alert.COUNTY_RING;
        var near = near(alert, elder, known);
        var ring = alert.ring();
        var called = List.<Rings.Near>of();
        while (ring < last && called.isEmpty()) {
            ring++;
            called = Rings.of(ring, near);
            if (ring >= Alert.TOWNSHIP_RING && !alert.drill()) {
                above(alert, elder, ring, now);
                break;
            }
        }
        for (var one : called) {
            tell(alert, elder, one, ring, now);
        }
        rows.ring(alertId, ring, ring < last ? now.plus(Rings.patience(ring)) : null);
        if (alert.ring() > 0) {
            rows.step(Ids.derived(alertId, "RING " + ring), alertId, alert.placeCode(), now, "系统",
                    said(alert, ring, called.size()));
        }
    }

    private static String said(Alert alert, int ring, int called) {
        var more = called == 0 ? "" : "又叫了 " + called + " 位互助员";
        var up = alert.drill() || ring < Alert.TOWNSHIP_RING ? ""
                : ring == Alert.TOWNSHIP_RING ? "，告诉了乡镇" : "，告诉了县里";
        return "还没有人到" + (more.isEmpty() ? "" : "，" + more) + up;
    }

    /** The village's desk, the doctor; and for a real one those of her children who may know. */
    private void first(Alert alert, Elder elder, Instant now) {
        desk(alert, elder, elder.villageCode(), "村服务站", alert.drill() ? Template.DRILL
                : Template.ALERT, 1, now);
        for (var doctor : accounts.serving(elder.villageCode(), Role.DOCTOR)) {
            say(alert, elder, person(doctor), Told.Part.DOCTOR, doctor.name(),
                    alert.drill() ? Template.DRILL : Template.ALERT, "/today/alerts/" + alert.id(),
                    null,
                    now);
        }
        if (!alert.drill()) {
            kins.of(elder.id()).stream().filter(kin -> kin.may().contains(Kin.Sight.NEEDS))
                    .forEach(kin -> say(alert, elder, kin.person(), Told.Part.KIN, kin.called(),
                            Template.ALERT_KIN, "/kin",
                            new Message.About(kin.id(), Kin.Sight.NEEDS.name()), now));
        }
    }

    private static UUID person(Account doctor) {
        var person = doctor.personId();
        return person == null ? doctor.id() : person;
    }

    private void above(Alert alert, Elder elder, int ring, Instant now) {
        if (ring == Alert.TOWNSHIP_RING) {
            desk(alert, elder, elder.placeCode().substring(0, 9), "乡镇", Template.ALERT_NOBODY,
                    ring, now);
        } else {
            desk(alert, elder, elder.placeCode().substring(0, 6), "县民政", Template.ALERT_NOBODY,
                    ring, now);
        }
    }

    private void desk(Alert alert, Elder elder, String place, String name, Template template,
            int ring, Instant now) {
        var told = new Told(alert.id(), deskId(place), Told.Part.DESK, name, ring, null, null,
                now, null, null, null, null);
        if (rows.tell(told, alert.placeCode()) == 1) {
            put(alert, elder, told.who(), new Recipient.Desk(place), template,
                    place.length() < 9 ? "/boards/climbed" : "/today/alerts/" + alert.id(), null);
        }
    }

    /** The id under which a desk stands among those who were told. */
    static UUID deskId(String place) {
        return UUID.nameUUIDFromBytes(("desk " + place).getBytes(StandardCharsets.UTF_8));
    }

    private void tell(Alert alert, Elder elder, Rings.Near near, int ring, Instant now) {
        var told = new Told(alert.id(), near.aideId(), Told.Part.AIDE, near.name(), ring,
                near.minutes(), near.why(), now, null, null, null, null);
        if (rows.tell(told, alert.placeCode()) == 1) {
            put(alert, elder, near.aideId(), new Recipient.Person(near.aideId()),
                    alert.drill() ? Template.DRILL : Template.ALERT,
                    "/aide/alerts/" + alert.id(), null);
        }
    }

    private void say(Alert alert, Elder elder, UUID who, Told.Part part, String name,
            Template template, @Nullable String path, Message.@Nullable About about,
            Instant now) {
        var told = new Told(alert.id(), who, part, name, 1, null, null, now, null, null, null,
                null);
        if (rows.tell(told, alert.placeCode()) == 1) {
            put(alert, elder, who, new Recipient.Person(who), template, path, about);
        }
    }

    private void put(Alert alert, Elder elder, UUID who, Recipient to, Template template,
            @Nullable String path, Message.@Nullable About about) {
        var words = Map.of("elder", elder.name(), "place", elder.hamlet().isEmpty() ? "本村"
                : elder.hamlet(), "what", alert.what());
        outbox.put(new Message(Ids.derived(alert.id(), "TOLD " + who), to, alert.placeCode(),
                template, words.entrySet().stream()
                        .filter(word -> template.gaps().contains(word.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)), path,
                about));
    }

    private List<Rings.Near> near(Alert alert, Elder elder, Set<UUID> known) {
        var all = aides.all(elder.villageCode()).stream()
                .filter(aide -> !aide.id().equals(elder.id()) && !known.contains(aide.id()))
                .toList();
        var codes = new ArrayList<>(all.stream().map(Aide::placeCode).distinct().toList());
        codes.add(elder.placeCode());
        var times = paths.between(codes);
        var pair = pairs.current(List.of(elder.id())).get(elder.id());
        var busy = Set.copyOf(rush.busy(elder.villageCode()));
        var day = 1 << LocalDate.now(clock).getDayOfWeek().getValue() - 1;
        return all.stream().map(aide -> new Rings.Near(aide.id(), aide.name(),
                minutes(times, aide, elder), pair != null && pair.aideId().equals(aide.id()),
                aide.skills().stream().anyMatch(FIRST_AID::contains),
                (aide.daysFree() & day) != 0 && !busy.contains(aide.id()))).toList();
    }

    private static int minutes(TravelTimes times, Aide aide, Elder elder) {
        return times.between(aide.placeCode(), elder.placeCode(),
                aide.vehicle() == Aide.Vehicle.FOOT ? Way.FOOT : Way.MOTORBIKE).minutes();
    }
}
