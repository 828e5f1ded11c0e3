package shouwang;

import java.util.Iterator;
import java.util.concurrent.Callable;
import org.springframework.boot.test.context.TestComponent;
import shouwang.county.County;
import shouwang.county.Scope;
import shouwang.places.Divisions;
import shouwang.places.Place;
import shouwang.places.Places;

/** Hands each test a real village that no other test has touched, and runs work inside it. */
@TestComponent
public class Villages {
    private final County county;
    private final Iterator<String> untouched;

    Villages(Divisions divisions, Places places) {
        county = divisions.found();
        untouched = Scope.all(county).call(() -> places.below(county.code(), Place.Kind.VILLAGE))
                .stream().map(Place::code).toList().iterator();
    }

    public County county() {
        return county;
    }

    /** The 12-digit code of a village of one's own. */
    public synchronized String fresh() {
        return untouched.next();
    }

    public <T> T in(String place, Callable<T> work) {
        return Scope.below(county, place).call(work);
    }

    public <T> T everywhere(Callable<T> work) {
        return Scope.all(county).call(work);
    }
}
