package shouwang.places.site;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Sniff;

/** Photographs of a house: of rooms and things, not of people, so they are not sealed. */
@Component
@Transactional
public class SitePictures {
    /** A phone's picture, made smaller. */
    public static final int MOST_BYTES = 400 * 1024;
    private static final int MOST = 12;
    private final JdbcClient sql;
    private final Sites sites;
    private final Clock clock;

    SitePictures(JdbcClient sql, Sites sites, Clock clock) {
        this.sql = sql;
        this.sites = sites;
        this.clock = clock;
    }

    /** One of them, without its bytes. */
    public record Picture(UUID id, String caption) {}

    /** The bytes with what they are. */
    public record Shown(String type, byte[] bytes) {}

    @Transactional(readOnly = true)
    public List<Picture> of(UUID site) {
        return sql.sql("select id, caption from places_site_picture where site_id = ?"
                + " order by made_at, id").param(site).query((row, n) -> new Picture(
                        row.getObject(1, UUID.class), row.getString(2))).list();
    }

    /** Keeps one; the same id again changes nothing. Refuses what is too large or no picture. */
    public void keep(UUID id, UUID siteId, String caption, byte[] bytes, String by) {
        var site = sites.get(siteId);
        if (bytes.length > MOST_BYTES) {
            throw new Rejected(Reason.TOO_LARGE, "照片太大，最多 400 KB，请缩小了再传。");
        }
        var type = Sniff.picture(bytes);
        if (type == null) {
            throw new Rejected(Reason.WRONG_KIND, "这不是照片，没有收。请选 JPEG 或 PNG。");
        }
        if (of(siteId).size() >= MOST) {
            throw new Rejected(Reason.TOO_MANY, "一处场地最多放 " + MOST + " 张照片，请先删掉旧的。");
        }
        sql.sql("""
                insert into places_site_picture (id, site_id, place_code, caption, type, bytes,
                    made_at, made_by)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing""")
                .param(id).param(siteId).param(site.placeCode()).param(caption).param(type)
                .param(bytes).param(Timestamp.from(clock.instant())).param(by).update();
    }

    @Transactional(readOnly = true)
    public Shown show(UUID site, UUID id) {
        return sql.sql("select type, bytes from places_site_picture where id = ? and site_id = ?")
                .params(id, site).query((row, n) -> new Shown(row.getString(1), row.getBytes(2)))
                .optional().orElseThrow(SitePictures::unknown);
    }

    private static Rejected unknown() {
        return new Rejected(Reason.NOT_FOUND, "没有这张照片，可能已经删掉。");
    }

    public void remove(UUID site, UUID id) {
        if (sql.sql("delete from places_site_picture where id = ? and site_id = ?")
                .params(id, site).update() == 0) {
            throw unknown();
        }
    }
}
