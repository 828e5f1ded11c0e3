package shouwang.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.gate.Tries;
import shouwang.county.County;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/**
 * Accounts, logins and sessions. Passwords are kept as Argon2id; wrong ones are counted by
 * {@link Tries}. A session is a random token in a cookie; only its hash is kept.
 */
@Component
@Transactional(noRollbackFor = Rejected.class)
public class Accounts {
    private static final String INSIDE = "inside";
    static final Duration LINK_LIFE = Duration.ofDays(2);
    private static final Duration SEEN_AGAIN = Duration.ofMinutes(10);
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9._-]{2,40}");
    private static final String WRONG = "账号或口令不对。请再试一次；忘了口令请找服务站或上级重设。";

    private final AccountRows rows;
    private final Audit audit;
    private final Clock clock;
    private final Passwords passwords;
    private final Tries tries;
    private final ApplicationEventPublisher announce;

    Accounts(AccountRows rows, Audit audit, Clock clock, Passwords passwords,
            Tries tries, ApplicationEventPublisher announce) {
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
        this.passwords = passwords;
        this.tries = tries;
        this.announce = announce;
    }

    /** True while nobody at all can sign in: then the first administrator is made. */
    @Transactional(readOnly = true)
    public boolean none() {
        return rows.none();
    }

    /**
     * Makes the county's first account; refused as soon as there is one. Its id follows from the
     * county's code, so that of two who come at the same moment the key lets in only one.
     */
    public Account first(County county, String login, String name, String password) {
        var id = Ids.derived(new UUID(0, Long.parseLong(county.code())), "first administrator");
        var account = new Account(id, county.code(), login, name, Role.COUNTY, null, null, null);
        var sealed = checked(account, password);
        if (!rows.none() || rows.insert(account, sealed, clock.instant()) == 0) {
            throw new Rejected(Reason.NOT_NOW, "已经有管理员了，请登录。");
        }
        return account;
    }

    /** Makes an account at or below the actor's place. A null password: enters by link only. */
    public Account make(Actor actor, Account account, @Nullable String password) {
        actor.need(Right.ACCOUNTS);
        actor.needPlace(account.placeCode());
        if (!actor.role().mayAppoint(account.role())) {
            throw new Rejected(Reason.NOT_YOURS, "role",
                    "“" + account.role().chinese() + "”的账号要由上级来开。");
        }
        if (!account.role().fits(account.placeCode())) {
            throw new Rejected(Reason.WRONG_FORM, "place",
                    "“" + account.role().chinese() + "”的账号要开在" + account.role().where()
                            + "，请换一个地方。");
        }
        if (account.personId() != null && rows.ofPerson(account.personId()).isPresent()) {
            throw new Rejected(Reason.TAKEN, "person", account.name() + "已经有账号了，不用再开。");
        }
        var sealed = checked(account, password);
        if (rows.insert(account, sealed, clock.instant()) == 0) {
            throw new Rejected(Reason.TAKEN, "login", "这个账号已经有人用了，请换一个。");
        }
        audit.log(actor, account.placeCode(), "开账号", account.login(), account.id(),
                account.role().chinese());
        return account;
    }

    private @Nullable String checked(Account account, @Nullable String password) {
        if (!LOGIN.matcher(account.login()).matches()) {
            throw new Rejected(Reason.WRONG_FORM, "login",
                    "账号用小写字母和数字，2 到 40 个，比如 jingtian01。");
        }
        return password == null ? null : passwords.sealed(account.login(), password);
    }

    /** Signs in from a place that is not told. */
    public String signIn(String login, String password, String device) {
        return signIn(login, password, new Account.Caller(device, "", null));
    }

    /**
     * Lets someone in: the token for the cookie. Refuses alike, in words and time, whatever was
     * wrong, and whether there is such a login at all.
     */
    public String signIn(String login, String password, Account.Caller caller) {
        var name = login.strip().toLowerCase(Locale.ROOT);
        var now = clock.instant();
        var found = rows.forLogin(name);
        var id = found.map(guarded -> guarded.account().id()).orElse(null);
        tries.take(name, caller.at(id), caller.mine(id), now);
        var matches = passwords.matches(password,
                found.map(AccountRows.Guarded::password).orElse(null));
        if (found.isEmpty() || !matches || found.get().account().closedAt() != null) {
            rows.locked(name, tries.lockedUntil(name, now));
            throw new Rejected(Reason.WRONG_FORM, "password", WRONG);
        }
        tries.entered(name, caller.at(id));
        return openSession(found.get().account(), caller.device(), now);
    }

    private String openSession(Account account, String device, Instant now) {
        var token = Tokens.fresh();
        rows.forgetEnded(account.id(), now);
        rows.openSession(Tokens.hash(token), account, device, now);
        return token;
    }

    /**
     * A one-time way in for an aide or a child: the code that goes into the link or QR. The codes
     * given before and not used yet are void.
     */
    public String link(Actor actor, UUID accountId) {
        var account = managed(actor, accountId);
        if (account.closedAt() != null) {
            throw new Rejected(Reason.NOT_NOW, "这个账号已经停了，不能再发登录码。");
        }
        var code = Tokens.fresh();
        rows.voidLinks(accountId, clock.instant());
        rows.insertLink(Tokens.hash(code), account, clock.instant().plus(LINK_LIFE), actor.id());
        audit.log(actor, account.placeCode(), "发登录码", account.login(), account.id(), null);
        return code;
    }

    /** Enters by a one-time link; each opens once. */
    public String signInByLink(String code, String device) {
        var account = rows.useLink(Tokens.hash(code), clock.instant()).flatMap(rows::find)
                .filter(found -> found.closedAt() == null)
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND,
                        "这个登录码用过了或过期了，请找服务站再要一个。"));
        return openSession(account, device, clock.instant());
    }

    /** Who a session's token belongs to. */
    public Optional<Actor> who(County county, String token) {
        var hash = Tokens.hash(token);
        var now = clock.instant();
        var open = rows.bySession(hash, now);
        open.filter(session -> session.seenAt().isBefore(now.minus(SEEN_AGAIN)))
                .ifPresent(session -> rows.seen(hash, now));
        return open.map(AccountRows.OpenSession::account).map(a -> new Actor(a.id(), county,
                a.name(), a.role(), a.placeCode(), a.personId()));
    }

    public void signOut(String token) {
        rows.endSession(Tokens.hash(token));
        announce.publishEvent(new SessionsEnded(null, key(token)));
    }

    /** Changes one's own password and ends one's sessions on all other devices. */
    public void changePassword(Actor actor, String old, String fresh, String token) {
        var guarded = rows.forUpdate(actor.id()).orElseThrow();
        var login = guarded.account().login();
        tries.take(login, INSIDE, true, clock.instant());
        if (guarded.password() != null && !passwords.matches(old, guarded.password())) {
            throw new Rejected(Reason.WRONG_FORM, "old", "现在的口令不对。");
        }
        rows.password(actor.id(), passwords.sealed(login, fresh));
        tries.entered(login, INSIDE);
        rows.endOtherSessions(actor.id(), Tokens.hash(token));
        announce.publishEvent(new SessionsEnded(actor.id(), key(token)));
    }

    /** Sets someone's password anew and ends their sessions. */
    public void resetPassword(Actor actor, UUID accountId, String fresh) {
        var account = managed(actor, accountId);
        rows.password(accountId, passwords.sealed(account.login(), fresh));
        tries.forget(account.login());
        endAll(accountId);
        rows.voidLinks(accountId, clock.instant());
        audit.log(actor, account.placeCode(), "重设口令", account.login(), accountId, null);
    }

    public void close(Actor actor, UUID accountId) {
        var account = managed(actor, accountId);
        rows.close(accountId, clock.instant());
        endAll(accountId);
        audit.log(actor, account.placeCode(), "停账号", account.login(), accountId, null);
    }

    private void endAll(UUID accountId) {
        rows.endSessions(accountId);
        announce.publishEvent(new SessionsEnded(accountId, null));
    }

    /** An account the actor may manage: of one's place or below, a lesser role, not one's own. */
    private Account managed(Actor actor, UUID accountId) {
        actor.need(Right.ACCOUNTS);
        var account = get(accountId);
        actor.needPlace(account.placeCode());
        if (actor.id().equals(accountId)) {
            throw new Rejected(Reason.NOT_YOURS, "自己的账号在“我”那一页里改；要停用请找上级。");
        }
        if (!actor.role().mayAppoint(account.role())) {
            throw new Rejected(Reason.NOT_YOURS, "这个账号要由上级来管。");
        }
        return account;
    }

    @Transactional(readOnly = true)
    public Account get(UUID accountId) {
        return rows.find(accountId).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这个账号。"));
    }

    @Transactional(readOnly = true)
    public Map<UUID, Account> byIds(Collection<UUID> ids) {
        return rows.byIds(ids);
    }

    /** One page of the accounts at and below a place, by login; {@code after} the last shown. */
    @Transactional(readOnly = true)
    public List<Account> below(String placeCode, String after, int limit) {
        return rows.below(placeCode, after, limit);
    }

    /** The accounts of a place and below with that very login or name; at most 50. */
    @Transactional(readOnly = true)
    public List<Account> called(String placeCode, String loginOrName) {
        return rows.called(placeCode, loginOrName);
    }

    /** The key that a session's token has in the list of sessions. */
    public static String key(String token) {
        return java.util.HexFormat.of().formatHex(Tokens.hash(token));
    }

    /** Whether one has a password, or enters by links only. */
    @Transactional(readOnly = true)
    public boolean hasPassword(Actor actor) {
        return rows.hasPassword(actor.id());
    }

    /** The doctors or supervisors of a village: its own, and those of its township in sight. */
    @Transactional(readOnly = true)
    public List<Account> serving(String villageCode, Role role) {
        return rows.serving(villageCode, role);
    }

    @Transactional(readOnly = true)
    public Optional<Account> ofPerson(UUID personId) {
        return rows.ofPerson(personId);
    }

    /** The open accounts behind these people, or that are these accounts themselves. */
    @Transactional(readOnly = true)
    public List<Account> of(Collection<UUID> peopleOrAccounts) {
        return rows.of(peopleOrAccounts);
    }

    /** The open accounts of the desks at these very places: clerks, townships', the county's. */
    @Transactional(readOnly = true)
    public List<Account> atDesks(Collection<String> placeCodes) {
        return rows.atDesks(placeCodes);
    }

    @Transactional(readOnly = true)
    public List<Account.Session> sessions(UUID accountId) {
        return rows.sessions(accountId, clock.instant());
    }

    /** Ends all sessions of one's own, or of someone below. */
    public void endSessions(Actor actor, UUID accountId) {
        if (!actor.id().equals(accountId)) {
            var account = managed(actor, accountId);
            audit.log(actor, account.placeCode(), "退出全部设备", account.login(), accountId, null);
        }
        endAll(accountId);
    }
}
