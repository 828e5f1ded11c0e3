package shouwang.messages;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import shouwang.access.Accounts;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Seal;
import shouwang.access.SessionsEnded;
import shouwang.county.Scope;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/** Everyone's own word on how to be told: channel, address, quiet hours, browsers. */
@Component
@Transactional
public class Reaches {
    static final int MOST_DEVICES = 5;
    static final int TRIALS_A_DAY = 5;
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private final ReachRows rows;
    private final InboxRows inbox;
    private final Outbox outbox;
    private final Carriers carriers;
    private final Seal seal;
    private final Audit audit;
    private final TransactionTemplate once;
    private final Clock clock;

    Reaches(ReachRows rows, InboxRows inbox, Outbox outbox, Carriers carriers, Seal seal,
            Audit audit, TransactionTemplate once, Clock clock) {
        this.rows = rows;
        this.inbox = inbox;
        this.outbox = outbox;
        this.carriers = carriers;
        this.seal = seal;
        this.audit = audit;
        this.once = once;
        this.clock = clock;
    }

    /** Who an account is for messages: the person behind it, or the account at a desk. */
    static UUID who(Actor actor) {
        return Objects.requireNonNullElse(actor.personId(), actor.id());
    }

    /** The ways that the house's owner has set up, beside the house's own pages. */
    public List<Channel> offered() {
        return carriers.offered();
    }

    /** What a browser needs to subscribe ({@code applicationServerKey}); empty: not offered. */
    public String pushKey() {
        return carriers.push().publicKey();
    }

    @Transactional(readOnly = true)
    public Reach of(Actor actor) {
        var who = who(actor);
        var devices = rows.browsers(List.of(who)).stream().map(browser ->
                new Reach.Device(browser.id(), browser.device(), browser.since())).toList();
        return rows.find(who).map(row -> new Reach(row.channel(), masked(row.phone()),
                masked(row.wecom()), masked(row.mail()), row.quiet(), row.trouble(), devices))
                .orElse(new Reach(Channel.IN_APP, null, null, null, QuietHours.USUAL, null,
                        devices));
    }

    private @Nullable String masked(byte @Nullable [] sealed) {
        return Optional.ofNullable(seal.open(sealed)).map(Reaches::mask).orElse(null);
    }

    /** {@code 154****7302}, {@code li****@example.cn}, {@code wa****}. */
    static String mask(String address) {
        if (address.matches("\\d{11}")) {
            return address.substring(0, 3) + "****" + address.substring(7);
        }
        var at = Math.max(address.indexOf('@'), 0);
        var name = at == 0 ? address : address.substring(0, at);
        return name.substring(0, Math.min(2, name.length())) + "****"
                + (at == 0 ? "" : address.substring(at));
    }

    public void choose(Actor actor, Reach.Choice choice) {
        var who = who(actor);
        var before = rows.find(who);
        if (choice.channel() != Channel.IN_APP && !carriers.offers(choice.channel())) {
            throw new Rejected(Reason.NOT_NOW, "channel",
                    choice.channel().chinese() + "还没有接上，请选别的。");
        }
        var given = Map.of(Channel.SMS, Optional.ofNullable(choice.phone()), Channel.WECOM,
                Optional.ofNullable(choice.wecom()), Channel.MAIL,
                Optional.ofNullable(choice.mail())).get(choice.channel());
        if (given != null && given.isEmpty()
                && before.map(row -> row.address(choice.channel())).isEmpty()) {
            throw new Rejected(Reason.MISSING, field(choice.channel()),
                    "选了" + choice.channel().chinese() + "，请填上发到哪里。");
        }
        if (choice.channel() == Channel.WEB_PUSH && rows.browsers(List.of(who)).isEmpty()) {
            throw new Rejected(Reason.NOT_NOW, "channel",
                    "还没有哪台手机、电脑收弹出提醒。请先在下面点“让这台收提醒”。");
        }
        rows.put(new ReachRows.Sealed(who, choice.channel(), seal.seal(choice.phone()),
                seal.seal(choice.wecom()), seal.seal(choice.mail()), choice.quiet(), null),
                actor.placeCode(), clock.instant());
        audit.log(actor, actor.placeCode(), "改通知方式", actor.name(), who,
                choice.channel().chinese());
    }

    private static String field(Channel channel) {
        return switch (channel) {
            case SMS -> "phone";
            case WECOM -> "wecom";
            case MAIL -> "mail";
            case IN_APP, WEB_PUSH -> "channel";
        };
    }

    /**
     * Lets this browser show messages, as long as this session lives; chooses it at once. Looks
     * over the whole county: the browser may have been another's before, and is so no more.
     */
    @Transactional(propagation = Propagation.NEVER)
    public void subscribe(Actor actor, Reach.Subscription browser, String token) {
        if (!carriers.offers(Channel.WEB_PUSH) || !carriers.push().accepts(browser.endpoint(),
                browser.point(), browser.auth())) {
            throw new Rejected(Reason.WRONG_FORM, "endpoint",
                    "这个浏览器的提醒服务用不了，请换一种通知方式。");
        }
        Scope.all(actor.county()).run(() -> once.executeWithoutResult(transaction ->
                take(actor, browser, token)));
    }

    private void take(Actor actor, Reach.Subscription browser, String token) {
        var who = who(actor);
        var now = clock.instant();
        rows.hold(who, actor.placeCode(), now);
        rows.subscribe(Ids.fresh(), actor.placeCode(), who, actor.id(), Accounts.key(token),
                browser.device(), seal.mark(browser.endpoint()), seal.seal(browser.endpoint()
                        + "\n" + browser.point() + "\n" + browser.auth()), now);
        rows.keepNewest(who, MOST_DEVICES);
        var quiet = rows.find(who).map(ReachRows.Sealed::quiet).orElse(QuietHours.USUAL);
        rows.put(new ReachRows.Sealed(who, Channel.WEB_PUSH, null, null, null, quiet, null),
                actor.placeCode(), now);
    }

    /** A browser shows no more. Someone else's is not touched. */
    public void unsubscribe(Actor actor, UUID device) {
        rows.remove(who(actor), device);
    }

    /** A lost phone is shut out of the house; it is told nothing any more either. */
    @EventListener
    void shut(SessionsEnded ended) {
        var account = ended.accountId();
        if (account == null) {
            rows.removeOfSession(Objects.requireNonNull(ended.session()));
        } else {
            rows.removeOfAccount(account, ended.session());
        }
    }

    /** Sends a message to oneself; the same id is one. Five a day. */
    public void tryOut(Actor actor, UUID id) {
        var who = who(actor);
        rows.hold(who, actor.placeCode(), clock.instant());
        var today = clock.instant().atZone(HERE).toLocalDate().atStartOfDay(HERE).toInstant();
        if (inbox.trials(who, today) >= TRIALS_A_DAY) {
            throw new Rejected(Reason.TOO_MANY, "今天已经试发 " + TRIALS_A_DAY + " 次了，明天再试。");
        }
        outbox.put(new Message(Ids.derived(who, "trial " + id.toString()
                .toLowerCase(java.util.Locale.ROOT)), new Recipient.Person(who), actor.placeCode(),
                Template.TRIAL, Map.of(), "/me/messages"));
    }
}
