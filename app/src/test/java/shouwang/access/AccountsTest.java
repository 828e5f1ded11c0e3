package shouwang.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shouwang.SignedIn.PASSWORD;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.county.Scope;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.places.Divisions;
import shouwang.places.Place;

@House
class AccountsTest {
    @Autowired Accounts accounts;
    @Autowired Villages villages;
    @Autowired Divisions divisions;
    @Autowired Audit audit;
    @Autowired TestClock clock;
    @Autowired SignedIn desks;
    String village;

    @BeforeEach
    void settle() {
        village = villages.fresh();
    }

    private Account account(Role role, String place, @Nullable UUID person) {
        var wish = new Account(Ids.fresh(), place, "wish" + System.nanoTime(), "盼春来", role, person,
                null, null);
        return villages.everywhere(() -> accounts.make(Actor.house(villages.county()), wish,
                person == null ? PASSWORD : null));
    }

    private String signIn(String login, String password) {
        return villages.everywhere(() -> accounts.signIn(login, password, "测试机"));
    }

    private static void refuses(Callable<?> work, String sentence) {
        assertThatThrownBy(work::call).isInstanceOf(Rejected.class).hasMessageContaining(sentence);
    }

    private Account wish(Role role, String place) {
        return new Account(Ids.fresh(), place, "wish" + System.nanoTime(), "盼春来", role, null,
                null, null);
    }

    @Test
    void five_wrong_passwords_lock_the_account_for_ten_minutes() {
        var login = account(Role.CLERK, village, null).login();
        for (var i = 0; i < 5; i++) {
            refuses(() -> signIn(login, "不是这个口令"), "账号或口令不对");
        }
        refuses(() -> signIn(login, PASSWORD), "先锁 10 分钟");
        clock.after(Duration.ofMinutes(9), () -> {
            refuses(() -> signIn(login, PASSWORD), "先锁 10 分钟");
            return true;
        });
        clock.after(Duration.ofMinutes(11), () -> assertThat(signIn(login, PASSWORD))
                .isNotBlank());
    }

    private void fails(String login, String password, Account.Caller from, String sentence) {
        refuses(() -> villages.everywhere(() -> accounts.signIn(login, password, from)), sentence);
    }

    private static Account.Caller from(String address) {
        return new Account.Caller("测试机", address, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"there", "closed", "without", "never"})
    void a_login_answers_alike_whether_it_is_there_closed_by_link_only_or_never_was(String kind) {
        var login = switch (kind) {
            case "there" -> account(Role.CLERK, village, null).login();
            case "without" -> account(Role.AIDE, village, Ids.fresh()).login();
            case "closed" -> {
                var gone = account(Role.CLERK, village, null);
                villages.everywhere(() -> {
                    accounts.close(Actor.house(villages.county()), gone.id());
                    return true;
                });
                yield gone.login();
            }
            default -> "never" + System.nanoTime();
        };
        for (var i = 0; i < 5; i++) {
            fails(login, "不是这个口令", from("10.7.7.7"), "账号或口令不对");
        }
        fails(login, "不是这个口令", from("10.7.7.7"), "错了 5 次，先锁 10 分钟");
        for (var i = 0; i < 15; i++) {
            fails(login, "不是这个口令", from("10.7.8." + i), "账号或口令不对");
        }
        fails(login, "不是这个口令", from("10.7.9.1"), "先锁 1 小时");
    }

    @Test
    void a_stranger_elsewhere_does_not_lock_a_desk_out_of_its_own_browser_or_address() {
        var desk = account(Role.CLERK, village, null);
        var office = from("10.1.1.1");
        assertThat(villages.everywhere(() -> accounts.signIn(desk.login(), PASSWORD, office)))
                .isNotBlank();
        for (var i = 0; i < 20; i++) {
            fails(desk.login(), "猜的口令", from("10.6.6." + i), "账号或口令不对");
        }
        fails(desk.login(), PASSWORD, from("10.5.5.5"), "先锁 1 小时");
        assertThat(villages.everywhere(() -> accounts.get(desk.id())).lockedUntil()).isNotNull();
        assertThat(villages.everywhere(() -> accounts.signIn(desk.login(), PASSWORD, office)))
                .isNotBlank();
        assertThat(villages.everywhere(() -> accounts.signIn(desk.login(), PASSWORD,
                new Account.Caller("测试机", "10.5.5.5", desk.id())))).isNotBlank();
    }

    @Test
    void a_browser_of_the_desk_has_five_tries_as_any_other() {
        var desk = account(Role.CLERK, village, null);
        var here = new Account.Caller("测试机", "10.1.1.1", desk.id());
        for (var i = 0; i < 5; i++) {
            fails(desk.login(), "猜的口令", here, "账号或口令不对");
        }
        fails(desk.login(), PASSWORD, here, "先锁 10 分钟");
    }

    @Test
    void a_new_password_from_above_opens_a_locked_login_at_once() {
        var doctor = account(Role.DOCTOR, village, null);
        for (var i = 0; i < 5; i++) {
            refuses(() -> signIn(doctor.login(), "猜的口令"), "账号或口令不对");
        }
        reset(desks.as(Role.CLERK, village).actor(), doctor.id());
        assertThat(signIn(doctor.login(), "另一个新的口令吧")).isNotBlank();
    }

    @Test
    void a_right_password_forgets_the_wrong_ones_before_it() {
        var login = account(Role.CLERK, village, null).login();
        for (var round = 0; round < 3; round++) {
            for (var i = 0; i < 4; i++) {
                refuses(() -> signIn(login, "不是这个口令"), "账号或口令不对");
            }
            assertThat(signIn(login, PASSWORD)).isNotBlank();
        }
    }

    @Test
    void an_unknown_login_is_refused_in_the_same_words_as_a_wrong_password() {
        refuses(() -> signIn("nobody.here", "随便什么口令"), "账号或口令不对");
    }

    @Test
    void a_session_lasts_a_working_day_for_a_desk_and_is_seen_again() {
        var desk = desks.as(Role.CLERK, village);
        clock.after(Duration.ofHours(11), () -> {
            assertThat(who(desk.cookie().getValue())).isPresent();
            var session = villages.in(village, () -> accounts.sessions(desk.actor().id())).getFirst();
            assertThat(session.seenAt()).isAfter(session.madeAt().plus(Duration.ofHours(10)));
            return true;
        });
        clock.after(Duration.ofHours(13), () -> assertThat(who(desk.cookie().getValue())).isEmpty());
    }

    private java.util.Optional<Actor> who(String token) {
        return villages.everywhere(() -> accounts.who(villages.county(), token));
    }

    @Test
    void signing_out_ends_this_session_only() {
        var desk = desks.as(Role.CLERK, village);
        var other = signIn(desk.login(), PASSWORD);
        villages.everywhere(() -> {
            accounts.signOut(desk.cookie().getValue());
            return true;
        });
        assertThat(who(desk.cookie().getValue())).isEmpty();
        assertThat(who(other)).isPresent();
    }

    @Test
    void all_sessions_of_someone_below_end_at_once() {
        var aide = desks.as(Role.AIDE, village, Ids.fresh());
        var clerk = desks.as(Role.CLERK, village);
        villages.in(village, () -> {
            accounts.endSessions(clerk.actor(), aide.actor().id());
            return true;
        });
        assertThat(who(aide.cookie().getValue())).isEmpty();
        assertThat(who(clerk.cookie().getValue())).isPresent();
    }

    @Test
    void a_closed_account_is_out_at_once_and_stays_out() {
        var aide = desks.as(Role.AIDE, village, Ids.fresh());
        var clerk = desks.as(Role.CLERK, village);
        villages.in(village, () -> {
            accounts.close(clerk.actor(), aide.actor().id());
            return true;
        });
        assertThat(who(aide.cookie().getValue())).isEmpty();
        refuses(() -> signIn(aide.login(), PASSWORD), "账号或口令不对");
        refuses(() -> villages.in(village, () ->
                accounts.link(clerk.actor(), aide.actor().id())), "已经停了");
    }

    @Test
    void a_link_opens_once() {
        var clerk = desks.as(Role.CLERK, village);
        var aide = account(Role.AIDE, village, Ids.fresh());
        var code = villages.in(village, () -> accounts.link(clerk.actor(), aide.id()));
        var token = villages.everywhere(() -> accounts.signInByLink(code, "手机"));
        assertThat(who(token)).map(Actor::id).contains(aide.id());
        refuses(() -> villages.everywhere(() -> accounts.signInByLink(code, "手机")), "用过了或过期了");
    }

    @Test
    void a_new_link_makes_the_one_before_void() {
        var clerk = desks.as(Role.CLERK, village);
        var aide = account(Role.AIDE, village, Ids.fresh());
        var lost = villages.in(village, () -> accounts.link(clerk.actor(), aide.id()));
        var fresh = villages.in(village, () -> accounts.link(clerk.actor(), aide.id()));
        refuses(() -> villages.everywhere(() -> accounts.signInByLink(lost, "手机")), "用过了或过期了");
        assertThat(villages.everywhere(() -> accounts.signInByLink(fresh, "手机"))).isNotBlank();
    }

    @Test
    void a_link_ends_after_two_days() {
        var clerk = desks.as(Role.CLERK, village);
        var aide = account(Role.AIDE, village, Ids.fresh());
        var code = villages.in(village, () -> accounts.link(clerk.actor(), aide.id()));
        clock.after(Duration.ofHours(49), () -> {
            refuses(() -> villages.everywhere(() -> accounts.signInByLink(code, "手机")), "过期");
            return true;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "短口令", "12345678", "aaaaaaaa", "abababab", "qwertyuiop",
        "wish.me.2026", "PASSWORD", "87654321", "P@ssw0rd2026", "shouwang2026", "守望相助1949",
        "woaini1314520", "20011123"})
    void a_poor_password_is_refused(String poor) {
        var clerk = desks.as(Role.CLERK, village).actor();
        var account = new Account(Ids.fresh(), village, "wish.me", "盼春来", Role.DOCTOR, null, null,
                null);
        refuses(() -> villages.in(village, () -> accounts.make(clerk, account, poor)), "口令");
    }

    @Test
    void a_password_of_128_signs_is_taken_and_one_of_129_refused() {
        var clerk = desks.as(Role.CLERK, village).actor();
        var good = "春夏秋冬".repeat(32);
        var account = wish(Role.DOCTOR, village);
        villages.in(village, () -> accounts.make(clerk, account, good));
        assertThat(signIn(account.login(), good)).isNotBlank();
        refuses(() -> villages.in(village, () ->
                accounts.make(clerk, wish(Role.DOCTOR, village), good + "春")), "128");
    }

    @ParameterizedTest
    @EnumSource(names = {"COUNTY", "TOWNSHIP", "CLERK", "SUPERVISOR", "AUDITOR"})
    void a_clerk_makes_no_account_of_its_own_rank_or_above(Role role) {
        var clerk = desks.as(Role.CLERK, village).actor();
        refuses(() -> villages.in(village, () ->
                accounts.make(clerk, wish(role, village), PASSWORD)), "上级来开");
    }

    @Test
    void nobody_makes_an_account_outside_ones_place_or_at_the_wrong_level() {
        var clerk = desks.as(Role.CLERK, village).actor();
        var other = villages.fresh();
        refuses(() -> villages.in(village, () ->
                accounts.make(clerk, wish(Role.AIDE, other), null)), "不归您管");
        var county = Actor.house(villages.county());
        refuses(() -> villages.everywhere(() ->
                accounts.make(county, wish(Role.CLERK, village.substring(0, 9)), null)), "要开在村");
        refuses(() -> villages.everywhere(() ->
                accounts.make(county, wish(Role.COUNTY, village), null)), "要开在县");
    }

    @Test
    void a_desk_takes_over_neither_its_like_nor_anyone_above() {
        var clerk = desks.as(Role.CLERK, village).actor();
        var peer = account(Role.CLERK, village, null).id();
        var supervisor = account(Role.SUPERVISOR, village, null).id();
        for (var target : List.of(peer, supervisor)) {
            refuses(() -> reset(clerk, target), "上级");
            refuses(() -> villages.in(village, () -> accounts.link(clerk, target)), "上级");
            refuses(() -> villages.in(village, () -> {
                accounts.close(clerk, target);
                return true;
            }), "上级");
        }
        refuses(() -> reset(clerk, clerk.id()), "自己的账号");
        var above = account(Role.TOWNSHIP, village.substring(0, 9), null);
        refuses(() -> reset(clerk, above.id()), "没有找到");
    }

    private boolean reset(Actor actor, UUID account) {
        return villages.in(actor.placeCode(), () -> {
            accounts.resetPassword(actor, account, "另一个新的口令吧");
            return true;
        });
    }

    @Test
    void an_account_outside_is_out_of_reach_even_where_the_database_would_show_it() {
        var clerk = desks.as(Role.CLERK, village).actor();
        var far = account(Role.AIDE, villages.fresh(), Ids.fresh());
        refuses(() -> villages.everywhere(() -> accounts.link(clerk, far.id())), "不归您管");
        refuses(() -> villages.in(village, () -> accounts.link(clerk, far.id())), "没有找到");
    }

    @Test
    void a_reset_ends_the_sessions_and_is_in_the_audit() {
        var doctor = desks.as(Role.DOCTOR, village);
        var clerk = desks.as(Role.CLERK, village).actor();
        reset(clerk, doctor.actor().id());
        assertThat(who(doctor.cookie().getValue())).isEmpty();
        assertThat(signIn(doctor.login(), "另一个新的口令吧")).isNotBlank();
        assertThat(villages.in(village, () -> audit.lines(village, null, 50)))
                .anySatisfy(line -> {
                    assertThat(line.deed()).isEqualTo("重设口令");
                    assertThat(line.subjectId()).isEqualTo(doctor.actor().id());
                });
    }

    @Test
    void ones_own_password_needs_the_old_one_and_ends_the_other_sessions() {
        var desk = desks.as(Role.CLERK, village);
        var elsewhere = signIn(desk.login(), PASSWORD);
        refuses(() -> change(desk, "记错的旧口令"), "现在的口令不对");
        change(desk, PASSWORD);
        assertThat(who(desk.cookie().getValue())).isPresent();
        assertThat(who(elsewhere)).isEmpty();
        assertThat(signIn(desk.login(), "山里的一个新口令")).isNotBlank();
    }

    @Test
    void a_borrowed_screen_can_not_try_old_passwords_without_end() {
        var desk = desks.as(Role.CLERK, village);
        for (var i = 0; i < 5; i++) {
            refuses(() -> change(desk, "猜的口令"), "现在的口令不对");
        }
        refuses(() -> change(desk, PASSWORD), "先锁 10 分钟");
    }

    private boolean change(SignedIn.Guest desk, String old) {
        return villages.in(village, () -> {
            accounts.changePassword(desk.actor(), old, "山里的一个新口令", desk.cookie().getValue());
            return true;
        });
    }

    @Test
    void of_ten_first_administrators_at_the_same_moment_one_comes_in() throws Exception {
        var county = divisions.found("519997", "试一县", List.of(
                new Place("519997", null, Place.Kind.COUNTY, "试一县", null)));
        assertThat(Scope.all(county).call(accounts::none)).isTrue();
        var start = new CountDownLatch(1);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = IntStream.range(0, 10).mapToObj(i -> people.submit(() -> {
                start.await();
                try {
                    Scope.all(county).call(() ->
                            accounts.first(county, "first" + i, "头一个", PASSWORD));
                    return true;
                } catch (Rejected refusal) {
                    assertThat(refusal.say()).contains("已经有管理员了");
                    return false;
                }
            })).toList();
            start.countDown();
            var admitted = 0;
            for (var one : tries) {
                admitted += one.get() ? 1 : 0;
            }
            assertThat(admitted).isEqualTo(1);
        }
        assertThat(Scope.all(county).call(() -> accounts.below("519997", "", 20))).hasSize(1);
    }
}
