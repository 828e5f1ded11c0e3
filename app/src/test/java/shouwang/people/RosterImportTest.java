package shouwang.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.Villages;
import shouwang.access.Actor;
import shouwang.access.Role;
import shouwang.kernel.Ids;
import shouwang.people.roster.RosterResult;
import shouwang.people.roster.Workbooks;

/** What of a roster reaches the database, and who stays where they are. */
@House
class RosterImportTest {
    @Autowired Rosters rosters;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    String village = "";
    Actor clerk = Actor.house(new shouwang.county.County("511922"));

    @BeforeEach
    void takeAVillage() {
        village = villages.fresh();
        clerk = signedIn.as(Role.CLERK, village).actor();
    }

    private Batch.Outcome bring(RosterResult result) {
        return villages.in(village, () -> rosters.bring(clerk, Ids.fresh(), village, "花名册.xlsx",
                result, new ArrayList<Integer>()::add));
    }

    private int count(String table) {
        return villages.in(village, () -> transaction.execute(inside -> sql.sql(
                "select count(*) from " + table + " where village_code = ?").param(village)
                .query(Integer.class).single()));
    }

    @Test
    void the_good_rows_come_in_once_and_go_out_as_a_whole() {
        var rows = new ArrayList<Object[]>();
        rows.add(Workbooks.row("姓名", "身份证号", "组"));
        for (var n = 0; n < 120; n++) {
            rows.add(Workbooks.row("覃" + (char) ('万' + n), Workbooks.id("19350417", 100 + n),
                    n % 5 + 1 + "组"));
        }
        rows.add(Workbooks.row("盖志", "51999919350417", "1组"));
        var result = Workbooks.check(Workbooks.xlsx(rows.toArray(Object[][]::new)));
        var first = bring(result);
        assertThat(first.added()).isEqualTo(120);
        assertThat(count("people_elder")).isEqualTo(120);
        var again = bring(result);
        assertThat(again.added()).isZero();
        assertThat(again.known()).isEqualTo(120);
        assertThat(count("people_person")).isEqualTo(120);
        villages.in(village, () -> {
            rosters.undo(clerk, first.batchId());
            return true;
        });
        assertThat(count("people_person")).isZero();
        assertThat(count("people_household")).isZero();
    }

    @Test
    void all_a_row_says_is_kept() {
        var result = Workbooks.check(Workbooks.xlsx(
                Workbooks.row("姓名", "性别", "出生年月", "组", "自理能力", "注意事项", "思想动态", "户主",
                        "子女1姓名", "子女1电话", "子女2姓名", "子女2电话", "子女居住地"),
                Workbooks.row("盖志", "男", "1942.3", "三社", "半自理", "青霉素过敏", "想女儿", "盖贵", "盖贵",
                        "15400000001", "盖芳", "15400000002", "宁波")));
        assertThat(bring(result).added()).isEqualTo(1);
        villages.in(village, () -> transaction.execute(inside -> {
            assertThat(sql.sql("""
                    select e.self_care || ' ' || e.mood || ' ' || h.head || ' ' || p.born
                        || ' ' || (e.mind_sealed is not null)
                    from people_elder e join people_person p on p.id = e.person_id
                    join people_household h on h.id = p.household_id where p.village_code = ?""")
                    .param(village).query(String.class).single())
                    .isEqualTo("2 想女儿 盖贵 1942-03-01 true");
            assertThat(sql.sql("select name || coalesce(lives_in, '') from people_kin "
                    + "where place_code like ?").param(village + "%")
                    .query(String.class).list()).containsExactlyInAnyOrder("盖芳宁波", "盖贵");
            return true;
        }));
    }

    @Test
    void someone_another_village_has_already_is_left_there_and_the_rest_come_in() {
        var here = Workbooks.id("19310203", 41);
        var mine = Workbooks.xlsx(Workbooks.row("姓名", "身份证号", "组"),
                Workbooks.row("盖志", here, "1组"));
        assertThat(bring(Workbooks.check(mine)).added()).isEqualTo(1);
        takeAVillage();
        var both = Workbooks.xlsx(Workbooks.row("姓名", "身份证号", "组"),
                Workbooks.row("盖志", here, "1组"),
                Workbooks.row("覃福", Workbooks.id("19310203", 43), "1组"));
        var outcome = bring(Workbooks.check(both));
        assertThat(outcome.added()).isEqualTo(1);
        assertThat(outcome.known()).isEqualTo(1);
        assertThat(count("people_elder")).isEqualTo(1);
        assertThat(count("people_household")).isEqualTo(1);
    }
}
