package shouwang.timebank.card;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.access.Seal;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.Household;
import shouwang.people.Households;
import shouwang.places.Place;
import shouwang.timebank.SpendingRulebook;
import shouwang.timebank.leaving.Leavers;
import shouwang.timebank.rules.TimeBankRules.Circle;

/**
 * The household's card. Its QR carries the household, the card's version and a keyed mark; its
 * number, eight digits, follows from the same. A lost card gets the next version, and neither QR
 * nor number of the old one is good any more.
 */
@Component
@Transactional
public class HouseholdCards {
    private static final int MARK = 8;
    private static final int BODY = 18;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{8}");
    private final JdbcClient sql;
    private final Households households;
    private final Elders elders;
    private final SpendingRulebook rules;
    private final Leavers leavers;
    private final Seal seal;
    private final Audit audit;
    private final Clock clock;

    HouseholdCards(JdbcClient sql, Households households, Elders elders, SpendingRulebook rules,
            Leavers leavers, Seal seal, Audit audit, Clock clock) {
        this.sql = sql;
        this.households = households;
        this.elders = elders;
        this.rules = rules;
        this.leavers = leavers;
        this.seal = seal;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the QR of the present card carries. */
    public String token(Household household) {
        return token(household.id(), household.cardVersion());
    }

    private String token(UUID id, int version) {
        var mark = Arrays.copyOf(seal.mark("household/" + id + "/" + version), MARK);
        var bytes = ByteBuffer.allocate(BODY + MARK).putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits()).putShort((short) version).put(mark);
        return "H" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** The eight digits printed below the QR, for where nothing scans. */
    public String number(Household household) {
        var mark = seal.mark("number/" + household.id() + "/" + household.cardVersion());
        return "%08d".formatted(Math.floorMod(ByteBuffer.wrap(mark).getInt(), 100_000_000));
    }

    /** Whose card was scanned or typed; empty for a forged, replaced or foreign one. */
    @Transactional(readOnly = true)
    public Optional<Household> read(String scanned, String placeCode) {
        var whole = scanned.replaceAll("\\s", "");
        var text = whole.substring(whole.lastIndexOf('/') + 1);
        var digits = text.replace("-", "");
        if (NUMBER.matcher(digits).matches()) {
            return byNumber(digits, placeCode);
        }
        return text.startsWith("H") ? byToken(text) : Optional.empty();
    }

    private Optional<Household> byNumber(String number, String placeCode) {
        var fits = households.below(placeCode).stream()
                .filter(household -> number(household).equals(number)).toList();
        if (fits.size() > 1) {
            throw new Rejected(Reason.NOT_NOW, "card", "有两户的卡号一样，请扫卡上的码。");
        }
        return fits.stream().findFirst();
    }

    private Optional<Household> byToken(String token) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token.substring(1)));
            if (bytes.remaining() != BODY + MARK) {
                return Optional.empty();
            }
            var id = new UUID(bytes.getLong(), bytes.getLong());
            var genuine = MessageDigest.isEqual(
                    token(id, bytes.getShort()).getBytes(StandardCharsets.UTF_8),
                    token.getBytes(StandardCharsets.UTF_8));
            return genuine ? households.find(id).filter(found -> token(found).equals(token))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The card is lost; the old QR and the old number are dead at once. */
    public int lost(Actor actor, UUID householdId, String reason) {
        return households.newCard(actor, householdId, reason);
    }

    /** The living members, whether they may spend or not. */
    @Transactional(readOnly = true)
    public List<Household.Member> living(UUID householdId) {
        var members = households.members(householdId);
        var known = elders.byIds(members.stream().filter(Household.Member::elder)
                .map(Household.Member::id).toList());
        return members.stream().filter(member -> {
            var elder = known.get(member.id());
            return elder == null || !elder.isGone();
        }).toList();
    }

    /** A living member, and why they may not spend; null where they may. */
    public record Judged(Household.Member member, @Nullable String why) {}

    /** Who of the living may spend and who not, by the household's wish and the village's rules. */
    @Transactional(readOnly = true)
    public List<Judged> judged(Household household) {
        var today = LocalDate.now(clock);
        var inForce = rules.inForce(Place.villageOf(household.placeCode()), today);
        var barred = barred(household.id());
        var living = living(household.id());
        var known = elders.byIds(living.stream().filter(Household.Member::elder)
                .map(Household.Member::id).toList());
        var circles = new Circles(inForce,
                new Kinship(household, households.members(household.id())), living,
                inForce.circle() == Circle.HOUSEHOLD ? Set.of() : earners(household.id()));
        return living.stream().map(member -> new Judged(member,
                circles.bars(member, known.get(member.id()), barred, today))).toList();
    }

    private Set<UUID> earners(UUID householdId) {
        return new HashSet<>(sql.sql("""
                select distinct person_id from timebank_earning
                where household_id = ? and state = 'FINAL' and minutes > 0""")
                .param(householdId).query(UUID.class).list());
    }

    /** The living members who may spend. */
    @Transactional(readOnly = true)
    public List<Household.Member> spenders(Household household) {
        return judged(household).stream().filter(one -> one.why() == null)
                .map(Judged::member).toList();
    }

    /** Refuses a household that has left the time bank. */
    @Transactional(readOnly = true)
    public void needHere(UUID householdId) {
        leavers.needHere(householdId);
    }

    /** Refuses whoever may not spend for this household, and says by which article. */
    @Transactional(readOnly = true)
    public void needSpender(Household household, UUID person) {
        leavers.needHere(household.id());
        var all = judged(household);
        if (all.isEmpty()) {
            throw new Rejected(Reason.NOT_NOW, "card",
                    "这一户已经没有健在的人，卡不能再用。积分怎么办，由服务站办。");
        }
        var one = all.stream().filter(j -> j.member().id().equals(person)).findFirst();
        if (one.isEmpty() || one.get().why() != null) {
            throw new Rejected(Reason.NOT_YOURS, "spender", "%s不能用这户的积分。%s请换家里能用的人来，或找服务站干事。"
                    .formatted(one.map(j -> j.member().name()).orElse("这个人"),
                            one.map(Judged::why).orElse("")));
        }
    }

    /** Members whom the household does not want to spend. */
    @Transactional(readOnly = true)
    public Set<UUID> barred(UUID householdId) {
        return new HashSet<>(sql.sql("select person_id from timebank_barred "
                + "where household_id = ?").param(householdId).query(UUID.class).list());
    }

    /** Lets a member spend, or not. */
    public void maySpend(Actor actor, UUID householdId, UUID personId, boolean may) {
        actor.need(Right.WRITE_POINTS);
        var household = households.get(householdId);
        if (households.members(householdId).stream().noneMatch(m -> m.id().equals(personId))) {
            throw new Rejected(Reason.NOT_FOUND, "这个人不在这一户。");
        }
        if (may) {
            sql.sql("delete from timebank_barred where household_id = ? and person_id = ?")
                    .params(householdId, personId).update();
        } else {
            sql.sql("""
                    insert into timebank_barred (household_id, person_id, place_code)
                    values (?, ?, ?) on conflict do nothing""")
                    .params(householdId, personId, household.placeCode()).update();
        }
        audit.log(actor, household.placeCode(), may ? "准用家庭卡" : "不准用家庭卡",
                household.head(), personId, null);
    }
}
