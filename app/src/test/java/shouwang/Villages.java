package shouwang;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import shouwang.access.Actor;
import shouwang.access.Role;
import shouwang.county.County;
import shouwang.county.Scope;
import shouwang.kernel.Ids;
import shouwang.places.Divisions;
import shouwang.places.Place;
import shouwang.places.Places;

/** Hands each test a real village that no other test has touched, and runs work inside it. */
@TestComponent
public class Villages {
    /** The last three digits of the villages that no map knows begin here. */
    private static final int FIRST_BUILT = 700;
    private static final String BUILT = "为试验建的村";
    private final County county;
    private final Iterator<String> untouched;
    private final List<String> townships;
    private final JdbcClient sql;
    private final TransactionTemplate once;
    private int built;

    Villages(Divisions divisions, Places places, JdbcClient sql, TransactionTemplate once) {
        this.sql = sql;
        this.once = once;
        county = divisions.found();
        townships = Scope.all(county).call(() -> places.below(county.code(),
                Place.Kind.TOWNSHIP)).stream().map(Place::code).toList();
        untouched = Scope.all(county).call(() -> places.below(county.code(), Place.Kind.VILLAGE))
                .stream().map(Place::code).toList().iterator();
    }

    /** Another account of that place, as for a second word. */
    public Actor doctor(String village) {
        return new Actor(Ids.fresh(), county(), "卿晓兰", Role.DOCTOR, village, null);
    }

    public County county() {
        return county;
    }

    /** The 12-digit code of a village of one's own; one more is built where all are taken. */
    public synchronized String fresh() {
        return untouched.hasNext() ? untouched.next() : built();
    }

    /** A village that stands on no map. */
    synchronized String built() {
        var township = townships.get(built % townships.size());
        var code = township + (FIRST_BUILT + built++ / townships.size());
        everywhere(() -> once.execute(transaction -> sql.sql("""
                insert into places_place (code, parent_code, kind, name)
                values (?, ?, 'VILLAGE', ?)""").params(code, township, BUILT + built).update()));
        return code;
    }

    /** A village of the county's own in another township than this one. */
    public String far(String village) {
        return everywhere(() -> once.execute(transaction -> sql.sql("""
                select max(code) from places_place where kind = 'VILLAGE' and code not like ?""")
                .param(village.substring(0, 9) + "%").query(String.class).single()));
    }

    /** Whether a village of that name was built for a test, and is none of the county's own. */
    public static boolean isBuilt(String name) {
        return name.startsWith(BUILT);
    }

    public <T> T in(String place, Callable<T> work) {
        return Scope.below(county, place).call(work);
    }

    public <T> T everywhere(Callable<T> work) {
        return Scope.all(county).call(work);
    }
}
