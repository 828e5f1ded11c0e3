package shouwang.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.boards.Boards;
import shouwang.county.Counties;
import shouwang.kernel.Ids;
import shouwang.people.ElderForm;
import shouwang.people.Elders;
import shouwang.people.IdNumber;
import shouwang.people.intake.Rosters;
import shouwang.people.roster.Workbooks;
import shouwang.places.Place;
import shouwang.places.Places;
import shouwang.timebank.checks.Findings;

/**
 * What the busiest pages ask of the database, explained on a generated county large enough that
 * reading a whole table would show.
 */
@House
@Import(HotQueriesTest.Watch.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HotQueriesTest {
    private static final List<String> BIG = List.of("care_visit", "care_need",
            "care_last_contact", "ledger_transfer", "ledger_account", "people_person",
            "people_elder", "people_household", "pairing_pair", "people_aide", "timebank_earning");
    private static final int VILLAGES = 60;

    @Autowired PlanWatch watch;
    @Autowired FullCounty counties;
    @Autowired Counties owners;
    @Autowired Villages villages;
    @Autowired Places places;
    @Autowired Boards boards;
    @Autowired Findings findings;
    @Autowired Elders elders;
    @Autowired Rosters rosters;
    @Autowired SignedIn signedIn;
    @Autowired MockMvcTester mvc;
    @Autowired Clock clock;
    private String village;
    private JdbcClient sql;
    private SignedIn.Guest clerk;

    @TestConfiguration
    static class Watch {
        @Bean
        static PlanWatch planWatch() {
            return new PlanWatch();
        }
    }

    @BeforeAll
    void a_county_of_sixty_villages() {
        var county = villages.county();
        var codes = villages.everywhere(() -> places.below(county.code(), Place.Kind.VILLAGE))
                .stream().map(Place::code).limit(VILLAGES).toList();
        counties.load(county, new CountyPlan(codes, 16_000, 7_000, 4_200, 300_000L, 2,
                LocalDate.now(clock), 1L));
        village = codes.get(7);
        sql = JdbcClient.create(owners.owner());
        clerk = signedIn.as(Role.CLERK, village);
    }

    @Test
    void no_busy_page_reads_a_whole_table() throws Exception {
        var elder = one("id from %s.people_person where is_elder and village_code = ?");
        var aide = one("person_id from %s.people_aide where village_code = ?");
        var household = one("owner from %s.ledger_account where kind = 'HOUSEHOLD' "
                + "and place_code = ?");
        var helper = signedIn.as(Role.AIDE, village, aide);
        var plans = new ArrayList<PlanWatch.Plan>();
        for (var page : List.of("/today", "/people/elders", "/people/elders?q=王",
                "/people/elders?q=lxy",
                "/people/elders?q=1234", "/people/elders?kind=LIVING_ALONE", "/people/elders/"
                + elder, "/today/needs",
                "/today/needs?show=all", "/today/needs/new?elder=" + elder, "/people/pairs",
                "/care/visits",
                "/today/waiting", "/today/contacts", "/timebank", "/timebank/passbook/" + household,
                "/people/aides", "/people/aides/" + aide, "/boards/" + village, "/timebank/hours",
                "/timebank/notice")) {
            plans.addAll(watch.during(() -> open(clerk, page)));
        }
        plans.addAll(watch.during(() -> open(helper, "/aide")));
        plans.addAll(watch.during(() -> open(helper, "/aide/points")));
        var county = signedIn.as(Role.COUNTY, villages.county().code());
        plans.addAll(watch.during(() -> open(county, "/timebank/hours")));
        plans.addAll(watch.during(() -> open(county, "/timebank/checks")));
        plans.addAll(watch.during(() -> villages.in(village, () ->
                findings.look(village, LocalDate.now(clock).minusMonths(1)))));
        for (var table : BIG) {
            assertThat(plans).as("some page asks " + table).anyMatch(p -> p.touches(table));
            assertThat(plans).as(table).noneMatch(plan -> plan.readsAllOf(table));
        }
    }

    /** Number by number and by the roster: who moved away has given it up, and has an index too. */
    @Test
    void an_id_number_is_looked_for_without_reading_everybody() throws Exception {
        var number = IdNumber.parse(Workbooks.id("19410203", 61)).orElseThrow();
        var form = new ElderForm(village, "盖志", number.sex(), number.born(), number, null,
                Set.of(), null, null, null, null, null, null, null, null);
        var roster = Workbooks.check(Workbooks.xlsx(Workbooks.row("姓名", "身份证号", "组"),
                Workbooks.row("覃福", Workbooks.id("19310203", 63), "1组"),
                Workbooks.row("单先", Workbooks.id("19320203", 65), "1组")));
        var plans = new ArrayList<PlanWatch.Plan>();
        var county = signedIn.as(Role.COUNTY, villages.county().code());
        plans.addAll(watch.during(() -> open(county, "/people/elders?q=" + number.text())));
        plans.addAll(watch.during(() -> villages.in(village, () ->
                elders.add(clerk.actor(), Ids.fresh(), form))));
        plans.addAll(watch.during(() -> villages.in(village, () -> rosters.bring(clerk.actor(),
                Ids.fresh(), village, "花名册.xlsx", roster, new ArrayList<Integer>()::add))));
        assertThat(plans).noneMatch(plan -> plan.readsAllOf("people_person"));
        assertThat(plans).filteredOn(plan -> plan.question().contains("where (id_mark ="))
                .hasSize(2).allMatch(plan -> plan.uses("people_person_id_mark"));
    }

    @Test
    void the_boards_count_again_without_reading_the_visits() throws Exception {
        villages.everywhere(() -> {
            boards.refresh(village);
            return true;
        });
        sql.sql("update " + villages.county().schema()
                + ".boards_village set counted_at = counted_at - interval '1 hour'").update();
        var plans = watch.during(() -> villages.everywhere(() -> {
            boards.refresh(villages.county().code());
            return true;
        }));
        assertThat(plans).anyMatch(plan -> plan.touches("care_visit"));
        assertThat(plans).noneMatch(plan -> plan.readsAllOf("care_visit"));
    }

    private void open(SignedIn.Guest guest, String page) {
        assertThat(mvc.get().uri(page).with(guest)).as(page).hasStatusOk();
    }

    private UUID one(String question) {
        return sql.sql("select " + question.formatted(villages.county().schema())
                + " order by 1 limit 1").param(village).query(UUID.class).single();
    }
}
