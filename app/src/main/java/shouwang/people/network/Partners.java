package shouwang.people.network;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.places.Place;
import shouwang.places.Places;

/** Who else belongs to a village's network. Whoever is in the books already is linked. */
@Component
@Transactional
public class Partners {
    private final PartnerRows rows;
    private final Places places;
    private final Audit audit;
    private final Clock clock;

    Partners(PartnerRows rows, Places places, Audit audit, Clock clock) {
        this.rows = rows;
        this.places = places;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Partner get(UUID id) {
        return rows.find(id).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这一位，可能不归您管。"));
    }

    /**
     * Those of a place, by part and name.
     *
     * @param text a piece of the name, its initials, the last four of a phone; null = all
     */
    @Transactional(readOnly = true)
    public List<Partner> list(String place, Partner.@Nullable Part part, @Nullable String text,
            int most) {
        return rows.list(place, part, text, most);
    }

    /** In which parts somebody of the books is. */
    @Transactional(readOnly = true)
    public List<Partner> of(UUID person) {
        return rows.of(person);
    }

    /** Who of that name is in the village's books. */
    @Transactional(readOnly = true)
    public List<Partner.Known> known(String village, String name) {
        var found = rows.known(village, name);
        var names = places.names(found.stream().map(Partner.Known::hamlet)
                .collect(Collectors.toSet()));
        return found.stream().map(one -> new Partner.Known(one.id(), one.name(), one.born(),
                one.hamlet().length() < 15 ? "" : names.getOrDefault(one.hamlet(), ""))).toList();
    }

    /** Writes one down; the same id again changes nothing. */
    public void add(Actor actor, UUID id, String village, Partner.Form form) {
        actor.need(Right.WRITE_PEOPLE);
        actor.needPlace(village);
        if (rows.find(id).isPresent()) {
            return;
        }
        if (places.get(village).kind() != Place.Kind.VILLAGE) {
            throw new Rejected(Reason.WRONG_KIND, "写在一个村里，请先选村。");
        }
        var linked = checked(village, form);
        try {
            rows.insert(id, village, linked, clock.instant());
            rows.update(id, linked, linked.named() ? today() : null);
        } catch (DuplicateKeyException twice) {
            throw taken(linked);
        }
        audit.log(actor, village, "登记各方", linked.name(), null, linked.part().chinese());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Rejected taken(Partner.Form form) {
        return new Rejected(Reason.TAKEN, "name", form.name() + "已经登记为"
                + form.part().chinese() + "了，请打开那一条来改。");
    }

    /** Whoever is in the books is named as such, or it is said that it is another. */
    private Partner.Form checked(String village, Partner.Form form) {
        if (form.since().isAfter(today())) {
            throw new Rejected(Reason.OUT_OF_RANGE, "since", "从哪天起不能在今天以后。");
        }
        if (form.organisation()) {
            return form;
        }
        var known = rows.known(village, form.name());
        if (form.personId() != null && known.stream().noneMatch(one ->
                one.id().equals(form.personId()))) {
            throw new Rejected(Reason.WRONG_FORM, "person", "选的人和名字对不上，请重新选。");
        }
        if (form.personId() == null && !known.isEmpty() && !form.another()) {
            throw new Rejected(Reason.TAKEN, "person", "村里登记过叫“" + form.name()
                    + "”的人，请选是不是同一个。");
        }
        if (form.personId() != null && rows.of(form.personId()).stream().anyMatch(one ->
                one.part() == form.part())) {
            throw taken(form);
        }
        return form;
    }

    /** Changes what is written; the day of a consent to be named stays the day it was given. */
    public void change(Actor actor, UUID id, Partner.Form form) {
        actor.need(Right.WRITE_PEOPLE);
        var now = open(id);
        var same = form.part() == now.part() && java.util.Objects.equals(form.personId(),
                now.personId());
        var linked = same && form.name().equals(now.name()) ? form : checked(now.placeCode(), form);
        rows.update(id, linked, !form.named() ? null
                : Optional.ofNullable(now.namedOn()).orElse(today()));
        audit.log(actor, now.placeCode(), "改各方", form.name(), null, form.part().chinese());
    }

    private Partner open(UUID id) {
        var partner = get(id);
        if (partner.endedOn() != null) {
            throw new Rejected(Reason.GONE, partner.name() + "已经不在各方里了。");
        }
        return partner;
    }

    public void end(Actor actor, UUID id) {
        actor.need(Right.WRITE_PEOPLE);
        var partner = open(id);
        rows.end(id, today());
        audit.log(actor, partner.placeCode(), "不再是各方", partner.name(), null,
                partner.part().chinese());
    }

    /** The phone in the clear, with a reason that is logged. */
    public String phone(Actor actor, UUID id, String why) {
        actor.need(Right.REVEAL);
        var partner = get(id);
        audit.log(actor, partner.placeCode(), "查看电话", partner.name(), partner.personId(), why);
        return Optional.ofNullable(rows.phone(id)).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有写电话。"));
    }
}
