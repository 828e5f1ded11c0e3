package shouwang.timebank.giving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shouwang.House;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.care.Need;
import shouwang.care.Needs;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.care.slip.Slip;
import shouwang.care.slip.Slips;
import shouwang.kernel.Ids;
import shouwang.kernel.Points;
import shouwang.ledger.AccountId;
import shouwang.timebank.SpendingStory;
import shouwang.timebank.booking.Booking;
import shouwang.timebank.booking.Bookings;

/** A service booked with points and done by an aide who has no phone. */
@House
class BookedByHandTest {
    @Autowired SpendingStory story;
    @Autowired Villages villages;
    @Autowired Bookings bookings;
    @Autowired Needs needs;
    @Autowired Visits visits;
    @Autowired Slips slips;
    @Autowired MockMvcTester mvc;
    @Autowired TestClock clock;
    private SpendingStory.Scene s;
    private Booking booked;
    private Visit planned;
    private Slip.Batch paper;

    /** At ten, a meal is booked for today and given; the same evening the aide comes to the desk. */
    private void agree() {
        s = story.scene();
        var clerk = s.clerk().actor();
        villages.in(s.village(), () -> {
            story.earn(s.village(), s.elderHousehold(), 100);
            paper = slips.print(clerk, Ids.fresh(), s.care().aide(), 1);
            booked = bookings.book(clerk, new Booking.Ask(Ids.fresh(), s.elderHousehold(),
                    s.care().elder(), Service.MEALS, "送午饭", new Points(60), "冉翠芳"));
            planned = needs.give(clerk, booked.needId(), s.care().aide(), clock.instant());
            assertThat(story.held(AccountId.household(s.elderHousehold()))).isEqualTo(60);
            return null;
        });
    }

    private Instant noon() {
        return planned.plannedAt();
    }

    private static String typed(Instant at) {
        return LocalDateTime.ofInstant(at, TestClock.HERE).toString().substring(0, 16);
    }

    private void paid(UUID visit) {
        villages.in(s.village(), () -> {
            assertThat(visit).as("the visit that was agreed on").isEqualTo(planned.id());
            assertThat(needs.get(booked.needId()).status()).isEqualTo(Need.Status.ANSWERED);
            if (visits.get(visit).status() == Visit.Status.DONE) {
                visits.confirm(s.clerk().actor(), visit, new Visit.Confirm(
                        Visit.Method.CALL_BACK, "本人", 5, null), null);
            }
            assertThat(visits.ofElder(s.care().elder(), clock.instant().plus(
                    Duration.ofDays(9)), 9)).as("and no other beside it").hasSize(1);
            assertThat(bookings.get(booked.id()).state()).isEqualTo(Booking.State.SPENT);
            var home = AccountId.household(s.elderHousehold());
            assertThat(story.held(home)).isZero();
            assertThat(story.balance(home)).isEqualTo(60);
            assertThat(story.sum(s.village())).isZero();
            return null;
        });
    }

    @Test
    void is_closed_by_what_the_desk_writes_down_afterwards_and_its_hold_is_paid() {
        agree();
        var from = noon().truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
        clock.after(Duration.ofHours(1), () -> {
            var answer = mvc.post().uri("/care/visits").param("id", Ids.fresh().toString())
                    .param("elder", s.care().elder().toString())
                    .param("aide", s.care().aide().toString()).param("service", "MEALS")
                    .param("done", "送到了").param("from", typed(from))
                    .param("until", typed(from.plus(Duration.ofMinutes(40)))).with(s.clerk())
                    .exchange();
            assertThat(answer).hasStatus3xxRedirection();
            paid(UUID.fromString(answer.getResponse().getRedirectedUrl()
                    .replaceAll(".*/visits/([^?]*).*", "$1")));
            return null;
        });
    }

    @Test
    void is_closed_by_the_slip_she_brings_and_its_hold_is_paid() {
        agree();
        var from = noon();
        clock.after(Duration.ofHours(1), () -> {
            var entry = new Slip.Entry(s.care().elder(), Service.MEALS, from,
                    from.plus(Duration.ofMinutes(40)), "送到了", Visit.Method.SIGNATURE);
            var serial = paper.serials().getFirst();
            var entered = villages.in(s.village(),
                    () -> slips.enter(s.clerk().actor(), serial, entry));
            assertThat(villages.in(s.village(), () -> slips.enter(s.clerk().actor(), serial,
                    entry)).again()).isTrue();
            paid(entered.visit().id());
            return null;
        });
    }
}
