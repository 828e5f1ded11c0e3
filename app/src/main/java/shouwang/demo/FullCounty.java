package shouwang.demo;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.access.Role;
import shouwang.access.Seal;
import shouwang.county.Counties;
import shouwang.county.County;
import shouwang.demo.village.Fiction;
import shouwang.kernel.Ids;

/** Fills a county with invented people and years of their days, from a printed seed. */
@Component
public class FullCounty {
    private static final Logger LOG = LoggerFactory.getLogger(FullCounty.class);
    private static final long SEED = 511_922L;
    private final Counties counties;
    private final Seal seal;
    private final Clock clock;

    FullCounty(Counties counties, Seal seal, Clock clock) {
        this.counties = counties;
        this.seal = seal;
        this.clock = clock;
    }

    /** All 414 villages. */
    public void load(County county) {
        load(county, CountyPlan.full(villages(county), LocalDate.now(clock), SEED));
    }

    /** One village alone: the very people it has in the full county, as many visits each. */
    public void loadVillage(County county, String code) {
        var whole = CountyPlan.full(villages(county), LocalDate.now(clock), SEED);
        var random = new SplittableRandom(SEED);
        var fiction = new Fiction(random);
        var everyone = new Casting(whole, random, fiction).cast();
        var cast = everyone.of(code);
        var lonely = (int) IntStream.range(0, whole.alone())
                .filter(i -> everyone.places[i].startsWith(code)).count();
        load(county, whole.village(code, cast, lonely), cast, random, fiction);
    }

    /**
     * Lets one clerk (login {@code v} and the code) and one aide ({@code a} and the code) of each
     * village with people sign in, with the password of an account that is already there.
     */
    public void openDoors(County county, String likeLogin) {
        var sql = JdbcClient.create(counties.owner());
        var table = county.schema() + ".access_account";
        var password = sql.sql("select password from " + table + " where login = ?")
                .param(likeLogin).query(String.class).single();
        var villages = sql.sql("select distinct on (village_code) village_code, person_id from "
                + county.schema() + ".people_aide order by village_code, person_id")
                .query((row, n) -> Map.entry(row.getString(1), row.getObject(2, UUID.class)))
                .list();
        for (var village : villages) {
            for (var role : new Role[] {Role.CLERK, Role.AIDE}) {
                var aide = role == Role.AIDE;
                sql.sql("insert into " + table + """
                         (id, place_code, login, name, role, person_id, password, made_at)
                        values (?, ?, ?, ?, ?, ?::uuid, ?, ?) on conflict do nothing""")
                        .params(Ids.derived(village.getValue(), role.name()), village.getKey(),
                                (aide ? "a" : "v") + village.getKey(), aide ? "互助员" : "服务站干事",
                                role.name()).param(aide ? village.getValue() : null)
                        .param(password).param(Timestamp.from(clock.instant())).update();
            }
        }
    }

    void load(County county, CountyPlan plan) {
        var random = new SplittableRandom(plan.seed());
        var fiction = new Fiction(random);
        load(county, plan, new Casting(plan, random, fiction).cast(), random, fiction);
    }

    private void load(County county, CountyPlan plan, Cast cast, SplittableRandom random,
            Fiction fiction) {
        LOG.info("making {} elders and {} visits in {} villages from seed {}",
                plan.elders(), plan.visits(), plan.villages().size(), plan.seed());
        var began = System.nanoTime();
        try (var connection = counties.owner().getConnection();
                var second = counties.owner().getConnection()) {
            var bulk = new Bulk(connection, county.schema());
            new PeopleLoad(plan, random, fiction, seal).load(bulk, cast);
            LOG.info("{} s: {} people", seconds(began), cast.people());
            var points = new PointsLoad(new Bulk(second, county.schema()), cast, county.code(),
                    plan.today());
            var visits = new VisitLoad(plan, random).load(bulk, cast, points);
            LOG.info("{} s: {} visits", seconds(began), visits);
            LOG.info("{} s: {} transfers", seconds(began), points.finish());
            bulk.execute("reset session_replication_role");
            bulk.execute("analyze");
            bulk.execute("checkpoint");
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("the county was not made", e);
        }
        LOG.info("{} s: the county stands", seconds(began));
    }

    private List<String> villages(County county) {
        return JdbcClient.create(counties.owner()).sql("select code from " + county.schema()
                + ".places_place where kind = 'VILLAGE' order by code")
                .query(String.class).list();
    }

    private static long seconds(long began) {
        return (System.nanoTime() - began) / 1_000_000_000;
    }
}
