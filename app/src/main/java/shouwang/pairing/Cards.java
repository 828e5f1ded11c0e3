package shouwang.pairing;

import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.access.Seal;
import shouwang.people.Elder;
import shouwang.people.Elders;

/**
 * The card on the wall (明白卡): its token, and which printed cards no longer tell the truth. A
 * token is the elder's id, the card's version and a keyed mark; a lost card gets the next version
 * and the old one is dead at once.
 */
@Component
@Transactional
public class Cards {
    private static final int MARK = 8;
    private final JdbcClient sql;
    private final Seal seal;
    private final Elders elders;
    private final Pairs pairs;
    private final Audit audit;
    private final Clock clock;

    Cards(JdbcClient sql, Seal seal, Elders elders, Pairs pairs, Audit audit, Clock clock) {
        this.sql = sql;
        this.seal = seal;
        this.elders = elders;
        this.pairs = pairs;
        this.audit = audit;
        this.clock = clock;
    }

    /** Elder → what the QR of their present card carries. */
    @Transactional(readOnly = true)
    public Map<UUID, String> tokens(Collection<UUID> elderIds) {
        var versions = versions(elderIds);
        var tokens = new HashMap<UUID, String>();
        elderIds.forEach(id -> tokens.put(id, token(id, versions.getOrDefault(id, 1))));
        return tokens;
    }

    private Map<UUID, Integer> versions(Collection<UUID> elderIds) {
        var versions = new HashMap<UUID, Integer>();
        sql.sql("select elder_id, version from pairing_card where elder_id = any (?)")
                .param(elderIds.toArray(UUID[]::new)).query((row, n) ->
                        versions.put(row.getObject(1, UUID.class), row.getInt(2))).list();
        return versions;
    }

    private String token(UUID elderId, int version) {
        var mark = Arrays.copyOf(seal.mark("card/" + elderId + "/" + version), MARK);
        var bytes = ByteBuffer.allocate(18 + MARK).putLong(elderId.getMostSignificantBits())
                .putLong(elderId.getLeastSignificantBits()).putShort((short) version).put(mark);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Whose card this is; empty for a forged, damaged or replaced one. */
    @Transactional(readOnly = true)
    public Optional<UUID> elderOf(String token) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            if (bytes.remaining() != 18 + MARK) {
                return Optional.empty();
            }
            var elderId = new UUID(bytes.getLong(), bytes.getLong());
            var version = (int) bytes.getShort();
            var genuine = java.security.MessageDigest.isEqual(
                    token(elderId, version).getBytes(), token.getBytes());
            return genuine && versions(List.of(elderId)).getOrDefault(elderId, 1) == version
                    && elders.find(elderId).isPresent() ? Optional.of(elderId) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Elder → the four digits printed on the card, asked for before points are shown. */
    @Transactional(readOnly = true)
    public Map<UUID, String> codes(Collection<UUID> elderIds) {
        var versions = versions(elderIds);
        var codes = new HashMap<UUID, String>();
        elderIds.forEach(id -> codes.put(id, code(id, versions.getOrDefault(id, 1))));
        return codes;
    }

    private String code(UUID elderId, int version) {
        var mark = ByteBuffer.wrap(seal.mark("code/" + elderId + "/" + version)).getInt();
        return "%04d".formatted(Math.floorMod(mark, 10_000));
    }

    /** The digits on one elder's present card. */
    @Transactional(readOnly = true)
    public String shortCode(UUID elderId) {
        return code(elderId, versions(List.of(elderId)).getOrDefault(elderId, 1));
    }

    /** The card is lost: the next one printed is a new version. */
    public void lost(Actor actor, UUID elderId) {
        actor.need(Right.PRINT_CARDS);
        var elder = elders.get(elderId);
        sql.sql("""
                insert into pairing_card (elder_id, place_code, version) values (?, ?, 2)
                on conflict (elder_id) do update
                set version = pairing_card.version + 1, fingerprint = null, printed_at = null""")
                .params(elderId, elder.placeCode()).update();
        audit.log(actor, elder.placeCode(), "明白卡挂失", elder.name(), elderId, null);
    }

    /** Keeps what was printed, so that it is known when it grows stale. */
    public void printed(Actor actor, Map<UUID, String> fingerprints) {
        actor.need(Right.PRINT_CARDS);
        var there = elders.byIds(fingerprints.keySet());
        var ids = there.keySet().toArray(UUID[]::new);
        var places = Arrays.stream(ids).map(id -> Objects.requireNonNull(there.get(id))
                .placeCode()).toArray(String[]::new);
        var prints = Arrays.stream(ids)
                .map(id -> HexFormat.of().parseHex(fingerprints.get(id))).toArray(byte[][]::new);
        sql.sql("""
                insert into pairing_card (elder_id, place_code, fingerprint, printed_at)
                select e, p, f, ? from unnest(?::uuid[], ?::text[], ?::bytea[]) as t (e, p, f)
                on conflict (elder_id) do update
                set fingerprint = excluded.fingerprint, printed_at = excluded.printed_at""")
                .params(Timestamp.from(clock.instant()), ids, places, prints).update();
    }

    /** Elders of a village whose card was never printed, or tells what is no longer so. */
    @Transactional(readOnly = true)
    public List<Elder> stale(String villageCode) {
        var all = elders.all(villageCode);
        var now = fingerprints(all);
        var printed = new HashMap<UUID, String>();
        sql.sql("""
                select elder_id, fingerprint from pairing_card
                where place_code >= ? and place_code <= ? and fingerprint is not null""")
                .params(villageCode, villageCode + "~").query((row, n) -> printed.put(
                        row.getObject(1, UUID.class), HexFormat.of().formatHex(row.getBytes(2))))
                .list();
        return all.stream().filter(elder -> !Objects.equals(now.get(elder.id()),
                printed.get(elder.id())))
                .toList();
    }

    /** Elder → a mark of everything that stands on the card. */
    @Transactional(readOnly = true)
    public Map<UUID, String> fingerprints(List<Elder> list) {
        var paired = pairs.current(list.stream().map(Elder::id).toList());
        var found = new HashMap<UUID, String>();
        for (var elder : list) {
            var pair = paired.get(elder.id());
            var text = elder.name() + elder.phones() + elder.hamlet() + elder.born()
                    + (pair == null ? "" : pair.aideId());
            found.put(elder.id(), HexFormat.of().formatHex(seal.mark(text)));
        }
        return found;
    }
}
