package shouwang.care.picture;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.access.Seal;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Sniff;
import shouwang.people.Elders;

/**
 * Pictures and spoken notes: announced by the fact, the bytes follow when the line allows. Those
 * of the elder herself are taken and shown only while she allows it.
 */
@Component
@Transactional
public class Pictures {
    /** What the phone makes them smaller than. */
    public static final int MOST_BYTES = 400 * 1024;
    private static final String ALL = """
            select id, place_code, elder_id, about, kind, made_at, type, bytes from care_picture
            """;
    private final JdbcClient sql;
    private final Elders elders;
    private final Seal seal;
    private final Audit audit;
    private final Clock clock;

    Pictures(JdbcClient sql, Elders elders, Seal seal, Audit audit, Clock clock) {
        this.sql = sql;
        this.elders = elders;
        this.seal = seal;
        this.audit = audit;
        this.clock = clock;
    }

    /** The bytes with what they are. */
    public record Shown(String type, byte[] bytes) {}

    /** Announces a picture whose bytes follow; the same id again changes nothing. */
    public void announce(Actor actor, UUID id, UUID elderId, UUID about, Picture.Kind kind,
            Instant at) {
        if (!actor.may(Right.SLIPS)) {
            actor.need(Right.AIDE_ROUND);
        }
        var elder = elders.get(elderId);
        refuseUnwanted(elderId, kind);
        sql.sql("""
                insert into care_picture (id, place_code, elder_id, about, kind, made_at, made_by)
                values (?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing""")
                .params(id, elder.placeCode(), elderId, about, kind.name(), Timestamp.from(at),
                        actor.id()).update();
    }

    private void refuseUnwanted(UUID elderId, Picture.Kind kind) {
        if (kind.personal() && elders.picturesAllowed(List.of(elderId)).isEmpty()) {
            throw new Rejected(Reason.NOT_YOURS,
                    "老人没有同意拍照、录音，这" + (kind == Picture.Kind.VOICE ? "段录音" : "张照片")
                    + "没有收，请从手机上删掉。");
        }
    }

    /**
     * Takes the bytes of a picture that this person announced; again is harmless. Refuses what is
     * too large or is no picture, no sound.
     */
    public void put(Actor actor, UUID id, byte[] bytes) {
        if (!actor.may(Right.SLIPS)) {
            actor.need(Right.AIDE_ROUND);
        }
        var mine = sql.sql(ALL + "where id = ? and made_by = ? for no key update")
                .params(id, actor.id()).query(Pictures::picture).optional();
        if (mine.isEmpty()) {
            throw new Rejected(Reason.NOT_NOW, "这张照片的记录还没有送到，先送记录，照片会再送一次。");
        }
        var picture = mine.get();
        if (picture.isHere()) {
            return;
        }
        refuseUnwanted(picture.elderId(), picture.kind());
        if (bytes.length > MOST_BYTES) {
            throw tooLarge();
        }
        var type = picture.isSound() ? Sniff.sound(bytes) : Sniff.picture(bytes);
        if (type == null) {
            throw new Rejected(Reason.WRONG_KIND, picture.kind() == Picture.Kind.VOICE
                    ? "这不是录音，没有收。请重新录一段。" : "这不是照片，没有收。请重新拍一张。");
        }
        sql.sql("insert into care_picture_bytes (id, place_code, sealed) values (?, ?, ?)")
                .params(id, picture.placeCode(), seal.sealBytes(bytes)).update();
        sql.sql("update care_picture set type = ?, bytes = ?, came_at = ? where id = ?")
                .params(type, bytes.length, Timestamp.from(clock.instant()), id).update();
    }

    /** Said at the door already, before the bytes are read. */
    public static Rejected tooLarge() {
        return new Rejected(Reason.TOO_LARGE, "照片或录音太大，最多 400 KB。请重新拍，手机会先缩小。");
    }

    /**
     * What there is of an elder, the newest first; those of herself only while she allows it.
     * Asks nothing about who looks: the pages do, and they leave out what is not theirs to see.
     */
    @Transactional(readOnly = true)
    public List<Picture> ofElder(UUID elderId, int limit) {
        return sql.sql(ALL + """
                where elder_id = ? and type is not null and (kind in ('RECEIPT', 'SLIP') or ?)
                order by made_at desc, id limit ?""")
                .params(elderId, !elders.picturesAllowed(List.of(elderId)).isEmpty(), limit)
                .query(Pictures::picture).list();
    }

    /** What belongs to visits, errands or slips. */
    @Transactional(readOnly = true)
    public List<Picture> about(Collection<UUID> about) {
        if (about.isEmpty()) {
            return List.of();
        }
        var found = sql.sql(ALL + "where about = any (?) and type is not null order by made_at, id")
                .param(about.toArray(UUID[]::new)).query(Pictures::picture).list();
        var allow = elders.picturesAllowed(found.stream().map(Picture::elderId).toList());
        return found.stream().filter(one -> !one.kind().personal()
                || allow.contains(one.elderId())).toList();
    }

    @Transactional(readOnly = true)
    public Optional<Picture> find(UUID id) {
        return sql.sql(ALL + "where id = ? and type is not null").param(id)
                .query(Pictures::picture).optional().filter(one -> !one.kind().personal()
                        || !elders.picturesAllowed(List.of(one.elderId())).isEmpty());
    }

    /** The bytes of one that {@link #find} shows. */
    @Transactional(readOnly = true)
    public Shown show(UUID id) {
        var picture = find(id).orElseThrow(() -> new Rejected(Reason.NOT_FOUND,
                "没有这张照片，可能老人不再同意看，或不归您管。"));
        var sealed = sql.sql("select sealed from care_picture_bytes where id = ?").param(id)
                .query((row, n) -> row.getBytes(1)).single();
        return new Shown(String.valueOf(picture.type()), seal.openBytes(sealed));
    }

    /** Takes a picture away, at the elder's wish. */
    public void remove(Actor actor, UUID id) {
        actor.need(Right.PICTURES);
        var picture = sql.sql(ALL + "where id = ?").param(id).query(Pictures::picture).optional()
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND, "没有这张照片，可能不归您管。"));
        actor.needPlace(picture.placeCode());
        sql.sql("delete from care_picture where id = ?").param(id).update();
        audit.log(actor, picture.placeCode(), "删掉" + picture.kind().chinese(), id.toString(),
                picture.elderId(), null);
    }

    private static Picture picture(ResultSet row, int n) throws SQLException {
        return new Picture(row.getObject(1, UUID.class), row.getString(2),
                row.getObject(3, UUID.class), row.getObject(4, UUID.class),
                Picture.Kind.valueOf(row.getString(5)), row.getTimestamp(6).toInstant(),
                row.getString(7), row.getObject(8, Integer.class));
    }
}
