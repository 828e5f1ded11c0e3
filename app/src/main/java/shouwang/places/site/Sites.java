package shouwang.places.site;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.places.Place;
import shouwang.places.Places;

/**
 * The houses of the network: opened, lent, consented to, checked, given back. Asks nothing about
 * who acts: the pages do; the scope of the transaction hides what is not theirs.
 */
@Component
@Transactional
public class Sites {
    private static final int MOST_DAYS_AHEAD = 400;
    private static final int MOST = 600;
    private final SiteRows rows;
    private final RoomRows rooms;
    private final Places places;
    private final SiteTerms terms;
    private final Clock clock;

    Sites(SiteRows rows, RoomRows rooms, Places places, SiteTerms terms, Clock clock) {
        this.rows = rows;
        this.rooms = rooms;
        this.places = places;
        this.terms = terms;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    @Transactional(readOnly = true)
    public Optional<Site> find(UUID id) {
        return rows.find(id);
    }

    @Transactional(readOnly = true)
    public Site get(UUID id) {
        return rows.find(id).orElseThrow(Sites::unknown);
    }

    private static Rejected unknown() {
        return new Rejected(Reason.NOT_FOUND, "没有找到这处场地，可能不归您管。");
    }

    /** All at or below a place, those that are closed last. */
    @Transactional(readOnly = true)
    public List<Site> below(String code) {
        return rows.below(code, MOST);
    }

    /** Those that stand at this very place. */
    @Transactional(readOnly = true)
    public List<Site> at(String code) {
        return rows.at(code);
    }

    /** Open houses below a place, counted by the first {@code digits} of where they stand. */
    @Transactional(readOnly = true)
    public Map<String, Map<Site.Kind, Integer>> counted(String code, int digits) {
        return rows.counted(code, digits);
    }

    /**
     * Opens a house; the same id again changes nothing. A hearth is named by the hamlet it lies in
     * and gets its own place of the network.
     */
    public Site open(UUID id, String code, Site.Kind kind, Site.Form form, String by) {
        var known = rows.find(id);
        if (known.isPresent()) {
            return known.get();
        }
        var at = kind == Site.Kind.HEARTH && code.length() == 15 ? hearth(code, form.name()) : code;
        if (!kind.standsAt(at)) {
            throw new Rejected(Reason.WRONG_KIND, "place", switch (kind) {
                case CENTRE -> "服务中心设在乡镇。请由乡镇来加。";
                case STATION -> "服务站设在村上。请先打开这个村。";
                case LIAISON, HEARTH -> "联络点、互助点设在组里。请选一个组（社）。";
                case DAYTIME -> "日间照护联络点设在村上或组里。请选一个。";
            });
        }
        places.hold(at);
        needFree(at, kind, form.name(), id);
        rows.insert(id, places.get(at).code(), kind, form, today(), clock.instant(), by);
        return get(id);
    }

    private String hearth(String hamlet, String name) {
        places.hold(hamlet);
        return places.children(hamlet).stream().filter(one -> one.name().equals(name)).findFirst()
                .orElseGet(() -> places.add(hamlet, Place.Kind.HEARTH, name)).code();
    }

    private void needFree(String code, Site.Kind kind, String name, UUID id) {
        var there = rows.at(code).stream().filter(one -> one.kind() == kind
                && !one.id().equals(id)).toList();
        var alone = kind == Site.Kind.CENTRE || kind == Site.Kind.HEARTH;
        if (alone && !there.isEmpty()
                || there.stream().anyMatch(one -> one.form().name().equals(name))) {
            throw new Rejected(Reason.TAKEN, "name", "这里已经有“" + there.getFirst().form().name()
                    + "”了，请打开它来改，或换个名字。");
        }
    }

    public void change(UUID id, Site.Form form) {
        var site = hold(id);
        needFree(site.placeCode(), site.kind(), form.name(), id);
        if (site.kind() == Site.Kind.HEARTH && !form.name().equals(site.form().name())) {
            places.rename(site.placeCode(), form.name());
        }
        rows.update(id, form);
    }

    private Site hold(UUID id) {
        var site = rows.hold(id).orElseThrow(Sites::unknown);
        if (!site.isOpen()) {
            throw new Rejected(Reason.GONE, site.form().name() + "已经不办了，不能再改。");
        }
        return site;
    }

    /** The owner's consent; only a villager's own house needs one. */
    public void consent(UUID id, Site.Consent consent) {
        var site = hold(id);
        if (site.kind() != Site.Kind.HEARTH) {
            throw new Rejected(Reason.WRONG_KIND, "只有村民自家的互助点要写屋主同意。");
        }
        notAhead(consent.on(), "consentedOn", "同意的日子");
        rows.consent(id, consent);
    }

    private void notAhead(LocalDate day, String field, String called) {
        if (day.isAfter(today())) {
            throw new Rejected(Reason.OUT_OF_RANGE, field, called + "不能在今天以后。");
        }
    }

    /**
     * A safety check. What was not ticked of the list of that day is lacking; a check cannot be
     * changed, only made again.
     */
    public SiteCheck check(UUID id, UUID checkId, LocalDate on, String by, List<String> ticked,
            String note) {
        var site = hold(id);
        notAhead(on, "checkedOn", "检查的日子");
        var list = terms.checkList(on);
        if (list.isEmpty()) {
            throw new Rejected(Reason.OUT_OF_RANGE, "checkedOn", "那一天还没有检查清单，请核对日子。");
        }
        var check = new SiteCheck(checkId, on, by, list.stream().filter(ticked::contains).toList(),
                list.stream().filter(item -> !ticked.contains(item)).toList(), note);
        rows.check(site, check, clock.instant());
        return check;
    }

    @Transactional(readOnly = true)
    public Map<UUID, SiteCheck> lastChecks(Collection<UUID> sites) {
        return rows.lastChecks(sites);
    }

    /** Whether a check still holds today. */
    public boolean holds(SiteCheck check) {
        return check.passed() && !check.on().isBefore(checkedSince());
    }

    private LocalDate checkedSince() {
        return today().minusMonths(terms.checkMonths(today()));
    }

    /**
     * Given back, at any time: by the owner of a hearth, by the lender, or since it is not needed.
     * What stands there must be said to go somewhere; bookings ahead are called off.
     *
     * @return how many bookings were called off
     */
    public int close(UUID id, Site.Closed closed) {
        var site = hold(id);
        notAhead(closed.on(), "on", "收回的日子");
        if (closed.on().isBefore(site.openedOn())) {
            throw new Rejected(Reason.OUT_OF_RANGE, "on", "收回的日子不能早于启用的日子。");
        }
        var things = rooms.equipment(id);
        if (!things.isEmpty() && closed.moved().isBlank()) {
            throw new Rejected(Reason.MISSING, "moved", "这里还有 " + things.size()
                    + " 样东西，请写明搬到哪里。");
        }
        rooms.clear(id, closed.on(), closed.moved());
        rows.close(id, closed);
        return rooms.callOff(id, clock.instant());
    }

    @Transactional(readOnly = true)
    public OpenHours hours(UUID id) {
        return hours(List.of(id)).getOrDefault(id, new OpenHours(Map.of(), List.of()));
    }

    /** Of many in two questions; special days from today on. */
    @Transactional(readOnly = true)
    public Map<UUID, OpenHours> hours(Collection<UUID> sites) {
        return rows.hours(sites, today());
    }

    /** The hours of an ordinary week, outright. */
    public void week(UUID id, Map<DayOfWeek, OpenHours.Span> week) {
        rows.week(hold(id), week);
    }

    /** A feast, a repair: a day not like its weekday. */
    public void special(UUID id, OpenHours.Special special) {
        var site = hold(id);
        if (special.day().isBefore(today())
                || special.day().isAfter(today().plusDays(MOST_DAYS_AHEAD))) {
            throw new Rejected(Reason.OUT_OF_RANGE, "day", "只写今天起一年以内的日子。");
        }
        rows.special(site, special);
    }

    /** The day is like its weekday again. */
    public void ordinary(UUID id, LocalDate day) {
        if (rows.forget(hold(id).id(), day) == 0) {
            throw new Rejected(Reason.NOT_FOUND, "这一天本来就照平常开。");
        }
    }

    /** How many lendings end soon, and how many hearths want a check. */
    @Transactional(readOnly = true)
    public Due due(String code) {
        return new Due(rows.endingBy(code, today().plusDays(terms.lendingNotice(today()))),
                rows.unchecked(code, checkedSince()));
    }

    /** What is due at houses below a place. */
    public record Due(int ending, int unchecked) {}

    /** Whether its lending ends within the notice. */
    public boolean endsSoon(Site site) {
        var until = site.form().lending().until();
        return until != null && !until.isAfter(today().plusDays(terms.lendingNotice(today())));
    }
}
