package shouwang.family;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.people.Kin;

@Component
class LetterRows {
    private static final String ALL = """
            select id, place_code, elder_id, kin_id, kin_called, month, greeting, body, signed, may,
                   state, added, added_by, decided_at, decided_name, reason, way
            from family_letter
            """;
    private final JdbcClient sql;

    LetterRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** The first letter of a child and month stays: 1 where this is it. */
    int insert(UUID id, Kin kin, YearMonth month, LetterWords.Written words, Instant now) {
        return sql.sql("""
                insert into family_letter (id, place_code, elder_id, kin_id, kin_called, month,
                    greeting, body, signed, may, made_at, state)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING') on conflict (id) do nothing""")
                .params(id, kin.placeCode(), kin.elderId(), kin.id(), kin.called(),
                        month.atDay(1), words.greeting(), String.join("\n", words.body()),
                        words.signed(), names(LetterWords.within(kin.may())), at(now)).update();
    }

    void rewrite(UUID id, Set<Kin.Sight> may, LetterWords.Written words) {
        sql.sql("""
                update family_letter set greeting = ?, body = ?, signed = ?, may = ?
                where id = ? and state = 'WAITING'""")
                .params(words.greeting(), String.join("\n", words.body()), words.signed(),
                        names(LetterWords.within(may)), id).update();
    }

    Optional<Letter> find(UUID id) {
        return sql.sql(ALL + "where id = ?").param(id).query(LetterRows::letter).optional();
    }

    Optional<Letter> forUpdate(UUID id) {
        return sql.sql(ALL + "where id = ? for update").param(id).query(LetterRows::letter)
                .optional();
    }

    List<Letter> of(String villageCode, YearMonth month) {
        return sql.sql(ALL + "where village_code = ? and month = ? order by elder_id, id")
                .params(villageCode, month.atDay(1)).query(LetterRows::letter).list();
    }

    List<Letter> waitingFor(UUID kinId) {
        return sql.sql(ALL + "where kin_id = ? and state = 'WAITING' order by id for update")
                .param(kinId).query(LetterRows::letter).list();
    }

    List<Letter> sentTo(UUID kinId, int limit) {
        return sql.sql(ALL + """
                where kin_id = ? and state = 'SENT' order by month desc, id limit ?""")
                .params(kinId, limit).query(LetterRows::letter).list();
    }

    boolean anyWaiting(String villageCode, YearMonth month) {
        return sql.sql("""
                select exists (select from family_letter
                where village_code = ? and month = ? and state = 'WAITING')""")
                .params(villageCode, month.atDay(1)).query(Boolean.class).single();
    }

    void add(UUID id, @Nullable String sentence, Actor actor) {
        sql.sql("update family_letter set added = ?, added_by = ? where id = ?")
                .param(sentence).param(sentence == null ? null : actor.name()).param(id).update();
    }

    void decide(UUID id, Letter.State state, Letter.@Nullable Way way, @Nullable String reason,
            Actor actor, Instant now) {
        sql.sql("""
                update family_letter set state = ?, way = ?, reason = ?, decided_at = ?,
                    decided_by = ?, decided_name = ? where id = ?""")
                .param(state.name()).param(way == null ? null : way.name()).param(reason)
                .param(at(now)).param(actor.id()).param(actor.name()).param(id).update();
    }

    private static String[] names(Set<Kin.Sight> may) {
        return may.stream().sorted().map(Enum::name).toArray(String[]::new);
    }

    private static Letter letter(ResultSet row, int n) throws SQLException {
        var decided = row.getTimestamp(14);
        var way = row.getString(17);
        return new Letter(row.getObject(1, UUID.class), row.getString(2),
                row.getObject(3, UUID.class), row.getObject(4, UUID.class), row.getString(5),
                YearMonth.from(row.getObject(6, LocalDate.class)), row.getString(7),
                List.of(row.getString(8).split("\n")), row.getString(9),
                Arrays.stream((String[]) row.getArray(10).getArray()).map(Kin.Sight::valueOf)
                        .collect(Collectors.toSet()),
                Letter.State.valueOf(row.getString(11)), row.getString(12), row.getString(13),
                decided == null ? null : decided.toInstant(), row.getString(15),
                row.getString(16), way == null ? null : Letter.Way.valueOf(way));
    }

    private static Timestamp at(Instant instant) {
        return Timestamp.from(instant);
    }
}
