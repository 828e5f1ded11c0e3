package shouwang.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.scheduling.TaskScheduler;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.access.Accounts;
import shouwang.access.Role;
import shouwang.kernel.Ids;
import shouwang.kernel.Money;
import shouwang.kernel.Rejected;
import shouwang.people.Elder;
import shouwang.people.ElderForm;
import shouwang.people.Elders;
import shouwang.people.Kin;
import shouwang.people.Kins;
import shouwang.places.Place;
import shouwang.places.Places;

/** A message leaves the house at least once and is shown once, whatever the carriers do. */
@House
class DeliveryTest {
    private static final AtomicInteger PHONES = new AtomicInteger(10_000_000);
    @Autowired Village house;
    @Autowired Inbox inbox;
    @Autowired SentOut sentOut;
    @Autowired Budgets budgets;
    @Autowired Accounts accounts;
    @Autowired TaskScheduler jobs;
    @Autowired Elders elders;
    @Autowired Kins kins;
    @Autowired Places places;
    private PretendAliyun aliyun;
    private PretendWeCom wecom;
    private PretendPush push;
    private PretendSmtp smtp;
    private MockEnvironment env;
    private Deliverer deliverer;
    private String village;
    private SignedIn.Guest clerk;
    private String phone;

    @BeforeEach
    void open() throws Exception {
        aliyun = new PretendAliyun();
        wecom = new PretendWeCom();
        push = new PretendPush();
        smtp = new PretendSmtp();
        env = Village.env(aliyun.port(), wecom.port(), smtp.port());
        deliverer = house.deliverer(env);
        village = house.villages.fresh();
        clerk = house.signedIn.as(Role.CLERK, village);
        phone = "154" + PHONES.incrementAndGet();
    }

    @AfterEach
    void close() throws Exception {
        aliyun.close();
        wecom.close();
        push.close();
        smtp.close();
    }

    private Recipient desk() {
        return new Recipient.Desk(village);
    }

    private void later(Duration wait) {
        house.clock.after(wait, () -> {
            deliverer.round();
            return true;
        });
    }

    private String state(java.util.UUID message, Channel channel) {
        return house.lying(message, channel).getFirst().state();
    }

    @Test
    void a_message_goes_by_the_channel_someone_chose_and_always_stands_in_the_house() {
        house.reach(clerk, Channel.SMS, phone);
        var id = house.put(desk(), village, Template.NEED_CLIMBED);
        assertThat(inbox.list(clerk.actor(), true, null, 10)).singleElement().satisfies(letter ->
                assertThat(letter.text()).contains("冉翠芳的求助“送午饭”还没有人答复，已到村"));
        deliverer.round();
        assertThat(aliyun.airedTo(phone)).singleElement().asString().contains("\"elder\":\"冉翠芳\"");
        assertThat(aliyun.aired.getFirst()).containsEntry("TemplateCode", "SMS_1")
                .containsEntry("SignName", "守望");
        assertThat(state(id, Channel.SMS)).isEqualTo("SENT");
        assertThat(state(id, Channel.IN_APP)).isEqualTo("SENT");
        deliverer.round();
        later(Duration.ofDays(2));
        assertThat(aliyun.airedTo(phone)).hasSize(1);
    }

    @Test
    void one_id_put_again_and_again_is_one_message_and_a_fact_undone_says_nothing() {
        house.reach(clerk, Channel.SMS, phone);
        var id = Ids.fresh();
        house.put(id, desk(), village, Template.TASK);
        house.put(id, desk(), village, Template.TASK);
        deliverer.round();
        house.put(id, desk(), village, Template.TASK);
        deliverer.round();
        assertThat(aliyun.airedTo(phone)).hasSize(1);
        assertThat(inbox.list(clerk.actor(), false, null, 10)).hasSize(1);
        assertThatThrownBy(() -> house.villages.in(village, () ->
                house.once.execute(transaction -> {
                    house.outbox.put(new Message(Ids.fresh(), desk(), village, Template.TASK,
                            java.util.Map.of("what", "不会发生"), null));
                    throw new IllegalStateException("the fact is undone");
                }))).hasMessageContaining("undone");
        deliverer.round();
        assertThat(inbox.list(clerk.actor(), false, null, 10)).hasSize(1);
    }

    @Test
    void an_sms_that_was_taken_without_a_word_is_looked_up_and_not_sent_twice() {
        house.reach(clerk, Channel.SMS, phone);
        for (var mood : List.of(PretendServer.Mood.SLOW, PretendServer.Mood.HALF)) {
            aliyun.moods.add(mood);
            var before = aliyun.airedTo(phone).size();
            var id = house.put(desk(), village, Template.TASK);
            deliverer.round();
            var lying = house.lying(id, Channel.SMS).getFirst();
            assertThat(lying.state()).as(mood.name()).isEqualTo("WAITING");
            assertThat(lying.reason()).contains("送到没有还不知道");
            later(Duration.ofMinutes(2));
            assertThat(state(id, Channel.SMS)).isEqualTo("SENT");
            assertThat(aliyun.airedTo(phone)).hasSize(before + 1);
            assertThat(house.lying(id, Channel.SMS).getFirst().fen()).isEqualTo(5);
        }
        assertThat(aliyun.lookUps).hasValue(2);
    }

    @Test
    void an_sms_that_was_lost_on_the_way_is_looked_up_in_vain_and_sent_again() {
        house.reach(clerk, Channel.SMS, phone);
        aliyun.moods.add(PretendServer.Mood.DOWN);
        var id = house.put(desk(), village, Template.TASK);
        deliverer.round();
        assertThat(aliyun.airedTo(phone)).isEmpty();
        later(Duration.ofMinutes(2));
        assertThat(aliyun.airedTo(phone)).hasSize(1);
        assertThat(state(id, Channel.SMS)).isEqualTo("SENT");
    }

    @Test
    void a_carrier_that_answers_twice_does_no_harm() throws Exception {
        try (var twice = new java.net.ServerSocket(0, 50,
                java.net.InetAddress.getLoopbackAddress())) {
            var asked = new AtomicInteger();
            Thread.ofVirtual().start(() -> {
                while (!twice.isClosed()) {
                    try (var guest = twice.accept()) {
                        var in = new java.io.BufferedReader(new java.io.InputStreamReader(
                                guest.getInputStream()));
                        while (!String.valueOf(in.readLine()).isEmpty()) {
                            // the head of the request
                        }
                        asked.incrementAndGet();
                        var answer = "HTTP/1.1 200 OK\r\nContent-Length: 28\r\n\r\n"
                                + "{\"Code\":\"OK\",\"BizId\":\"9006\"}";
                        guest.getOutputStream().write((answer + answer).getBytes());
                    } catch (java.io.IOException e) {
                        // the door was closed
                    }
                }
            });
            env.setProperty("SHOUWANG_SMS_URL", "http://localhost:" + twice.getLocalPort());
            deliverer = house.deliverer(env);
            house.reach(clerk, Channel.SMS, phone);
            var one = house.put(desk(), village, Template.TASK);
            var other = house.put(desk(), village, Template.TASK);
            deliverer.round();
            assertThat(state(one, Channel.SMS)).isEqualTo("SENT");
            assertThat(state(other, Channel.SMS)).isEqualTo("SENT");
            assertThat(asked).hasValue(2);
        }
    }

    @Test
    void a_wrong_number_is_given_up_at_once_costs_nothing_and_can_be_mended() {
        house.reach(clerk, Channel.SMS, "15912345678");
        var id = house.put(desk(), village, Template.TASK);
        deliverer.round();
        assertThat(house.lying(id, Channel.SMS)).singleElement().satisfies(lying -> {
            assertThat(lying.state()).isEqualTo("GAVE_UP");
            assertThat(lying.reason()).contains("号码不对");
            assertThat(lying.fen()).isZero();
        });
        assertThat(spent(clerk).month()).isEqualTo(Money.ZERO);
        var trouble = lines(clerk, SentOut.Show.TROUBLE);
        assertThat(trouble).singleElement().satisfies(line ->
                assertThat(line.reason()).contains("号码不对"));
        assertThat(inbox.list(clerk.actor(), true, null, 10)).hasSize(1);
        house.reach(clerk, Channel.SMS, phone);
        house.villages.in(village, () -> {
            sentOut.again(clerk.actor(), trouble.getFirst().id());
            return true;
        });
        deliverer.round();
        assertThat(aliyun.airedTo(phone)).hasSize(1);
        assertThat(lines(clerk, SentOut.Show.TROUBLE)).isEmpty();
        assertThat(spent(clerk).month()).isEqualTo(new Money(5));
        assertThatThrownBy(() -> house.villages.in(village, () -> {
            sentOut.again(clerk.actor(), trouble.getFirst().id());
            return true;
        })).isInstanceOf(Rejected.class).hasMessageContaining("不用再发");
    }

    private List<SentOut.Line> lines(SignedIn.Guest guest, SentOut.Show show) {
        return house.villages.in(guest.actor().placeCode(), () ->
                sentOut.list(guest.actor(), show, null, 50));
    }

    private Budgets.Spent spent(SignedIn.Guest guest) {
        return house.villages.in(guest.actor().placeCode(), () -> budgets.of(guest.actor()));
    }

    @Test
    void a_long_wish_is_cut_for_the_short_message_and_stands_whole_in_the_house() {
        house.reach(clerk, Channel.SMS, phone);
        var wish = "想请人来看看她昨晚起夜时在门槛上摔了一跤右边的腿肿得很高走不得路家里又没有别人"
                + "在家最好今天上午就来一位";
        var id = wishes(wish);
        deliverer.round();
        assertThat(state(id, Channel.SMS)).isEqualTo("SENT");
        assertThat(aliyun.airedTo(phone)).singleElement().asString()
                .contains("\"wish\":\"" + wish.substring(0, 34) + "…\"");
        assertThat(inbox.list(clerk.actor(), true, null, 10)).singleElement().satisfies(letter ->
                assertThat(letter.text()).contains(wish));
        wishes(wish.substring(0, 35));
        deliverer.round();
        assertThat(aliyun.airedTo(phone).getLast()).contains(wish.substring(0, 35) + "\"");
        env.setProperty("SHOUWANG_SMS_LONGEST", "20");
        wishes("想请人来看看她昨晚起夜时在门槛上摔了𠂇跤右边");
        house.deliverer(env).round();
        assertThat(aliyun.airedTo(phone).getLast()).contains("\"想请人来看看她昨晚起夜时在门槛上摔了…\"");
    }

    private java.util.UUID wishes(String wish) {
        var id = Ids.fresh();
        house.villages.in(village, () -> house.once.execute(transaction -> {
            house.outbox.put(new Message(id, desk(), village, Template.NEED_CLIMBED,
                    java.util.Map.of("elder", "冉翠芳", "wish", wish, "level", "村"), null));
            return true;
        }));
        return id;
    }

    @Test
    void what_is_refused_again_and_again_waits_longer_and_is_given_up_in_the_end() {
        house.reach(clerk, Channel.SMS, phone);
        for (var n = 0; n < 20; n++) {
            aliyun.moods.add(PretendServer.Mood.REFUSES);
        }
        aliyun.refusal = "isv.AMOUNT_NOT_ENOUGH";
        var id = house.put(desk(), village, Template.TASK);
        deliverer.round();
        deliverer.round();
        assertThat(house.lying(id, Channel.SMS).getFirst().attempts()).isEqualTo(1);
        for (var n = 1; n <= 12; n++) {
            later(Duration.ofDays(n));
        }
        assertThat(house.lying(id, Channel.SMS)).singleElement().satisfies(lying -> {
            assertThat(lying.state()).isEqualTo("GAVE_UP");
            assertThat(lying.attempts()).isEqualTo(BackOff.MOST);
            assertThat(lying.reason()).contains("试了 8 次，不再试").contains("没有钱");
            assertThat(lying.fen()).isZero();
        });
        assertThat(aliyun.moods).hasSize(20 - BackOff.MOST);
    }

    @Test
    void a_token_that_ended_is_asked_for_anew_and_a_stranger_is_given_up() {
        house.reach(clerk, Channel.WECOM, "wangqq");
        house.put(desk(), village, Template.TASK);
        deliverer.round();
        wecom.endTokens();
        house.put(desk(), village, Template.TASK);
        deliverer.round();
        assertThat(wecom.shown).hasSize(2).allMatch(text -> text.startsWith("wangqq 待办："));
        assertThat(wecom.tokens).hasValue(2);
        house.reach(clerk, Channel.WECOM, "nobody");
        var id = house.put(desk(), village, Template.TASK);
        deliverer.round();
        assertThat(house.lying(id, Channel.WECOM).getFirst().reason()).contains("没有这个人");
        wecom.secretIsWrong = true;
        wecom.endTokens();
        house.reach(clerk, Channel.WECOM, "wangqq");
        var next = house.put(desk(), village, Template.TASK);
        deliverer.round();
        assertThat(house.lying(next, Channel.WECOM).getFirst().reason()).contains("密钥");
        wecom.secretIsWrong = false;
        later(Duration.ofMinutes(2));
        assertThat(state(next, Channel.WECOM)).isEqualTo("SENT");
    }

    @Test
    void wecom_that_took_it_without_an_answer_shows_it_once() {
        house.reach(clerk, Channel.WECOM, "wangqq");
        for (var mood : List.of(PretendServer.Mood.SLOW, PretendServer.Mood.HALF,
                PretendServer.Mood.DOWN, PretendServer.Mood.REFUSES)) {
            wecom.moods.add(mood);
            var before = wecom.shown.size();
            var id = house.put(desk(), village, Template.TASK);
            deliverer.round();
            assertThat(state(id, Channel.WECOM)).as(mood.name()).isEqualTo("WAITING");
            later(Duration.ofMinutes(2));
            assertThat(state(id, Channel.WECOM)).isEqualTo("SENT");
            assertThat(wecom.shown).hasSize(before + 1);
        }
    }

    @Test
    void a_browser_opens_what_was_pushed_with_its_own_keys_and_shows_it_once() {
        house.reach(clerk, Channel.WEB_PUSH, "");
        house.browser(clerk, push.address("phone"));
        push.moods.add(PretendServer.Mood.SLOW);
        var id = house.put(desk(), village, Template.NEED_CLIMBED);
        deliverer.round();
        later(Duration.ofMinutes(2));
        assertThat(push.arrived).hasSize(2);
        assertThat(push.shown).containsOnlyKeys(id.toString());
        assertThat(push.shown.get(id.toString()).path("body").asString("")).contains("冉翠芳");
        assertThat(push.shown.get(id.toString()).path("path").asString("")).isEqualTo("/today");
        assertThat(push.heads.getFirst()).containsEntry("urgency", "high")
                .containsEntry("encoding", "aes128gcm").isEqualTo(push.heads.getLast());
        assertThat(state(id, Channel.WEB_PUSH)).isEqualTo("SENT");
    }

    @Test
    void a_browser_that_took_its_consent_back_is_forgotten_and_the_other_one_still_rings() {
        house.reach(clerk, Channel.WEB_PUSH, "");
        house.browser(clerk, push.address("phone"));
        house.browser(clerk, push.address("desk"));
        push.gone.add("phone");
        var id = house.put(desk(), village, Template.TASK);
        deliverer.round();
        assertThat(state(id, Channel.WEB_PUSH)).isEqualTo("SENT");
        var who = List.of(Reaches.who(clerk.actor()));
        assertThat(house.written(() -> house.reaches.browsers(who))).hasSize(1);
        push.gone.add("desk");
        var next = house.put(desk(), village, Template.TASK);
        deliverer.round();
        assertThat(house.lying(next, Channel.WEB_PUSH).getFirst().reason()).contains("重新打开");
        assertThat(house.written(() -> house.reaches.browsers(who))).isEmpty();
    }

    @Test
    void a_push_service_that_sends_a_head_and_no_body_holds_nothing_and_is_asked_again() {
        var other = house.signedIn.as(Role.CLERK, village);
        house.reach(clerk, Channel.WEB_PUSH, "");
        house.browser(clerk, push.address("phone"));
        house.reach(other, Channel.SMS, phone);
        push.moods.add(PretendServer.Mood.HEAD);
        var id = house.put(desk(), village, Template.TASK);
        var began = System.nanoTime();
        deliverer.round();
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isLessThan(Duration.ofSeconds(5));
        assertThat(aliyun.airedTo(phone)).hasSize(1);
        assertThat(house.lying(id, Channel.WEB_PUSH)).singleElement().satisfies(lying -> {
            assertThat(lying.state()).isEqualTo("WAITING");
            assertThat(lying.reason()).contains("没有答话");
        });
        later(Duration.ofMinutes(2));
        assertThat(state(id, Channel.WEB_PUSH)).isEqualTo("SENT");
        assertThat(push.shown).containsOnlyKeys(id.toString());
    }

    @Test
    void a_token_that_does_not_come_is_waited_for_once_and_not_by_every_message() {
        house.reach(clerk, Channel.WECOM, "wangqq");
        wecom.tokensHang = true;
        for (var n = 0; n < 6; n++) {
            house.put(desk(), village, Template.TASK);
        }
        deliverer.round();
        assertThat(wecom.asked).hasValue(1);
        assertThat(lines(clerk, SentOut.Show.WAITING)).hasSize(6).allSatisfy(line ->
                assertThat(line.reason()).contains("企业微信连不上"));
        wecom.tokensHang = false;
        later(Duration.ofMinutes(2));
        assertThat(wecom.shown).hasSize(6);
        assertThat(wecom.asked).hasValue(2);
    }

    @Test
    void a_job_that_hangs_keeps_no_other_job_from_its_rhythm() throws Exception {
        var hanging = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var rounds = new CountDownLatch(3);
        var hangs = jobs.scheduleWithFixedDelay(() -> {
            hanging.countDown();
            assertThatCode(() -> end.await(20, TimeUnit.SECONDS)).doesNotThrowAnyException();
        }, Duration.ofMillis(1));
        try {
            assertThat(hanging.await(5, TimeUnit.SECONDS)).isTrue();
            var goesOn = jobs.scheduleWithFixedDelay(rounds::countDown, Duration.ofMillis(1));
            assertThat(rounds.await(5, TimeUnit.SECONDS)).isTrue();
            goesOn.cancel(false);
        } finally {
            hangs.cancel(false);
            end.countDown();
        }
    }

    @Test
    void a_phone_that_was_shut_out_is_pushed_nothing() {
        house.reach(clerk, Channel.WEB_PUSH, "");
        house.browser(clerk, push.address("lost"));
        var township = house.signedIn.as(Role.TOWNSHIP, village.substring(0, 9));
        house.villages.in(village.substring(0, 9), () -> {
            accounts.endSessions(township.actor(), clerk.actor().id());
            return true;
        });
        var id = house.put(desk(), village, Template.TASK);
        deliverer.round();
        assertThat(push.arrived).isEmpty();
        assertThat(state(id, Channel.WEB_PUSH)).isEqualTo("GAVE_UP");
        assertThat(inbox.list(clerk.actor(), true, null, 10)).hasSize(1);
    }

    @Test
    void a_letter_by_mail_carries_the_same_id_at_every_attempt() {
        house.reach(clerk, Channel.MAIL, "clerk@example.cn");
        smtp.moods.addAll(List.of(PretendSmtp.Mood.BUSY, PretendSmtp.Mood.SILENT,
                PretendSmtp.Mood.HANGS_UP_AFTER_TAKING));
        var id = house.put(desk(), village, Template.TASK);
        deliverer.round();
        later(Duration.ofMinutes(2));
        later(Duration.ofMinutes(10));
        assertThat(state(id, Channel.MAIL)).isEqualTo("WAITING");
        later(Duration.ofMinutes(40));
        assertThat(state(id, Channel.MAIL)).isEqualTo("SENT");
        var delivery = house.lying(id, Channel.MAIL).getFirst().id();
        assertThat(smtp.taken).hasSize(2).allMatch(letter ->
                letter.contains("Message-ID: <" + delivery + "@shouwang>"));
        house.reach(clerk, Channel.MAIL, "nobody@example.cn");
        var next = house.put(desk(), village, Template.TASK);
        deliverer.round();
        assertThat(house.lying(next, Channel.MAIL).getFirst().reason()).contains("地址不对");
    }

    @Test
    void several_who_deliver_at_once_send_each_message_once() throws Exception {
        house.reach(clerk, Channel.SMS, phone);
        for (var n = 0; n < 60; n++) {
            house.put(desk(), village, Template.TASK);
        }
        try (var threads = Executors.newFixedThreadPool(4)) {
            var rounds = threads.invokeAll(java.util.Collections.nCopies(4,
                    (Callable<Boolean>) () -> {
                        house.deliverer(env).round();
                        return true;
                    }));
            for (Future<Boolean> round : rounds) {
                assertThat(round.get()).isTrue();
            }
        }
        deliverer.round();
        assertThat(aliyun.airedTo(phone)).hasSize(60).doesNotHaveDuplicates();
        assertThat(spent(clerk).month()).isEqualTo(new Money(300));
    }

    @Test
    void who_dies_between_sending_and_writing_leaves_it_to_another_and_it_is_shown_once() {
        var other = house.signedIn.as(Role.CLERK, village);
        var third = house.signedIn.as(Role.CLERK, village);
        house.reach(clerk, Channel.SMS, phone);
        house.reach(other, Channel.WECOM, "wangqq");
        house.reach(third, Channel.WEB_PUSH, "");
        house.browser(third, push.address("phone"));
        var id = house.put(desk(), village, Template.TASK);
        house.written(deliverer.planner()::plan);
        var taken = house.villages.everywhere(deliverer::take).taken();
        taken.forEach(deliverer::send);
        assertThat(aliyun.airedTo(phone)).hasSize(1);
        deliverer.round();
        assertThat(state(id, Channel.SMS)).isEqualTo("SENDING");
        var another = house.deliverer(env);
        house.clock.after(Deliverer.LEASE.plusMinutes(1), () -> {
            another.round();
            return true;
        });
        for (var channel : List.of(Channel.SMS, Channel.WECOM, Channel.WEB_PUSH)) {
            assertThat(state(id, channel)).as(channel.name()).isEqualTo("SENT");
        }
        assertThat(aliyun.airedTo(phone)).hasSize(1);
        assertThat(wecom.shown).hasSize(1);
        assertThat(push.shown).hasSize(1);
        assertThat(inbox.list(clerk.actor(), false, null, 10)).hasSize(1);
    }

    @Test
    void the_late_word_of_an_old_attempt_does_not_undo_the_new_one() {
        house.reach(clerk, Channel.WECOM, "wangqq");
        var id = house.put(desk(), village, Template.TASK);
        house.written(deliverer.planner()::plan);
        var old = house.villages.everywhere(deliverer::take).taken().stream()
                .filter(taken -> taken.due().messageId().equals(id)).findFirst().orElseThrow();
        later(Deliverer.LEASE.plusMinutes(1));
        assertThat(state(id, Channel.WECOM)).isEqualTo("SENT");
        house.villages.everywhere(() -> {
            deliverer.write(old, shouwang.messages.channels.Answer.never("太晚了"));
            return true;
        });
        assertThat(state(id, Channel.WECOM)).isEqualTo("SENT");
    }

    @Test
    void what_father_took_back_goes_out_to_his_daughter_no_more_however_it_waited() {
        var hamlet = house.villages.in(village, () ->
                places.add(village, Place.Kind.HAMLET, "一社")).code();
        var father = house.villages.in(village, () -> elders.add(clerk.actor(), Ids.fresh(),
                new ElderForm(hamlet, "盖老汉", Elder.Sex.M, LocalDate.of(1940, 3, 5), null,
                        List.of(), Set.of(), null, null, null, null, null, null, null, null)));
        var child = house.villages.in(village, () -> kins.add(clerk.actor(), Ids.fresh(), father,
                "盖玉梅", "女儿", "宁波", List.of()));
        lets(father, child, Kin.Sight.NEEDS);
        var she = house.signedIn.as(Role.KIN, village, child);
        house.reach(she, Channel.SMS, phone);
        aliyun.moods.add(PretendServer.Mood.REFUSES);
        var tried = tells(child, "NEEDS");
        deliverer.round();
        assertThat(state(tried, Channel.SMS)).isEqualTo("WAITING");
        lets(father, child, Kin.Sight.MOOD);
        var planned = tells(child, "NEEDS");
        var byConsent = tells(child, null);
        later(Duration.ofMinutes(2));
        for (var id : List.of(tried, planned)) {
            assertThat(house.lying(id, Channel.SMS)).singleElement().satisfies(lying -> {
                assertThat(lying.state()).isEqualTo("GAVE_UP");
                assertThat(lying.reason()).contains("改了能看的范围");
                assertThat(lying.fen()).isZero();
            });
        }
        assertThat(state(byConsent, Channel.SMS)).isEqualTo("SENT");
        assertThat(inbox.list(she.actor(), false, null, 9)).extracting(Inbox.Letter::id)
                .containsExactly(byConsent);
        var last = tells(child, null);
        house.villages.in(village, () -> {
            kins.withdraw(clerk.actor(), father, child);
            return true;
        });
        deliverer.round();
        assertThat(state(last, Channel.SMS)).isEqualTo("GAVE_UP");
        assertThat(aliyun.airedTo(phone)).hasSize(1);
        assertThat(inbox.list(she.actor(), false, null, 9)).isEmpty();
        assertThat(inbox.unseen(she.actor())).isZero();
    }

    private void lets(java.util.UUID father, java.util.UUID child, Kin.Sight sight) {
        house.villages.in(village, () -> {
            kins.consent(clerk.actor(), father, child, new Kin.Consent(Kin.How.ORAL, "何芳",
                    LocalDate.now(house.clock), Set.of(sight)));
            return true;
        });
    }

    private java.util.UUID tells(java.util.UUID child, String what) {
        var id = Ids.fresh();
        house.villages.in(village, () -> house.once.execute(transaction -> {
            house.outbox.put(new Message(id, new Recipient.Person(child), village, Template.TASK,
                    java.util.Map.of("what", "盖老汉的事"), "/kin", new Message.About(child, what)));
            return true;
        }));
        return id;
    }

    @Test
    void quiet_hours_are_kept_but_not_for_what_is_urgent() {
        var now = house.clock.instant().atZone(Planner.HERE).toLocalTime();
        house.reach(clerk.actor().id(), village, Channel.SMS, phone, new QuietHours(
                now.minusHours(1).withNano(0), now.plusHours(2).withNano(0)));
        var calm = house.put(desk(), village, Template.TASK);
        var urgent = house.put(desk(), village, Template.NEED_CLIMBED);
        deliverer.round();
        assertThat(state(urgent, Channel.SMS)).isEqualTo("SENT");
        assertThat(house.lying(calm, Channel.SMS)).singleElement().satisfies(lying -> {
            assertThat(lying.state()).isEqualTo("WAITING");
            assertThat(lying.reason()).contains("夜里不打扰");
        });
        later(Duration.ofHours(1));
        assertThat(state(calm, Channel.SMS)).isEqualTo("WAITING");
        later(Duration.ofHours(3));
        assertThat(state(calm, Channel.SMS)).isEqualTo("SENT");
    }

    @Test
    void the_usual_night_is_from_nine_to_seven() {
        var day = java.time.LocalDate.of(2026, 11, 25);
        for (var hour = 0; hour < 24; hour++) {
            var at = day.atTime(hour, 30).atZone(Planner.HERE).toInstant();
            var free = QuietHours.USUAL.free(at, Planner.HERE).atZone(Planner.HERE);
            var expected = hour >= 21 ? day.plusDays(1).atTime(7, 0) : hour < 7 ? day.atTime(7, 0)
                    : day.atTime(hour, 30);
            assertThat(free.toLocalDateTime()).isEqualTo(expected);
        }
        var never = new QuietHours(LocalTime.NOON, LocalTime.NOON);
        var noon = day.atTime(12, 0).atZone(Planner.HERE).toInstant();
        assertThat(never.free(noon, Planner.HERE)).isEqualTo(noon);
    }

    @Test
    void over_the_bound_of_costs_messages_wait_urgent_ones_go_and_more_money_frees_them() {
        var place = village.substring(0, 9);
        var township = house.signedIn.as(Role.TOWNSHIP, place);
        try {
            house.clock.at(LocalTime.NOON, () -> {
                waitsForMoney(township, spent(township).today());
                return true;
            });
        } finally {
            bound(township, null);
        }
    }

    private void waitsForMoney(SignedIn.Guest township, Money before) {
        bound(township, before.plus(new Money(10)));
        house.reach(clerk, Channel.SMS, phone);
        for (var n = 0; n < 4; n++) {
            house.put(desk(), village, Template.TASK);
        }
        house.put(desk(), village, Template.NEED_CLIMBED);
        deliverer.round();
        assertThat(aliyun.airedTo(phone)).hasSize(2);
        assertThat(aliyun.airedTo(phone)).filteredOn(text -> text.contains("wish")).hasSize(1);
        assertThat(lines(clerk, SentOut.Show.WAITING)).hasSize(3).allSatisfy(line ->
                assertThat(line.reason()).contains("费用到上限"));
        assertThat(spent(township).today()).isEqualTo(before.plus(new Money(10)));
        later(Duration.ofMinutes(30));
        assertThat(aliyun.airedTo(phone)).hasSize(2);
        bound(township, before.plus(new Money(20)));
        deliverer.round();
        assertThat(aliyun.airedTo(phone)).hasSize(4);
        later(Duration.ofDays(1));
        assertThat(aliyun.airedTo(phone)).hasSize(5);
        assertThatThrownBy(() -> house.villages.in(village, () -> {
            budgets.bound(clerk.actor(), village, null, null);
            return true;
        })).isInstanceOf(Rejected.class).hasMessageContaining("由乡镇和县来定");
    }

    private void bound(SignedIn.Guest township, Money aDay) {
        house.villages.in(township.actor().placeCode(), () -> {
            budgets.bound(township.actor(), township.actor().placeCode(), aDay, null);
            return true;
        });
    }

    @Test
    void everyone_at_a_desk_is_told_the_next_village_is_not_and_each_sees_for_oneself() {
        var second = house.signedIn.as(Role.CLERK, village);
        var doctor = house.signedIn.as(Role.DOCTOR, village);
        var stranger = house.signedIn.as(Role.CLERK, house.villages.fresh());
        var township = house.signedIn.as(Role.TOWNSHIP, village.substring(0, 9));
        var id = house.put(new Recipient.Desk(village + "001"), village, Template.TASK);
        var above = house.put(new Recipient.Desk(village.substring(0, 9)), village,
                Template.NEED_CLIMBED);
        deliverer.round();
        assertThat(house.lying(id, Channel.IN_APP)).hasSize(2);
        assertThat(inbox.unseen(clerk.actor())).isEqualTo(1);
        assertThat(inbox.unseen(doctor.actor())).isZero();
        assertThat(inbox.unseen(stranger.actor())).isZero();
        assertThat(inbox.open(clerk.actor(), id)).isEqualTo("/today");
        assertThat(inbox.unseen(clerk.actor())).isZero();
        assertThat(inbox.unseen(second.actor())).isEqualTo(1);
        assertThat(inbox.list(township.actor(), true, null, 50)).extracting(Inbox.Letter::id)
                .contains(above).doesNotContain(id);
        assertThatThrownBy(() -> inbox.open(stranger.actor(), id)).isInstanceOf(Rejected.class);
        inbox.seeAll(second.actor(), id);
        assertThat(inbox.list(second.actor(), true, null, 10)).isEmpty();
        assertThat(lines(clerk, SentOut.Show.SENT)).filteredOn(line -> line.seenAt() != null)
                .hasSize(2);
    }

    @Test
    void a_message_nobody_is_there_to_read_shows_as_trouble_until_somebody_is() {
        var empty = house.villages.fresh();
        var id = house.put(new Recipient.Desk(empty), empty, Template.TASK);
        deliverer.round();
        var late = house.signedIn.as(Role.CLERK, empty);
        var trouble = lines(late, SentOut.Show.TROUBLE);
        assertThat(trouble).singleElement().satisfies(line ->
                assertThat(line.reason()).contains("没有人收"));
        house.villages.in(empty, () -> {
            sentOut.again(late.actor(), trouble.getFirst().id());
            return true;
        });
        deliverer.round();
        assertThat(house.lying(id, Channel.IN_APP)).singleElement().satisfies(lying ->
                assertThat(lying.state()).isEqualTo("SENT"));
        assertThat(lines(late, SentOut.Show.TROUBLE)).isEmpty();
    }

    @Test
    void a_channel_that_is_not_set_up_is_not_offered_and_holds_nothing_up() {
        assertThat(new Carriers(new MockEnvironment(), house.clock).offered()).isEmpty();
        var bare = house.deliverer(new MockEnvironment());
        house.reach(clerk, Channel.SMS, phone);
        var id = house.put(desk(), village, Template.TASK);
        bare.round();
        assertThat(house.lying(id, Channel.SMS)).isEmpty();
        assertThat(state(id, Channel.IN_APP)).isEqualTo("SENT");
    }
}
