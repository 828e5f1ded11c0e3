package shouwang.table;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.kernel.Money;
import shouwang.kernel.Points;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Elders;

/** 饭钱: what was eaten and not paid yet, and how it is paid: points, money or subsidy. */
@Component
@Transactional
public class MealMoney {
    private static final String PAYMENT = """
            select id, elder_id, how, meals, fen, minutes, at, entered_name, undone_at is not null
            from table_payment
            """;
    private final JdbcClient sql;
    private final CanteenRows rows;
    private final Canteen canteen;
    private final Elders elders;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MealMoney(JdbcClient sql, CanteenRows rows, Canteen canteen, Elders elders,
            ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.rows = rows;
        this.canteen = canteen;
        this.elders = elders;
        this.events = events;
        this.clock = clock;
    }

    /** How meals are paid. */
    public enum How {
        POINTS("积分"), MONEY("现钱"), SUBSIDY("补助");

        private final String chinese;

        How(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** Meals of one elder that are not paid. */
    public record Owing(UUID elderId, int meals, Money fen, LocalDate first, LocalDate last) {}

    /** Meals that were paid together; fen or points, never both; or that was taken back. */
    public record Payment(UUID id, UUID elderId, How how, int meals, Money fen, Points points,
            Instant at, String by, boolean undone) {}

    /** What is owing in a village, each elder once. */
    public List<Owing> owing(String village) {
        canteen.countDue(village);
        return rows.owing(village);
    }

    /**
     * Pays all an elder's meals that are not paid; the same id again is one payment. With points,
     * whoever keeps them may refuse, and nothing is paid.
     *
     * @param meals how many the clerk saw; refused where it are others by now
     */
    public Payment pay(Actor actor, UUID id, UUID elderId, How how, int meals) {
        actor.need(Right.MEAL_MONEY);
        var elder = elders.get(elderId);
        actor.needPlace(elder.villageCode());
        var terms = canteen.terms(elder.villageCode()).orElseThrow(() ->
                new Rejected(Reason.NOT_NOW, "本村食堂还没有开。"));
        var open = rows.holdUnpaid(elderId);
        var there = find(id);
        if (there.isPresent()) {
            return same(there.get(), elderId, how);
        }
        if (open.isEmpty() || open.size() != meals) {
            throw new Rejected(Reason.STALE, "没付的饭刚变过：现在是 %d 餐。请看清再收。"
                    .formatted(open.size()));
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var each = terms.points();
        if (how == How.POINTS && each == null) {
            throw new Rejected(Reason.NOT_NOW, "how", "本村食堂不收积分，请收现钱或记补助。");
        }
        var minutes = how == How.POINTS && each != null
                ? Math.toIntExact(each.minutes() * open.size()) : 0;
        var fen = how == How.POINTS ? Money.ZERO
                : open.stream().map(Meal::price).reduce(Money.ZERO, Money::plus);
        sql.sql("""
                insert into table_payment (id, place_code, elder_id, how, meals, fen, minutes, at,
                    entered_by, entered_name)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, elder.placeCode(), elderId, how.name(), open.size(), fen.fen(),
                        minutes, Timestamp.from(now), actor.id(), actor.name()).update();
        rows.paid(open.stream().map(Meal::id).toList(), id);
        if (how == How.POINTS) {
            events.publishEvent(new MealsPaid(id, elder.placeCode(), elderId,
                    elder.householdId(), open.size(), minutes, now, actor));
        }
        return find(id).orElseThrow();
    }

    /** Takes a payment back on its own day: the meals are owing again, the points come home. */
    public Payment undo(Actor actor, UUID id) {
        actor.need(Right.MEAL_MONEY);
        var payment = sql.sql(PAYMENT + "where id = ? for no key update").param(id)
                .query(MealMoney::payment).optional().orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这一笔饭钱，可能不归您管。"));
        actor.needPlace(elders.get(payment.elderId()).villageCode());
        if (payment.undone()) {
            return payment;
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!day(payment.at()).equals(day(now))) {
            throw new Rejected(Reason.NOT_NOW, "饭钱只能当天撤回。过了当天，请和老人说好，下次少收。");
        }
        sql.sql("update table_payment set undone_at = ?, undone_name = ? where id = ?")
                .params(Timestamp.from(now), actor.name(), id).update();
        sql.sql("update table_meal set payment_id = null where payment_id = ?").param(id)
                .update();
        if (payment.how() == How.POINTS) {
            events.publishEvent(new MealsOwed(id, now, actor));
        }
        return find(id).orElseThrow();
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }

    private static Payment same(Payment there, UUID elderId, How how) {
        if (!there.elderId().equals(elderId) || there.how() != how) {
            throw new Rejected(Reason.TAKEN, "这一笔已经记过了。请重新打开这一页再收。");
        }
        if (there.undone()) {
            throw new Rejected(Reason.STALE, "这一笔已经撤回了。请重新打开这一页再收。");
        }
        return there;
    }

    @Transactional(readOnly = true)
    public Optional<Payment> find(UUID id) {
        return sql.sql(PAYMENT + "where id = ?").param(id).query(MealMoney::payment).optional();
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<Payment> lately(String village, int limit) {
        return sql.sql(PAYMENT + "where village_code = ? order by at desc limit ?")
                .params(village, limit).query(MealMoney::payment).list();
    }

    private static Payment payment(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        return new Payment(row.getObject(1, UUID.class), row.getObject(2, UUID.class),
                How.valueOf(row.getString(3)), row.getInt(4), new Money(row.getLong(5)),
                new Points(row.getLong(6)), row.getTimestamp(7).toInstant(), row.getString(8),
                row.getBoolean(9));
    }
}
