package shouwang.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.county.County;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/**
 * Accounts, logins and sessions. Passwords are kept as Argon2id; five wrong ones lock the account
 * for ten minutes. A session is a random token in a cookie, of which only the hash is kept.
 */
@Component
@Transactional(noRollbackFor = Rejected.class)
public class Accounts {
    static final int MOST_FAILURES = 5;
    static final Duration LOCK = Duration.ofMinutes(10);
    private static final Duration LINK_LIFE = Duration.ofDays(2);
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9._-]{2,40}");
    private static final String WRONG = "账号或口令不对。请再试一次；忘了口令请找服务站或上级重设。";

    private final AccountRows rows;
    private final Audit audit;
    private final Clock clock;
    private final Argon2PasswordEncoder passwords =
            Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final String nobody = passwords.encode("nobody has this password");

    Accounts(AccountRows rows, Audit audit, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /** True while nobody at all can sign in: then the first administrator is made. */
    @Transactional(readOnly = true)
    public boolean none() {
        return rows.none();
    }

    /** Makes the county's first account; refused as soon as there is one. */
    public Account first(County county, String login, String name, String password) {
        if (!rows.none()) {
            throw new Rejected(Reason.NOT_NOW, "已经有管理员了，请登录。");
        }
        return insert(new Account(Ids.fresh(), county.code(), login, name, Role.COUNTY,
                null, null, null), password);
    }

    /** Makes an account below the actor's own place. A null password: enters by link only. */
    public Account make(Actor actor, Account account, @Nullable String password) {
        actor.need(Right.ACCOUNTS);
        actor.needPlace(account.placeCode());
        if (!actor.role().mayAppoint(account.role())) {
            throw new Rejected(Reason.NOT_YOURS, "role",
                    "“" + account.role().chinese() + "”的账号要由上级来开。");
        }
        var made = insert(account, password);
        audit.log(actor, made.placeCode(), "开账号", made.login(), made.id(), made.role().chinese());
        return made;
    }

    private Account insert(Account account, @Nullable String password) {
        if (!LOGIN.matcher(account.login()).matches()) {
            throw new Rejected(Reason.WRONG_FORM, "login",
                    "账号用小写字母和数字，2 到 40 个，比如 jingtian01。");
        }
        var hash = password == null ? null
                : passwords.encode(checked(account.login(), password));
        if (rows.insert(account, hash, clock.instant()) == 0) {
            throw new Rejected(Reason.TAKEN, "login", "这个账号已经有人用了，请换一个。");
        }
        return account;
    }

    private static String checked(String login, String password) {
        var length = password.codePointCount(0, password.length());
        if (length < 8 || length > 128) {
            throw new Rejected(Reason.OUT_OF_RANGE, "password", "口令要 8 到 128 个字。一句顺口的话最好记。");
        }
        if (password.chars().distinct().count() < 4
                || password.toLowerCase(Locale.ROOT).contains(login)
                || "12345678901234567890 abcdefghijklmnopqrstuvwxyz password".contains(
                        password.toLowerCase(Locale.ROOT))) {
            throw new Rejected(Reason.WRONG_FORM, "password", "这个口令太好猜，请换一个。");
        }
        return password;
    }

    /** Lets someone in: the token for the cookie. Refuses alike whatever was wrong. */
    public String signIn(String login, String password, String device) {
        var found = rows.forLogin(login.strip().toLowerCase(Locale.ROOT));
        var now = clock.instant();
        var stored = found.map(AccountRows.Guarded::password).orElse(null);
        if (found.isPresent() && isLocked(found.get().account(), now)) {
            throw new Rejected(Reason.TOO_MANY, "口令错了 5 次，账号先锁 10 分钟。过一会儿再试，或请上级重设。");
        }
        var matches = passwords.matches(password, stored == null ? nobody : stored);
        if (found.isEmpty() || stored == null || !matches
                || found.get().account().closedAt() != null) {
            found.ifPresent(guarded -> countFailure(guarded, now));
            throw new Rejected(Reason.WRONG_FORM, "password", WRONG);
        }
        rows.failures(found.get().account().id(), 0, null);
        return openSession(found.get().account(), device, now);
    }

    private static boolean isLocked(Account account, Instant now) {
        return account.lockedUntil() != null && account.lockedUntil().isAfter(now);
    }

    private void countFailure(AccountRows.Guarded guarded, Instant now) {
        var failures = guarded.failures() + 1;
        var locks = failures >= MOST_FAILURES;
        rows.failures(guarded.account().id(), locks ? 0 : failures, locks ? now.plus(LOCK) : null);
    }

    private String openSession(Account account, String device, Instant now) {
        var token = Tokens.fresh();
        rows.openSession(Tokens.hash(token), account, device, now);
        return token;
    }

    /** A one-time way in for an aide or a child: the code that goes into the link or QR. */
    public String link(Actor actor, UUID accountId) {
        actor.need(Right.ACCOUNTS);
        var account = get(accountId);
        if (!actor.role().mayAppoint(account.role())) {
            throw new Rejected(Reason.NOT_YOURS, "这个账号不能由您发登录码。");
        }
        var code = Tokens.fresh();
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
    @Transactional(readOnly = true)
    public Optional<Actor> who(County county, String token) {
        return rows.bySession(Tokens.hash(token), clock.instant())
                .map(a -> new Actor(a.id(), county, a.name(), a.role(), a.placeCode(),
                        a.personId()));
    }

    public void signOut(String token) {
        rows.endSession(Tokens.hash(token));
    }

    public void changePassword(Actor actor, String old, String fresh) {
        var guarded = rows.forUpdate(actor.id()).orElseThrow();
        if (guarded.password() != null && !passwords.matches(old, guarded.password())) {
            throw new Rejected(Reason.WRONG_FORM, "old", "现在的口令不对。");
        }
        rows.password(actor.id(), passwords.encode(checked(guarded.account().login(), fresh)));
    }

    /** Sets someone's password anew and ends their sessions. */
    public void resetPassword(Actor actor, UUID accountId, String fresh) {
        var account = mine(actor, accountId);
        rows.password(accountId, passwords.encode(checked(account.login(), fresh)));
        rows.endSessions(accountId);
        audit.log(actor, account.placeCode(), "重设口令", account.login(), accountId, null);
    }

    public void close(Actor actor, UUID accountId) {
        var account = mine(actor, accountId);
        rows.close(accountId, clock.instant());
        rows.endSessions(accountId);
        audit.log(actor, account.placeCode(), "停账号", account.login(), accountId, null);
    }

    private Account mine(Actor actor, UUID accountId) {
        actor.need(Right.ACCOUNTS);
        var account = get(accountId);
        if (!actor.role().mayAppoint(account.role())) {
            throw new Rejected(Reason.NOT_YOURS, "这个账号要由上级来管。");
        }
        return account;
    }

    private Account get(UUID accountId) {
        return rows.find(accountId).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这个账号。"));
    }

    @Transactional(readOnly = true)
    public List<Account> below(String placeCode, String after, int limit) {
        return rows.below(placeCode, after, limit);
    }

    @Transactional(readOnly = true)
    public Optional<Account> ofPerson(UUID personId) {
        return rows.ofPerson(personId);
    }

    @Transactional(readOnly = true)
    public List<Account.Session> sessions(UUID accountId) {
        return rows.sessions(accountId, clock.instant());
    }

    /** Ends all sessions of one's own, or of someone below. */
    public void endSessions(Actor actor, UUID accountId) {
        if (!actor.id().equals(accountId)) {
            mine(actor, accountId);
        }
        rows.endSessions(accountId);
    }
}
