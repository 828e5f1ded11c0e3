package shouwang.family;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.people.Elder;
import shouwang.people.Kin;

@Component
class InvitationRows {
    private static final String ALL = """
            select id, place_code, elder_id, kin_id, asked_as, asked_name, phone_shown, by_name,
                   made_at, ends_at, used_at, void_at from family_invitation
            """;
    private final JdbcClient sql;

    InvitationRows(JdbcClient sql) {
        this.sql = sql;
    }

    void invite(UUID id, Kin kin, Actor actor, Instant now, Instant ends) {
        sql.sql("""
                insert into family_invitation (id, place_code, elder_id, kin_id, asked_name,
                    asked_as, by_id, by_name, made_at, ends_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, kin.placeCode(), kin.elderId(), kin.id(), kin.name(), kin.relation(),
                        actor.id(), actor.name(), at(now), at(ends)).update();
    }

    int ask(Invitation.Ask ask, Elder elder, byte[] phone, Instant now, Instant ends) {
        return sql.sql("""
                insert into family_invitation (id, place_code, elder_id, asked_name, asked_as,
                    phone_sealed, phone_shown, made_at, ends_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing""")
                .params(ask.id(), elder.placeCode(), elder.id(), ask.name(), ask.relation(), phone,
                        ask.phone().masked(), at(now), at(ends)).update();
    }

    int waiting(UUID elderId, Instant now) {
        return sql.sql("""
                select count(*) from family_invitation where elder_id = ? and kin_id is null
                and void_at is null and ends_at > ?""").params(elderId, at(now))
                .query(Integer.class).single();
    }

    Optional<Invitation> find(UUID id) {
        return sql.sql(ALL + "where id = ?").param(id).query(InvitationRows::invitation).optional();
    }

    Optional<Invitation> forUpdate(UUID id) {
        return sql.sql(ALL + "where id = ? for update").param(id)
                .query(InvitationRows::invitation).optional();
    }

    List<Invitation> of(UUID elderId, int limit) {
        return sql.sql(ALL + "where elder_id = ? order by made_at desc, id desc limit ?")
                .params(elderId, limit).query(InvitationRows::invitation).list();
    }

    byte[] phone(UUID id) {
        return sql.sql("select phone_sealed from family_invitation where id = ?").param(id)
                .query((row, n) -> row.getBytes(1)).single();
    }

    void answered(UUID id, UUID kinId, Actor actor, Instant ends) {
        sql.sql("""
                update family_invitation set kin_id = ?, by_id = ?, by_name = ?, ends_at = ?
                where id = ?""").params(kinId, actor.id(), actor.name(), at(ends), id).update();
    }

    void used(UUID id, Instant now) {
        sql.sql("update family_invitation set used_at = ? where id = ?").params(at(now), id)
                .update();
    }

    void end(UUID id, String why, Instant now) {
        sql.sql("update family_invitation set void_at = ?, void_why = ? where id = ?")
                .params(at(now), why, id).update();
    }

    /** What was given to this child before and not used. */
    void endAll(UUID kinId, String why, Instant now) {
        sql.sql("""
                update family_invitation set void_at = ?, void_why = ?
                where kin_id = ? and used_at is null and void_at is null""")
                .params(at(now), why, kinId).update();
    }

    private static Invitation invitation(ResultSet row, int n) throws SQLException {
        return new Invitation(row.getObject(1, UUID.class), row.getString(2),
                row.getObject(3, UUID.class), row.getObject(4, UUID.class),
                row.getString(5), row.getString(6),
                row.getString(7) == null ? "" : row.getString(7), row.getString(8),
                row.getTimestamp(9).toInstant(), row.getTimestamp(10).toInstant(),
                instant(row.getTimestamp(11)), instant(row.getTimestamp(12)));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static Timestamp at(Instant instant) {
        return Timestamp.from(instant);
    }
}
