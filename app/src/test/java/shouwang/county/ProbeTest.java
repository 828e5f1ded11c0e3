package shouwang.county;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import shouwang.House;
import shouwang.Villages;
import shouwang.access.Actor;
import shouwang.access.Audit;

/** Raw SQL as the application's role: what someone could do who had broken in that far. */
@House
class ProbeTest {
    @Autowired DataSource dataSource;
    @Autowired Villages villages;
    @Autowired Audit audit;
    String village;
    String neighbour;

    @BeforeEach
    void settle() {
        village = villages.fresh();
        neighbour = villages.fresh();
        for (var place : new String[] {village, neighbour}) {
            villages.in(place, () -> {
                audit.log(Actor.house(villages.county()), place, "试探", "x", null, null);
                return true;
            });
        }
    }

    private String one(String... statements) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            String last = "";
            for (var text : statements) {
                if (statement.execute(text)) {
                    var rows = statement.getResultSet();
                    last = rows.next() ? String.valueOf(rows.getString(1)) : "nothing";
                }
            }
            connection.rollback();
            return last;
        }
    }

    private String scope() {
        return "select shared.scope('county_511922', '%s', '%s~')".formatted(village, village);
    }

    @Test
    void without_a_scope_no_table_shows_a_row() throws SQLException {
        assertThat(one("select count(*) from county_511922.access_audit")).isEqualTo("0");
        assertThat(one("select count(*) from county_511922.places_place")).isEqualTo("0");
    }

    @Test
    void inside_a_scope_only_its_own_rows_are_there() throws SQLException {
        assertThat(one(scope(), "select count(*) from access_audit")).isEqualTo("1");
        assertThat(one(scope(), "select count(*) from access_audit where place_code = '"
                + neighbour + "'")).isEqualTo("0");
        assertThat(one(scope(), "select count(*) from access_audit where place_code <> '" + village
                + "' or true or 1 / (length(subject) - 1) = 1")).isEqualTo("1");
    }

    @Test
    void the_scope_ends_with_its_transaction() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(scope());
            connection.commit();
            var rows = statement.executeQuery("select count(*) from county_511922.access_audit");
            rows.next();
            assertThat(rows.getLong(1)).isZero();
            connection.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "select shared.scope('pg_catalog', '511922', '511922~')",
        "select shared.scope('county_511922', '', '~')",
        "select shared.scope('county_511922', '0', '~')",
        "select shared.scope('county_511922, pg_temp', '511922', '511922~')",
        "select shared.scope('county_511922', '511922''; drop table x; --', '511922~')"})
    void a_scope_that_is_no_place_is_refused(String statement) {
        assertThatThrownBy(() -> one(statement)).hasMessageContaining("scope refused");
    }

    @Test
    void a_half_set_or_emptied_scope_sees_nothing() throws SQLException {
        assertThat(one("set local shouwang.high = '999999999'",
                "select count(*) from county_511922.access_audit")).isEqualTo("0");
        assertThat(one(scope(), "set local shouwang.low = ''",
                "select count(*) from access_audit")).isEqualTo("0");
        assertThat(one(scope(), "set local shouwang.high = ''",
                "select count(*) from access_audit")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "set role postgres", "set session authorization postgres",
        "alter role shouwang_app superuser", "alter role shouwang_app bypassrls",
        "create role intruder",
        "create table theirs (x int)", "create table county_511922.theirs (x int)",
        "create table shared.theirs (x int)", "create schema theirs",
        "create function shared.theirs() returns int language sql as 'select 1'",
        "create or replace function shared.sees(place text) returns boolean language sql"
            + " as 'select true'",
        "drop function shared.sees(text) cascade",
        "alter policy access_scope on access_audit using (true)",
        "drop policy access_scope on access_audit",
        "create policy open_all on access_audit using (true)",
        "alter table access_audit disable row level security",
        "alter table access_audit no force row level security",
        "drop table access_audit", "truncate access_audit",
        "update access_audit set subject = 'y'", "delete from access_audit",
        "delete from access_account", "delete from places_place",
        "insert into shared.county (code, name) values ('519900', 'x')",
        "select * from flyway_history", "select * from pg_authid",
        "copy access_audit to '/x'", "copy access_audit from program 'id'",
        "select pg_read_file('postgresql.conf')", "load 'x'"})
    void the_role_can_not(String statement) {
        assertThatThrownBy(() -> one(scope(), statement)).isInstanceOf(SQLException.class)
                .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isIn("42501", "42809"));
    }

    @Test
    void resetting_the_role_or_leaving_row_security_off_shows_no_more() throws SQLException {
        assertThat(one(scope(), "reset role", "select count(*) from access_audit")).isEqualTo("1");
        assertThatThrownBy(() -> one(scope(), "set local row_security = off",
                "select count(*) from access_audit")).hasMessageContaining("row-level security");
    }

    @Test
    void a_row_can_not_be_put_or_moved_outside() {
        assertThatThrownBy(() -> one(scope(), "insert into access_audit (id, place_code, at, actor_id,"
                + " actor_name, deed, subject) values (gen_random_uuid(), '" + neighbour
                + "', now(), gen_random_uuid(), 'x', 'x', 'x')"))
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> one(scope(), "insert into people_household (id, place_code, head,"
                + " made_at) values (gen_random_uuid(), '" + village + "', 'x', '2020-01-01')",
                "update people_household set place_code = '" + neighbour + "'"))
                .hasMessageContaining("row-level security");
    }

    @Test
    void what_the_planner_knows_about_a_guarded_table_stays_with_it() throws SQLException {
        assertThat(one(scope(), "select count(*) from pg_stats where schemaname like 'county%'"))
                .isEqualTo("0");
    }
}
