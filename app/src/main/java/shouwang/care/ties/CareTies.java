package shouwang.care.ties;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.care.Contacts;
import shouwang.people.ties.NamedBy;

/** What was asked, done and written down for an elder, and what an aide did. */
@Component
@Order(60)
class CareTies extends NamedBy {
    private final Contacts contacts;

    CareTies(JdbcClient sql, Contacts contacts) {
        super(sql, List.of(
                new Column("care_need", "id", "elder_id",
                        "求助", "x.raised_at"),
                new Column("care_visit", "id", "elder_id",
                        "上门", "x.planned_at", "x.aide_id = :into"),
                new Column("care_visit", "id", "aide_id",
                        "上门（当互助员）", "x.planned_at", "x.elder_id = :into"),
                new Column("care_contact", "id", "elder_id",
                        "联系", "x.at"),
                new Column("care_task", "id", "elder_id",
                        "待办", "x.opened_at"),
                new Column("care_slip_batch", "id", "aide_id",
                        "签单本", "null"),
                new Column("care_slip", "id", "aide_id",
                        "签单", "null"),
                new Column("care_errand", "id", "elder_id",
                        "代办", "x.opened_at", "x.aide_id = :into"),
                new Column("care_errand", "id", "aide_id",
                        "代办（当互助员）", "x.opened_at", "x.elder_id = :into"),
                new Column("care_picture", "id", "elder_id",
                        "照片", "x.made_at"),
                // many may share one source: what both of them did is the other's already
                new Column("care_busy", "source", "person_id",
                        "记着的时间", "x.from_at", """
                        exists (select from care_busy b
                            where b.source = x.source and b.person_id = :into)""")));
        this.contacts = contacts;
    }

    @Override
    public List<Led> lead(Merge merge) {
        var led = super.lead(merge);
        contacts.heardTogether(merge.from(), merge.into());
        return led;
    }

    @Override
    public void leadBack(Merge merge, List<Led> led) {
        super.leadBack(merge, led);
        contacts.heardApart(merge.from(), merge.into());
    }

    @Override
    public String kind() {
        return "care.records";
    }

    @Override
    public String chinese() {
        return "照看";
    }
}
