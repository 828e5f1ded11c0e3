package shouwang.family;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Account;
import shouwang.access.Accounts;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.access.Role;
import shouwang.access.Seal;
import shouwang.care.Task;
import shouwang.care.Tasks;
import shouwang.county.County;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.Kin;
import shouwang.people.Kins;
import shouwang.people.Phone;
import shouwang.places.Place;

/**
 * 邀请子女: the station gives a code, or a child who stands at the wall card asks for one. The code
 * is the invitation's id with a keyed mark, so that none can be made up; it opens once, within two
 * weeks, and only while the elder agrees.
 */
@Component
@Transactional
public class Invitations {
    static final Duration LIFE = Duration.ofDays(14);
    private static final int MOST_ASKED = 3;
    private static final int MARK = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private final InvitationRows rows;
    private final Kins kins;
    private final Elders elders;
    private final Accounts accounts;
    private final Tasks tasks;
    private final Seal seal;
    private final Audit audit;
    private final Clock clock;

    Invitations(InvitationRows rows, Kins kins, Elders elders, Accounts accounts, Tasks tasks,
            Seal seal, Audit audit, Clock clock) {
        this.rows = rows;
        this.kins = kins;
        this.elders = elders;
        this.accounts = accounts;
        this.tasks = tasks;
        this.seal = seal;
        this.audit = audit;
        this.clock = clock;
    }

    /** A fresh code for a child whom the elder lets in; those given before are void. */
    public Invitation.Ticket invite(Actor actor, UUID elderId, UUID kinId) {
        actor.need(Right.WRITE_PEOPLE);
        var elder = elders.get(elderId);
        actor.needPlace(elder.placeCode());
        var kin = kins.hold(kinId).filter(one -> one.elderId().equals(elderId))
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND, "没有找到这位家属。"));
        if (kin.consent() == null) {
            throw new Rejected(Reason.NOT_NOW, "先记下老人同意" + kin.name() + "看什么，再给邀请码。");
        }
        var now = clock.instant();
        rows.endAll(kinId, "另给了一张", now);
        var id = Ids.fresh();
        rows.invite(id, kin, actor, now, now.plus(LIFE));
        audit.log(actor, kin.placeCode(), "邀请子女", elder.name(), elderId, kin.called());
        return new Invitation.Ticket(code(id), now.plus(LIFE));
    }

    /** Somebody at the wall card, who knows its four digits, asks to be let in. */
    public Invitation.Ticket ask(Elder elder, Invitation.Ask ask) {
        elders.hold(elder.id());
        var now = clock.instant();
        var known = rows.find(ask.id());
        if (known.isPresent() && !known.get().elderId().equals(elder.id())) {
            throw new Rejected(Reason.TAKEN, "这个编号已经用过了。请重新打开这一页再填。");
        }
        if (known.isEmpty()) {
            if (rows.waiting(elder.id(), now) >= MOST_ASKED) {
                throw new Rejected(Reason.TOO_MANY, "已经有人在等服务站答复了，请打服务站的电话。");
            }
            var phone = Objects.requireNonNull(seal.seal(ask.phone().digits()));
            rows.ask(ask, elder, phone, now, now.plus(LIFE));
            tasks.open(Task.open(task(ask.id()), elder.placeCode(), Talks.ANSWER, elder.id(),
                    ask.id(), ask.relation() + " " + ask.name() + "扫了墙卡，想看" + elder.name()
                            + "的近况", now, now.plus(Duration.ofDays(2))));
        }
        return new Invitation.Ticket(code(ask.id()), now.plus(LIFE));
    }

    private static UUID task(UUID invitationId) {
        return Ids.derived(invitationId, "answer");
    }

    /** The station has asked the elder, and she agrees: the code in the child's hand opens now. */
    public void approve(Actor actor, UUID id, Kin.Consent consent) {
        var asked = waiting(actor, id);
        var phone = new Phone(String.valueOf(seal.open(rows.phone(id))));
        var known = kins.of(asked.elderId()).stream()
                .filter(kin -> kin.name().equals(asked.name())).findFirst();
        known.ifPresent(kin -> needTheirPhone(kin, phone));
        var kinId = known.map(Kin::id).orElseGet(() -> kins.add(actor, Ids.derived(id, "kin"),
                asked.elderId(), asked.name(), asked.relation(), null, List.of(phone)));
        kins.consent(actor, asked.elderId(), kinId, consent);
        rows.answered(id, kinId, actor, clock.instant().plus(LIFE));
        tasks.close(actor, task(id), "老人同意，已放行");
    }

    /**
     * A name alone proves nobody: whoever photographed the card could say the daughter's, and the
     * code in their hand would open her account.
     */
    private void needTheirPhone(Kin kin, Phone phone) {
        var phones = kins.phones(kin.id());
        if (phones.isEmpty() ? accounts.ofPerson(kin.person()).isPresent()
                : !phones.contains(phone)) {
            throw new Rejected(Reason.NOT_NOW, "名册上有" + kin.called()
                    + "，电话不是扫卡的人留的这个。请打名册上的电话问一问：真是本人，就在那一行点“给邀请码”，"
                    + "这一份点“不放行”。");
        }
    }

    /** She does not know them, or does not want it. */
    public void decline(Actor actor, UUID id, String why) {
        waiting(actor, id);
        rows.end(id, why, clock.instant());
        tasks.close(actor, task(id), "没有放行：" + why);
    }

    private Invitation waiting(Actor actor, UUID id) {
        actor.need(Right.WRITE_PEOPLE);
        var asked = rows.forUpdate(id).orElseThrow(Invitations::notThere);
        actor.needPlace(asked.placeCode());
        if (asked.state(clock.instant()) != Invitation.State.ASKED) {
            throw new Rejected(Reason.NOT_NOW, "这份请求已经答复过，或过期了。");
        }
        return asked;
    }

    private static Rejected notThere() {
        return new Rejected(Reason.NOT_FOUND, "这张邀请认不出来。请找老人或服务站再要一张。");
    }

    /** The newest invitations of an elder. */
    @Transactional(readOnly = true)
    public List<Invitation> of(UUID elderId, int limit) {
        return rows.of(elderId, limit);
    }

    /** Where the invitation of a code stands; refused for one that was made up. */
    @Transactional(readOnly = true)
    public Invitation.State look(String code) {
        return idOf(code).flatMap(rows::find).orElseThrow(Invitations::notThere)
                .state(clock.instant());
    }

    /**
     * Lets the child in: makes their account where there is none, and uses the code up.
     *
     * @return a session's token
     */
    public String enter(County county, String code, String device) {
        var kin = used(code);
        var house = Actor.house(county);
        var account = accounts.ofPerson(kin.person()).orElseGet(() -> accounts.make(house,
                new Account(Ids.fresh(), Place.villageOf(kin.placeCode()), login(), kin.name(),
                        Role.KIN, kin.person(), null, null), null));
        return accounts.signInByLink(accounts.link(house, account.id()), device);
    }

    private static String login() {
        return "zn" + Long.toString(RANDOM.nextLong(1L << 50), 36);
    }

    /** A child who is in already is another elder's child as well: one account for both. */
    public Kin join(Actor actor, String code) {
        actor.need(Right.KIN_HOME);
        var kin = used(code);
        if (kin.person().equals(actor.person())) {
            return kin;
        }
        if (!actor.placeCode().equals(Place.villageOf(kin.placeCode()))
                && !kin.placeCode().startsWith(actor.placeCode())) {
            throw new Rejected(Reason.NOT_NOW,
                    "这位老人不在一个村。请先退出，再打开这张邀请，另用一个账号看。");
        }
        if (accounts.ofPerson(kin.person()).isPresent()) {
            throw new Rejected(Reason.TAKEN, "这位家属已经有自己的账号了。请找服务站。");
        }
        kins.same(kin.id(), actor.person());
        audit.log(actor, kin.placeCode(), "并到一个账号", kin.called(), kin.elderId(), null);
        return kin;
    }

    private Kin used(String code) {
        var id = idOf(code).orElseThrow(Invitations::notThere);
        var invitation = rows.forUpdate(id).orElseThrow(Invitations::notThere);
        var kinId = invitation.kinId();
        var state = invitation.state(clock.instant());
        if (state != Invitation.State.OPEN || kinId == null) {
            throw new Rejected(state == Invitation.State.ASKED ? Reason.NOT_NOW : Reason.NOT_FOUND,
                    state == Invitation.State.ASKED
                            ? "服务站还没有答复。他们问过老人，这里就能进；急的话打服务站的电话。"
                            : "这张邀请" + state.chinese() + "。请找老人或服务站再要一张。");
        }
        var kin = kins.hold(kinId).filter(one -> one.consent() != null)
                .orElseThrow(() -> new Rejected(Reason.NOT_YOURS,
                        "老人现在没有同意您在这里看。请给老人或村服务站打个电话。"));
        rows.used(id, clock.instant());
        return kin;
    }

    /** What she takes back also takes back the codes that lie about. */
    @EventListener
    void limits(Kin.LimitsChanged changed) {
        if (changed.may().isEmpty()) {
            rows.endAll(changed.kinId(), "老人撤回同意", clock.instant());
        }
    }

    private String code(UUID id) {
        var mark = seal.mark("invitation/" + id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(
                ByteBuffer.allocate(16 + MARK).putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits()).put(mark, 0, MARK).array());
    }

    private Optional<UUID> idOf(String code) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(code));
            if (bytes.remaining() != 16 + MARK) {
                return Optional.empty();
            }
            var id = new UUID(bytes.getLong(), bytes.getLong());
            return MessageDigest.isEqual(code(id).getBytes(), code.getBytes())
                    ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
