package shouwang.pages.places;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.pages.Chores;
import shouwang.places.site.Sites;

/** Houses whose lending ends soon, hearths that nobody has checked for too long. */
@Component
@Order(60)
class SiteChores implements Chores {
    private static final int TOWNSHIP = 9;
    private final Sites sites;

    SiteChores(Sites sites) {
        this.sites = sites;
    }

    @Override
    public List<Chore> of(Actor actor, String place) {
        if (place.length() < TOWNSHIP || !actor.may(Right.WRITE_PLACES)) {
            return List.of();
        }
        var due = sites.due(place);
        var chores = new ArrayList<Chore>();
        if (due.ending() > 0) {
            chores.add(new Chore("借期快到的场地", due.ending() + " 处", "/settings/sites"));
        }
        if (due.unchecked() > 0) {
            chores.add(new Chore("要查安全的互助点", due.unchecked() + " 处", "/settings/sites"));
        }
        return chores;
    }
}
