package shouwang.places.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SiteRows {
    private static final String ALL = """
            select id, place_code, kind, name, address, phone, source, lender, lent_free,
                lent_from, lent_until, consent_by, consent_paper, consented_on, lends, opened_on,
                closed_on, closed_why, moved_what from places_site
            """;
    private final JdbcClient sql;

    SiteRows(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Site> find(UUID id) {
        return sql.sql(ALL + "where id = ?").param(id).query(SiteRows::site).optional();
    }

    /** Whoever changes this house waits until this transaction is over. */
    Optional<Site> hold(UUID id) {
        return sql.sql(ALL + "where id = ? for no key update").param(id).query(SiteRows::site)
                .optional();
    }

    List<Site> below(String code, int most) {
        return sql.sql(ALL + """
                where place_code >= ? and place_code <= ?
                order by closed_on is not null, length(place_code), place_code, name limit ?""")
                .params(code, code + "~", most).query(SiteRows::site).list();
    }

    List<Site> at(String code) {
        return sql.sql(ALL + "where place_code = ? and closed_on is null order by name")
                .param(code).query(SiteRows::site).list();
    }

    Map<String, Map<Site.Kind, Integer>> counted(String code, int digits) {
        var counted = new HashMap<String, Map<Site.Kind, Integer>>();
        sql.sql("""
                select left(place_code, ?), kind, count(*) from places_site
                where place_code >= ? and place_code <= ? and closed_on is null
                group by 1, 2""").params(digits, code, code + "~").query((ResultSet row) -> {
                    counted.computeIfAbsent(row.getString(1), at -> new HashMap<>())
                            .put(Site.Kind.valueOf(row.getString(2)), row.getInt(3));
                });
        return counted;
    }

    int endingBy(String code, LocalDate day) {
        return sql.sql("""
                select count(*) from places_site where place_code >= ? and place_code <= ?
                and lent_until <= ? and closed_on is null""").params(code, code + "~", day)
                .query(Integer.class).single();
    }

    /** Hearths without a check since that day that found nothing wrong. */
    int unchecked(String code, LocalDate since) {
        return sql.sql("""
                select count(*) from places_site s where place_code >= ? and place_code <= ?
                and closed_on is null and kind = 'HEARTH' and coalesce((
                    select c.lacking <> '{}' or c.checked_on < ? from places_site_check c
                    where c.site_id = s.id order by c.checked_on desc, c.made_at desc limit 1),
                    true)""").params(code, code + "~", since).query(Integer.class).single();
    }

    void insert(UUID id, String code, Site.Kind kind, Site.Form form, LocalDate day, Instant at,
            String by) {
        sql.sql("""
                insert into places_site (id, place_code, kind, opened_on, made_at, made_by, name,
                    address, lent_free, lends)
                values (?, ?, ?, ?, ?, ?, ?, ?, true, '')""").params(id, code, kind.name(), day,
                        Timestamp.from(at), by, form.name(), form.address()).update();
        update(id, form);
    }

    void update(UUID id, Site.Form form) {
        var lending = form.lending();
        sql.sql("""
                update places_site set name = ?, address = ?, phone = ?, source = ?, lender = ?,
                    lent_free = ?, lent_from = ?, lent_until = ?, lends = ? where id = ?""")
                .param(form.name()).param(form.address()).param(form.phone())
                .param(lending.source() == null ? null : lending.source().name())
                .param(lending.lender()).param(lending.free()).param(lending.from())
                .param(lending.until()).param(form.lends()).param(id).update();
    }

    void consent(UUID id, Site.Consent consent) {
        sql.sql("""
                update places_site set consent_by = ?, consent_paper = ?, consented_on = ?
                where id = ?""").params(consent.by(), consent.paper(), consent.on(), id).update();
    }

    void close(UUID id, Site.Closed closed) {
        sql.sql("""
                update places_site set closed_on = ?, closed_why = ?, moved_what = ?
                where id = ?""").params(closed.on(), closed.why(), closed.moved(), id).update();
    }

    Map<UUID, OpenHours> hours(Collection<UUID> sites, LocalDate from) {
        var ids = sites.toArray(UUID[]::new);
        var weeks = new HashMap<UUID, Map<DayOfWeek, OpenHours.Span>>();
        sql.sql("select site_id, weekday, opens, closes from places_site_hours"
                + " where site_id = any (?)").param(ids).query((ResultSet row) -> {
                    weeks.computeIfAbsent(row.getObject(1, UUID.class), id -> new HashMap<>())
                            .put(DayOfWeek.of(row.getInt(2)), new OpenHours.Span(
                                    row.getObject(3, LocalTime.class),
                                    row.getObject(4, LocalTime.class)));
                });
        var days = new HashMap<UUID, List<OpenHours.Special>>();
        sql.sql("""
                select site_id, day, opens, closes, why from places_site_day
                where site_id = any (?) and day >= ? order by day""").params(ids, from)
                .query((ResultSet row) -> {
                    days.computeIfAbsent(row.getObject(1, UUID.class),
                            id -> new java.util.ArrayList<>()).add(special(row));
                });
        var hours = new HashMap<UUID, OpenHours>();
        sites.forEach(id -> hours.put(id, new OpenHours(weeks.getOrDefault(id, Map.of()),
                days.getOrDefault(id, List.of()))));
        return hours;
    }

    private static OpenHours.Special special(ResultSet row) throws SQLException {
        var opens = row.getObject(3, LocalTime.class);
        return new OpenHours.Special(row.getObject(2, LocalDate.class), opens == null ? null
                : new OpenHours.Span(opens, row.getObject(4, LocalTime.class)),
                row.getString(5));
    }

    void week(Site site, Map<DayOfWeek, OpenHours.Span> week) {
        sql.sql("delete from places_site_hours where site_id = ?").param(site.id()).update();
        var days = week.keySet().toArray(DayOfWeek[]::new);
        sql.sql("""
                insert into places_site_hours (site_id, place_code, weekday, opens, closes)
                select ?, ?, * from unnest(?::smallint[], ?::time[], ?::time[])""")
                .param(site.id()).param(site.placeCode())
                .param(Arrays.stream(days).map(DayOfWeek::getValue).toArray(Integer[]::new))
                .param(texts(days, week, OpenHours.Span::from))
                .param(texts(days, week, OpenHours.Span::until)).update();
    }

    private static String[] texts(DayOfWeek[] days, Map<DayOfWeek, OpenHours.Span> week,
            java.util.function.Function<OpenHours.Span, LocalTime> end) {
        return Arrays.stream(days).map(day -> end.apply(java.util.Objects.requireNonNull(
                week.get(day))).toString()).toArray(String[]::new);
    }

    void special(Site site, OpenHours.Special special) {
        var open = special.open();
        sql.sql("""
                insert into places_site_day (site_id, place_code, day, opens, closes, why)
                values (?, ?, ?, ?, ?, ?) on conflict (site_id, day) do update
                set opens = excluded.opens, closes = excluded.closes, why = excluded.why""")
                .param(site.id()).param(site.placeCode()).param(special.day())
                .param(open == null ? null : open.from()).param(open == null ? null : open.until())
                .param(special.why()).update();
    }

    int forget(UUID id, LocalDate day) {
        return sql.sql("delete from places_site_day where site_id = ? and day = ?")
                .params(id, day).update();
    }

    void check(Site site, SiteCheck check, Instant at) {
        sql.sql("""
                insert into places_site_check (id, site_id, place_code, checked_on, checked_by,
                    fine, lacking, note, made_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing""")
                .param(check.id()).param(site.id()).param(site.placeCode()).param(check.on())
                .param(check.by()).param(check.fine().toArray(String[]::new))
                .param(check.lacking().toArray(String[]::new)).param(check.note())
                .param(Timestamp.from(at)).update();
    }

    /** The last check of each, where there was one. */
    Map<UUID, SiteCheck> lastChecks(Collection<UUID> sites) {
        var found = new HashMap<UUID, SiteCheck>();
        sql.sql("""
                select distinct on (site_id) site_id, id, checked_on, checked_by, fine, lacking,
                    note from places_site_check where site_id = any (?)
                order by site_id, checked_on desc, made_at desc""")
                .param(sites.toArray(UUID[]::new)).query((ResultSet row) -> {
                    found.put(row.getObject(1, UUID.class), new SiteCheck(
                            row.getObject(2, UUID.class), row.getObject(3, LocalDate.class),
                            row.getString(4), texts(row, 5), texts(row, 6), row.getString(7)));
                });
        return found;
    }

    static List<String> texts(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static Site site(ResultSet row, int n) throws SQLException {
        var source = row.getString(7);
        var paper = row.getString(13);
        var why = row.getString(18);
        return new Site(row.getObject(1, UUID.class), row.getString(2),
                Site.Kind.valueOf(row.getString(3)), new Site.Form(row.getString(4),
                        row.getString(5), row.getString(6), new Site.Lending(
                                source == null ? null : Site.Source.valueOf(source),
                                row.getString(8), row.getBoolean(9), day(row, 10), day(row, 11)),
                        row.getString(15)),
                paper == null ? null : new Site.Consent(row.getString(12), paper,
                        row.getObject(14, LocalDate.class)),
                row.getObject(16, LocalDate.class), why == null ? null : new Site.Closed(
                        row.getObject(17, LocalDate.class), why, row.getString(19)));
    }

    private static @Nullable LocalDate day(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
