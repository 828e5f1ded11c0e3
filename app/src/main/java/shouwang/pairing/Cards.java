package shouwang.pairing;

import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.access.Seal;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.Private;
import shouwang.people.twins.StandsFor;
import shouwang.places.Numbers;
import shouwang.places.Places;

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
    private final Aides aides;
    private final Private secrets;
    private final Places places;
    private final Pairs pairs;
    private final StandsFor standsFor;
    private final Audit audit;
    private final Clock clock;

    Cards(JdbcClient sql, Seal seal, Elders elders, Aides aides, Private secrets, Places places,
            Pairs pairs, StandsFor standsFor, Audit audit, Clock clock) {
        this.aides = aides;
        this.secrets = secrets;
        this.places = places;
        this.sql = sql;
        this.seal = seal;
        this.elders = elders;
        this.pairs = pairs;
        this.standsFor = standsFor;
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

    /**
     * Whose card this is; empty for a forged, damaged or replaced one. A card printed for a record
     * that was merged into another is hers still.
     */
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
            if (!genuine || versions(List.of(elderId)).getOrDefault(elderId, 1) != version) {
                return Optional.empty();
            }
            return elders.find(elderId).isPresent() ? Optional.of(elderId)
                    : standsFor.of(elderId).filter(id -> elders.find(id).isPresent());
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
        var hers = new ArrayList<>(standsFor.those(elderId));
        hers.add(elderId);
        sql.sql("""
                insert into pairing_card (elder_id, place_code, version)
                select id, ?, 2 from unnest(?::uuid[]) as t (id)
                on conflict (elder_id) do update
                set version = pairing_card.version + 1, fingerprint = null, drawn = null,
                    printed_at = null""")
                .param(elder.placeCode()).param(hers.toArray(UUID[]::new)).update();
        audit.log(actor, elder.placeCode(), "明白卡挂失", elder.name(), elderId, null);
    }

    /** Keeps what stands on the sheets just printed; see {@link #hung}. */
    public void drawn(Actor actor, Map<UUID, String> fingerprints) {
        actor.need(Right.PRINT_CARDS);
        var there = elders.byIds(fingerprints.keySet());
        var ids = there.keySet().toArray(UUID[]::new);
        var places = Arrays.stream(ids).map(id -> Objects.requireNonNull(there.get(id))
                .placeCode()).toArray(String[]::new);
        var prints = Arrays.stream(ids)
                .map(id -> HexFormat.of().parseHex(fingerprints.get(id))).toArray(byte[][]::new);
        sql.sql("""
                insert into pairing_card (elder_id, place_code, drawn)
                select e, p, f from unnest(?::uuid[], ?::text[], ?::bytea[]) as t (e, p, f)
                on conflict (elder_id) do update set drawn = excluded.drawn""")
                .params(ids, places, prints).update();
    }

    /**
     * The printed sheets hang on the walls: from now on they are the cards that can grow stale.
     *
     * @return how many
     */
    public int hung(Actor actor, String placeCode) {
        actor.need(Right.PRINT_CARDS);
        actor.needPlace(placeCode);
        var up = sql.sql("""
                update pairing_card set fingerprint = drawn, printed_at = ?, drawn = null
                where place_code >= ? and place_code <= ? and drawn is not null""")
                .params(Timestamp.from(clock.instant()), placeCode, placeCode + "~").update();
        audit.log(actor, placeCode, "明白卡换上墙", up + " 张", null, null);
        return up;
    }

    /** An elder whose card is to be replaced; {@code drawn} where the new one is printed. */
    public record Stale(Elder elder, boolean drawn) {}

    /** Elders of a village whose card never hung, or tells what is no longer so. */
    @Transactional(readOnly = true)
    public List<Stale> stale(String placeCode) {
        var hangs = new HashMap<UUID, String>();
        var drawn = new HashMap<UUID, String>();
        sql.sql("""
                select elder_id, fingerprint, drawn from pairing_card
                where place_code >= ? and place_code <= ?""")
                .params(placeCode, placeCode + "~").query((row, n) -> {
                    var id = row.getObject(1, UUID.class);
                    hangs.put(id, hex(row.getBytes(2)));
                    drawn.put(id, hex(row.getBytes(3)));
                    return id;
                }).list();
        var all = elders.all(placeCode);
        var now = fingerprints(all.stream().filter(elder -> hangs.containsKey(elder.id()))
                .toList());
        return all.stream().filter(elder -> !now.containsKey(elder.id())
                || !Objects.equals(now.get(elder.id()), hangs.get(elder.id())))
                .map(elder -> new Stale(elder, now.containsKey(elder.id()) && Objects.equals(
                        now.get(elder.id()), drawn.get(elder.id())))).toList();
    }

    /** How many these are; without drawing up a card where none hangs yet. */
    @Transactional(readOnly = true)
    public int countStale(String placeCode) {
        var hung = sql.sql("""
                select exists (select 1 from pairing_card
                    where place_code >= ? and place_code <= ? and fingerprint is not null)""")
                .params(placeCode, placeCode + "~").query(Boolean.class).single();
        return hung ? stale(placeCode).size() : elders.count(placeCode);
    }

    private static String hex(byte @Nullable [] bytes) {
        return bytes == null ? "" : HexFormat.of().formatHex(bytes);
    }

    /** Elder → a mark of everything that stands on the card. */
    @Transactional(readOnly = true)
    public Map<UUID, String> fingerprints(List<Elder> list) {
        var paired = pairs.current(list.stream().map(Elder::id).toList());
        var helpers = aides.byIds(paired.values().stream().map(Pair::aideId)
                .collect(Collectors.toSet()));
        var sealed = secrets.marks(Stream.concat(list.stream().map(Elder::id),
                helpers.keySet().stream()).toList());
        var versions = versions(list.stream().map(Elder::id).toList());
        var numbers = new HashMap<String, Numbers>();
        var found = new HashMap<UUID, String>();
        for (var elder : list) {
            var pair = paired.get(elder.id());
            var aide = pair == null ? null : helpers.get(pair.aideId());
            var text = List.of(elder.name(), elder.sex(), elder.hamlet(), elder.born(),
                    sealed.getOrDefault(elder.id(), ""), versions.getOrDefault(elder.id(), 1),
                    aide == null ? "" : List.of(aide.name(), aide.born(), aide.hamlet(),
                            sealed.getOrDefault(aide.id(), "")),
                    numbers.computeIfAbsent(elder.villageCode(), places::numbers)).toString();
            found.put(elder.id(), HexFormat.of().formatHex(seal.mark(text)));
        }
        return found;
    }
}
