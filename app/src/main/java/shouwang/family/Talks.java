package shouwang.family;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.care.Task;
import shouwang.care.Tasks;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.messages.Message;
import shouwang.messages.Outbox;
import shouwang.messages.Recipient;
import shouwang.messages.Template;
import shouwang.people.Elders;
import shouwang.people.Kin;
import shouwang.people.Kins;

/** 留话: a child and the station write to each other; nobody else's child reads it. */
@Component
@Transactional
public class Talks {
    static final Task.Kind ANSWER = new Task.Kind("ANSWER", "子女有话",
            task -> "/people/elders/" + task.elderId() + "/family");
    private static final int MOST_A_DAY = 20;
    private static final String ALL = """
            select id, elder_id, kin_id, from_kin, by_name, text, at from family_line
            """;
    private final JdbcClient sql;
    private final AtHome home;
    private final Kins kins;
    private final Elders elders;
    private final Tasks tasks;
    private final Outbox outbox;
    private final Clock clock;

    Talks(JdbcClient sql, AtHome home, Kins kins, Elders elders, Tasks tasks, Outbox outbox,
            Clock clock) {
        this.sql = sql;
        this.home = home;
        this.kins = kins;
        this.elders = elders;
        this.tasks = tasks;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Bean
    static Task.Kind answerTasks() {
        return ANSWER;
    }

    /** The child says something; the desk gets one task until it has answered. */
    public void say(Actor actor, UUID kinId, UUID id, String text) {
        var kin = home.hold(actor, kinId);
        var now = clock.instant();
        var today = sql.sql("""
                select count(*) from family_line
                where kin_id = ? and from_kin and at > ? and id <> ?""")
                .params(kin.id(), Timestamp.from(now.minus(Duration.ofDays(1))), id)
                .query(Integer.class).single();
        if (today >= MOST_A_DAY) {
            throw new Rejected(Reason.TOO_MANY, "text", "今天留的话很多了，急事请打服务站的电话。");
        }
        var first = waiting(kin.id());
        if (write(id, kin, true, actor, kin.called(), text) && first.isEmpty()) {
            var elder = elders.get(kin.elderId());
            var what = kin.called() + "（" + elder.name() + "家）留了话，等回话";
            tasks.open(Task.open(Ids.derived(id, "answer"), kin.placeCode(), ANSWER,
                    kin.elderId(), id, what, now, now.plus(Duration.ofDays(1))));
            outbox.put(new Message(Ids.derived(id, "desk"),
                    new Recipient.Desk(elder.villageCode()), kin.placeCode(), Template.TASK,
                    Map.of("what", what), "/people/elders/" + elder.id() + "/family"));
        }
    }

    /** The station answers, or speaks first. */
    public void answer(Actor actor, UUID elderId, UUID kinId, UUID id, String text) {
        actor.need(Right.ANSWER);
        var kin = kins.hold(kinId).filter(one -> one.elderId().equals(elderId))
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND, "没有找到这位家属。"));
        actor.needPlace(kin.placeCode());
        if (kin.consent() == null) {
            throw new Rejected(Reason.NOT_NOW, "老人没有同意" + kin.name() + "在手机上看，留了话也看不到。请打电话。");
        }
        var open = waiting(kinId);
        if (write(id, kin, false, actor, actor.name(), text)) {
            open.ifPresent(line -> tasks.close(actor, Ids.derived(line, "answer"), "已回话"));
            outbox.put(new Message(Ids.derived(id, "kin"), new Recipient.Person(kin.person()),
                    kin.placeCode(), Template.STATION_SAYS, Map.of("child", kin.name()),
                    "/kin/talk?of=" + kin.id(), new Message.About(kin.id(), null)));
        }
    }

    /** The first thing a child said that nobody has answered. */
    private Optional<UUID> waiting(UUID kinId) {
        return sql.sql("""
                select id from family_line where kin_id = ? and from_kin and at > coalesce(
                    (select max(at) from family_line where kin_id = ? and not from_kin),
                    '-infinity')
                order by at, id limit 1""").params(kinId, kinId).query(UUID.class).optional();
    }

    private boolean write(UUID id, Kin kin, boolean fromKin, Actor by, String name, String text) {
        var fresh = sql.sql("""
                insert into family_line (id, place_code, elder_id, kin_id, from_kin, by_id,
                    by_name, text, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do nothing""")
                .params(id, kin.placeCode(), kin.elderId(), kin.id(), fromKin, by.id(), name, text,
                        Timestamp.from(clock.instant())).update() == 1;
        var there = sql.sql(ALL + "where id = ?").param(id).query(Talks::talk).optional();
        if (there.filter(line -> line.kinId().equals(kin.id()) && line.fromKin() == fromKin
                && line.text().equals(text)).isEmpty()) {
            throw new Rejected(Reason.TAKEN, "这个编号已经用过了。请重新打开这一页再写。");
        }
        return fresh;
    }

    /** The child's own lines with the station, the newest last. */
    @Transactional(readOnly = true)
    public List<Talk> mine(Actor actor, UUID kinId, int limit) {
        return sql.sql(ALL + "where kin_id = ? order by at desc, id desc limit ?")
                .params(home.of(actor, kinId).id(), limit).query(Talks::talk).list().reversed();
    }

    /** All children's lines about an elder, for the station, the newest last. */
    @Transactional(readOnly = true)
    public List<Talk> ofElder(Actor actor, UUID elderId, int limit) {
        actor.need(Right.ANSWER);
        return sql.sql(ALL + "where elder_id = ? order by at desc, id desc limit ?")
                .params(elderId, limit).query(Talks::talk).list().reversed();
    }

    private static Talk talk(ResultSet row, int n) throws SQLException {
        return new Talk(row.getObject(1, UUID.class), row.getObject(2, UUID.class),
                row.getObject(3, UUID.class), row.getBoolean(4), row.getString(5),
                row.getString(6), row.getTimestamp(7).toInstant());
    }
}
