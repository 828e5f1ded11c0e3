package shouwang.people;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.access.Seal;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.places.Place;
import shouwang.places.Places;

/** The elders of one's places: lists, records, and what becomes of them. */
@Component
@Transactional
public class Elders {
    private static final int MOST = 5_000;
    private static final int LEAST_AGE = 60;
    private final ElderRows rows;
    private final PersonRows persons;
    private final Places places;
    private final Seal seal;
    private final Audit audit;
    private final Clock clock;

    Elders(ElderRows rows, PersonRows persons, Places places, Seal seal, Audit audit,
            Clock clock) {
        this.rows = rows;
        this.persons = persons;
        this.places = places;
        this.seal = seal;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What only the elder's own page shows.
     *
     * @param aideNamed the aide whom the roster named beside her, or null
     * @param pictures whether she allows photographs and spoken notes of herself
     */
    public record More(@Nullable String mood, @Nullable String wants, @Nullable String economy,
            @Nullable LocalDate statusSince, boolean healthKnown, boolean mindKnown,
            boolean remarkKnown, @Nullable String aideNamed, boolean pictures) {}

    @Transactional(readOnly = true)
    public Optional<Elder> find(UUID id) {
        return named(rows.byIds(List.of(id))).stream().findFirst();
    }

    @Transactional(readOnly = true)
    public Elder get(UUID id) {
        return find(id).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这位老人，可能不归您管。"));
    }

    /** The elder, and nobody else's until this transaction ends. */
    public Elder hold(UUID id) {
        rows.hold(id);
        return get(id);
    }

    @Transactional(readOnly = true)
    public Map<UUID, Elder> byIds(Collection<UUID> ids) {
        return ids.isEmpty() ? Collections.emptyMap() : named(rows.byIds(ids)).stream()
                .collect(Collectors.toMap(Elder::id, Function.identity()));
    }

    /** Everyone alive and not moved away below a place of village size. */
    @Transactional(readOnly = true)
    public List<Elder> all(String placeCode) {
        return named(rows.all(placeCode, MOST));
    }

    /** The same without some of them, by pinyin. */
    @Transactional(readOnly = true)
    public List<Elder> others(String placeCode, Collection<UUID> than) {
        return named(rows.others(placeCode, than, MOST));
    }

    @Transactional(readOnly = true)
    public List<Elder> list(ElderQuery query) {
        return named(rows.list(query, LocalDate.now(clock)));
    }

    @Transactional(readOnly = true)
    public int count(String placeCode) {
        return rows.count(placeCode);
    }

    @Transactional(readOnly = true)
    public More more(UUID id) {
        return rows.more(id);
    }

    /** Elders at home below a village, written down before then: id → when. */
    @Transactional(readOnly = true)
    public Map<UUID, Instant> atHomeSince(String placeCode, Instant before) {
        return rows.atHomeSince(placeCode, before);
    }

    /** The villages below a place with elders at home who were written down before then. */
    @Transactional(readOnly = true)
    public List<String> villagesKnownSince(String placeCode, Instant before) {
        return rows.villagesKnownSince(placeCode, before);
    }

    private List<Elder> named(List<Elder> elders) {
        var names = places.names(elders.stream().map(Elder::placeCode).distinct().toList());
        return elders.stream().map(e -> new Elder(e.id(), e.placeCode(),
                e.placeCode().length() > 12 ? names.getOrDefault(e.placeCode(), "") : "",
                e.householdId(), e.name(), e.pinyin(), e.sex(), e.born(), e.phones(), e.idShown(),
                e.categories(), e.selfCare(), e.status(), e.directions())).toList();
    }

    /** Adds an elder; refused where the id number is someone's already. */
    public UUID add(Actor actor, UUID id, ElderForm form) {
        actor.need(Right.WRITE_PEOPLE);
        check(actor, form);
        if (persons.find(id).isPresent()) {
            return id;
        }
        var village = Place.villageOf(form.placeCode());
        if (form.idNumber() != null && persons.byNumber(form.idNumber(), village).isPresent()) {
            throw numberTaken();
        }
        var now = clock.instant();
        var household = household(form);
        persons.insert(id, form.placeCode(), household, form.name(), form.sex(), form.born(),
                true, false, now);
        rows.insert(id, form);
        privateFields(id, form);
        audit.log(actor, form.placeCode(), "登记老人", form.name(), id, null);
        return id;
    }

    /** The household of the head who is named; her own, where none is, and never a namesake's. */
    private UUID household(ElderForm form) {
        var own = form.head() == null || form.head().equals(form.name());
        var head = form.head() == null ? form.name() : form.head();
        var homes = persons.homesOf(form.placeCode(), head).stream()
                .filter(home -> !own || !home.headed()).toList();
        if (homes.size() > 1) {
            throw new Rejected(Reason.TAKEN, "head", "这里有 %d 户的户主都叫%s，分不清是哪一户。"
                    .formatted(homes.size(), head) + "请先在户的页面把户主写得有区别，如“"
                    + head + "（桥头）”，再照样填。");
        }
        if (homes.size() == 1) {
            return homes.getFirst().id();
        }
        var fresh = Ids.fresh();
        persons.household(fresh, form.placeCode(), head, form.directions(), clock.instant());
        return fresh;
    }

    public void change(Actor actor, UUID id, ElderForm form) {
        actor.need(Right.WRITE_PEOPLE);
        check(actor, form);
        var elder = get(id);
        if (!Place.villageOf(form.placeCode()).equals(elder.villageCode())) {
            throw new Rejected(Reason.WRONG_FORM, "placeCode",
                    "不能改到别的村。请在这里记“搬走”，再由那个村登记。");
        }
        if (form.idNumber() != null
                && persons.byNumber(form.idNumber(), elder.villageCode())
                        .filter(other -> !other.equals(id)).isPresent()) {
            throw numberTaken();
        }
        persons.update(id, form.placeCode(), form.name(), form.sex(), form.born());
        rows.update(id, form);
        privateFields(id, form);
        audit.log(actor, form.placeCode(), "修改老人", form.name(), id, null);
    }

    private void check(Actor actor, ElderForm form) {
        actor.needPlace(form.placeCode());
        var today = LocalDate.now(clock);
        if (form.born().isAfter(today.minusYears(LEAST_AGE))) {
            throw new Rejected(Reason.OUT_OF_RANGE, "born", "不满 60 岁，不登记为老人。");
        }
        if (form.born().isBefore(today.minusYears(130))) {
            throw new Rejected(Reason.OUT_OF_RANGE, "born", "出生日期太早，请再核对。");
        }
        var number = form.idNumber();
        if (number != null && !number.born().equals(form.born())) {
            throw new Rejected(Reason.WRONG_FORM, "born", "出生日期与身份证号码上的不同，请以号码为准。");
        }
        if (number != null && number.sex() != form.sex()) {
            throw new Rejected(Reason.WRONG_FORM, "sex", "性别与身份证号码不符，请再核对。");
        }
    }

    private static Rejected numberTaken() {
        return new Rejected(Reason.TAKEN, "idNumber",
                "这个身份证号码已经在册。请先用号码尾数找一找；本村没有，就是在别的村，"
                        + "请那个村先记“搬走”，这里再登记。");
    }

    private void privateFields(UUID id, ElderForm form) {
        if (form.idNumber() != null) {
            try {
                persons.number(id, form.idNumber());
            } catch (DuplicateKeyException someoneElsewhereOrAtOnce) {
                throw numberTaken();
            }
        }
        if (form.phones() != null) {
            persons.phones(id, form.phones());
        }
        if (form.health() != null || form.mind() != null) {
            rows.health(id, seal.seal(form.health()), seal.seal(form.mind()));
        }
    }

    /** Takes away what was written down for the wrong one: id number, health, what to mind. */
    public void takeAway(Actor actor, UUID id, PrivateField field) {
        actor.need(Right.WRITE_PEOPLE);
        var elder = get(id);
        if (rows.takeAway(id, field) == 1) {
            audit.log(actor, elder.placeCode(), "去掉" + field.chinese(), elder.name(), id, null);
        }
    }

    /** Writes the remark anew; an empty one takes it away. */
    public void remark(Actor actor, UUID id, @Nullable String remark) {
        actor.need(Right.WRITE_PEOPLE);
        var elder = get(id);
        rows.remark(id, seal.seal(remark));
        audit.log(actor, elder.placeCode(), "修改备注", elder.name(), id, null);
    }

    /** Which of these let themselves be photographed and recorded. */
    @Transactional(readOnly = true)
    public Set<UUID> picturesAllowed(Collection<UUID> ids) {
        return ids.isEmpty() ? Collections.emptySet() : rows.picturesAllowed(ids);
    }

    /** She allows photographs and spoken notes of herself, or no more; logged where it changes. */
    public void allowPictures(Actor actor, UUID id, boolean allowed) {
        actor.need(Right.WRITE_PEOPLE);
        var elder = get(id);
        if (rows.allowPictures(id, allowed) == 1) {
            audit.log(actor, elder.placeCode(), allowed ? "老人同意拍照" : "老人不再同意拍照",
                    elder.name(), id, null);
        }
    }
}
