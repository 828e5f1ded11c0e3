package shouwang.people.intake;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.access.Seal;
import shouwang.kernel.Ids;
import shouwang.people.Phone;
import shouwang.people.roster.Homes;
import shouwang.people.roster.RosterRow;
import shouwang.people.sound.Pinyin;

/** Thousands of people in a handful of statements: arrays in, {@code unnest} inside. */
@Component
class RosterRows {
    private static final HexFormat HEX = HexFormat.of();
    private static final String ADD_PERSONS = """
            insert into people_person (id, household_id, born, place_code, name, pinyin,
                initials, sex, id_tail, phones_shown, phone_tails, id_sealed, id_mark,
                phones_sealed, relation_to_head, initials_too, is_elder, batch_id, made_at)
            select i, h, b::date, p, n, py, ini, s, nullif(t, ''),
                   case when ph = '' then '{}' else string_to_array(ph, ',') end,
                   case when pt = '' then '{}' else string_to_array(pt, ',') end,
                   nullif(idn, ''::bytea), nullif(m, ''::bytea), nullif(phs, ''::bytea),
                   nullif(left(r, 20), ''),
                   case when it = '' then '{}' else string_to_array(it, ',') end, true, ?, ?
            from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::bytea[],
                ?::bytea[], ?::text[], ?::text[]) as t (i, h, b, p, n, py, ini, s, t, ph, pt,
                idn, m, phs, r, it)
            on conflict (id_mark)
                where id_mark is not null and merged_into is null and not moved_away
            do nothing returning id""";
    private final JdbcClient sql;
    private final Seal seal;
    private final RosterNumbers numbers;

    RosterRows(JdbcClient sql, Seal seal, RosterNumbers numbers) {
        this.sql = sql;
        this.seal = seal;
        this.numbers = numbers;
    }

    /** A row on its way in. */
    private record Coming(UUID id, String place, UUID household, RosterRow row) {}

    /** Inserts those who are not here yet, completes who lacked a number; how many are new. */
    int insert(UUID batch, String village, Map<String, String> hamlets, List<RosterRow> good,
            Instant now) {
        var marks = marksHere(village, good);
        var nameless = withoutNumberHere(village, good);
        var unknown = good.stream().filter(row -> row.id() == null
                ? nameless.add(key(row, place(row, village, hamlets)))
                : marks.add(HEX.formatHex(seal.mark(row.id().text())))).toList();
        var completed = numbers.complete(batch, village, unknown.stream()
                .filter(row -> row.id() != null).toList(), row -> place(row, village, hamlets),
                now);
        var fresh = unknown.stream().filter(row -> row.id() == null
                || !completed.contains(row.id().text())).toList();
        if (fresh.isEmpty()) {
            return 0;
        }
        var coming = coming(village, hamlets, fresh, now);
        var came = persons(batch, coming, now);
        var here = coming.stream().filter(each -> came.contains(each.id)).toList();
        elders(here);
        kin(here, now);
        if (here.size() < coming.size()) {
            removeEmpty(coming.stream().map(Coming::household).toList());
        }
        return here.size();
    }

    private static String place(RosterRow row, String village, Map<String, String> hamlets) {
        return hamlets.getOrDefault(hamlet(row), village);
    }

    /** 三组, or the hamlet's own name; empty where unknown. */
    static String hamlet(RosterRow row) {
        var hamlet = row.hamlet();
        return hamlet == null ? "" : hamlet.chinese();
    }

    private static String key(RosterRow row, String place) {
        return place + "/" + row.name() + "/" + row.born();
    }

    private Set<String> marksHere(String village, List<RosterRow> good) {
        var marks = good.stream().filter(row -> row.id() != null)
                .map(row -> seal.mark(Objects.requireNonNull(row.id()).text()))
                .toArray(byte[][]::new);
        return new HashSet<>(sql.sql("""
                select id_mark from people_person
                where (id_mark = any (?) and not moved_away
                    or id_mark = any (?) and moved_away and village_code = ?)
                  and merged_into is null""").param(marks).param(marks).param(village)
                .query((row, n) -> HEX.formatHex(row.getBytes(1))).list());
    }

    private Set<String> withoutNumberHere(String village, List<RosterRow> good) {
        var names = good.stream().filter(row -> row.id() == null).map(RosterRow::name)
                .distinct().toArray(String[]::new);
        return names.length == 0 ? new HashSet<>() : new HashSet<>(sql.sql("""
                select place_code || '/' || name || '/' || born from people_person
                where village_code = ? and name = any (?) and merged_into is null""")
                .params(village, names).query(String.class).list());
    }

    /** The heads first: the others of their households then find them. */
    private List<Coming> coming(String village, Map<String, String> hamlets, List<RosterRow> fresh,
            Instant now) {
        var homes = homesHere(village, fresh);
        var coming = new ArrayList<Coming>();
        for (var heads : new boolean[] {true, false}) {
            for (var row : fresh) {
                if (Homes.isHead(row) == heads) {
                    var place = place(row, village, hamlets);
                    coming.add(new Coming(Ids.fresh(), place, homes.of(place, row), row));
                }
            }
        }
        households(homes.made(), now);
        return coming;
    }

    /** The households here of the heads that the file names. */
    private Homes homesHere(String village, List<RosterRow> fresh) {
        var heads = fresh.stream().map(row -> row.house().head()).filter(head -> !head.isEmpty())
                .distinct().toArray(String[]::new);
        var homes = new Homes(Ids::fresh);
        if (heads.length > 0) {
            sql.sql("""
                    select h.id, h.place_code, h.head, coalesce(h.address, ''), exists (
                        select from people_person p where p.household_id = h.id
                        and p.name = h.head and p.merged_into is null)
                    from people_household h where h.village_code = ? and h.head = any (?)
                    order by h.made_at""")
                    .params(village, heads).query((row, n) -> {
                        homes.known(new Homes.Home(row.getObject(1, UUID.class), row.getString(2),
                                row.getString(3), row.getString(4), ""), row.getBoolean(5));
                        return n;
                    }).list();
        }
        return homes;
    }

    private void households(List<Homes.Home> made, Instant now) {
        sql.sql("""
                insert into people_household (id, place_code, head, address, made_at)
                select i, p, h, nullif(a, ''), ? from unnest(?::uuid[], ?::text[], ?::text[],
                    ?::text[]) as t (i, p, h, a)""")
                .params(Timestamp.from(now), made.stream().map(Homes.Home::id).toArray(UUID[]::new),
                        texts(made.stream().map(Homes.Home::place).toList()),
                        texts(made.stream().map(Homes.Home::head).toList()),
                        texts(made.stream().map(Homes.Home::address).toList()))
                .update();
    }

    /** Answers the ids that came in: an id number taken out of sight, elsewhere, stays out. */
    private Set<UUID> persons(UUID batch, List<Coming> coming, Instant now) {
        var n = coming.size();
        var text = new String[10][n];
        var ids = new UUID[n];
        var homes = new UUID[n];
        var bytes = new byte[3][n][];
        var born = new String[n];
        for (var i = 0; i < n; i++) {
            var row = coming.get(i).row;
            ids[i] = coming.get(i).id;
            homes[i] = coming.get(i).household;
            born[i] = Objects.requireNonNull(row.born()).toString();
            text[0][i] = coming.get(i).place;
            text[1][i] = row.name();
            text[2][i] = Pinyin.full(row.name());
            text[3][i] = Pinyin.initials(row.name());
            text[4][i] = Objects.requireNonNull(row.sex()).name();
            text[6][i] = String.join(",", Phone.shown(row.phones()));
            text[7][i] = String.join(",", Phone.tails(row.phones()));
            text[8][i] = row.house().relationToHead();
            text[9][i] = String.join(",", Pinyin.otherInitials(row.name()));
            bytes[2][i] = sealedText(Phone.lines(row.phones()));
            var number = row.id();
            text[5][i] = number == null ? "" : number.tail();
            bytes[0][i] = orEmpty(number == null ? null : seal.seal(number.text()));
            bytes[1][i] = number == null ? new byte[0] : seal.mark(number.text());
        }
        return sql.sql(ADD_PERSONS)
                .params(batch, Timestamp.from(now), ids, homes, born, text[0], text[1], text[2],
                        text[3], text[4], text[5], text[6], text[7], bytes[0], bytes[1], bytes[2],
                        text[8], text[9])
                .query(UUID.class).set();
    }

    private static byte[] orEmpty(byte @org.jspecify.annotations.Nullable [] bytes) {
        return bytes == null ? new byte[0] : bytes;
    }

    private void elders(List<Coming> coming) {
        var n = coming.size();
        var ids = new UUID[n];
        var health = new byte[n][];
        var mind = new byte[n][];
        var remark = new byte[n][];
        var text = new String[6][n];
        var care = new Integer[n];
        for (var i = 0; i < n; i++) {
            var row = coming.get(i).row;
            ids[i] = coming.get(i).id;
            health[i] = sealedText(row.texts().health());
            mind[i] = sealedText(row.texts().mind());
            remark[i] = sealedText(row.texts().remark());
            text[0][i] = coming.get(i).place;
            text[1][i] = String.join(",", row.categories().stream().map(Enum::name).toList());
            text[2][i] = row.texts().mood();
            text[3][i] = row.texts().wants();
            text[4][i] = row.texts().economy();
            text[5][i] = row.helper().name();
            care[i] = row.selfCare();
        }
        sql.sql("""
                insert into people_elder (person_id, place_code, categories, mood, wants, economy,
                    health_sealed, mind_sealed, self_care, remark_sealed, aide_named)
                select i, p, case when c = '' then '{}' else string_to_array(c, ',') end,
                    nullif(mo, ''), nullif(w, ''), nullif(e, ''), nullif(he, ''::bytea),
                    nullif(mi, ''::bytea), sc, nullif(re, ''::bytea), nullif(left(a, 40), '')
                from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::bytea[], ?::bytea[], ?::int[], ?::bytea[], ?::text[])
                    as t (i, p, c, mo, w, e, he, mi, sc, re, a)""")
                .params(ids, text[0], text[1], text[2], text[3], text[4], health, mind, care,
                        remark, text[5]).update();
    }

    private byte[] sealedText(String text) {
        return text.isEmpty() ? new byte[0] : orEmpty(seal.seal(text));
    }

    /** A child or relative on the way in. */
    private record ComingKin(Coming elder, RosterRow.Relative kin) {}

    private void kin(List<Coming> all, Instant now) {
        var coming = all.stream().flatMap(elder -> elder.row.kin().stream()
                .map(kin -> new ComingKin(elder, kin))).toList();
        var n = coming.size();
        var ids = new UUID[n];
        var elders = new UUID[n];
        var phones = new byte[n][];
        var text = new String[6][n];
        for (var i = 0; i < n; i++) {
            var kin = coming.get(i).kin;
            ids[i] = Ids.fresh();
            elders[i] = coming.get(i).elder.id;
            phones[i] = sealedText(Phone.lines(kin.phones()));
            text[0][i] = coming.get(i).elder.place;
            text[1][i] = kin.name().isEmpty() ? "家属" : kin.name();
            text[2][i] = kin.relation().isEmpty() ? "子女" : kin.relation();
            text[3][i] = String.join(",", Phone.shown(kin.phones()));
            text[4][i] = String.join(",", Phone.tails(kin.phones()));
            text[5][i] = kin.livesIn();
        }
        sql.sql("""
                insert into people_kin (id, elder_id, place_code, name, relation, phones_shown,
                    phone_tails, lives_in, phones_sealed, made_at)
                select i, e, p, n, r, case when ph = '' then '{}' else string_to_array(ph, ',') end,
                    case when pt = '' then '{}' else string_to_array(pt, ',') end,
                    nullif(li, ''), nullif(phs, ''::bytea), ?
                from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::bytea[]) as t (i, e, p, n, r, ph, pt, li, phs)""")
                .params(Timestamp.from(now), ids, elders, text[0], text[1], text[2], text[3],
                        text[4], text[5], phones).update();
    }

    /** Removes a batch's people, and the households that nobody lives in any more. */
    void remove(UUID batch) {
        var homes = sql.sql("""
                delete from people_person where batch_id = ? returning household_id""")
                .param(batch).query(UUID.class).list();
        removeEmpty(homes);
    }

    private void removeEmpty(List<UUID> homes) {
        sql.sql("""
                delete from people_household h where h.id = any (?) and not exists (
                    select from people_person p where p.household_id = h.id)""")
                .param(homes.toArray(UUID[]::new)).update();
    }

    private static String[] texts(List<String> list) {
        return list.toArray(String[]::new);
    }
}
