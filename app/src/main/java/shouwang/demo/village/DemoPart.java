package shouwang.demo.village;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.access.Account;
import shouwang.access.Actor;
import shouwang.access.Role;
import shouwang.people.Aide;
import shouwang.people.Elder;

/**
 * What one part of the house adds to the demo village: one bean each, with {@code @Order} for its
 * turn, in tens. People and logins are there before the first. What a later part draws from
 * {@link Scene#random} depends on what the earlier ones drew, so a new part takes a chance of its
 * own.
 */
interface DemoPart {
    /**
     * @param admin the county's
     * @param clerk the station's
     * @param supervisor the village's, who looks at what the clerk alone wrote down
     * @param old the village's elders, by pinyin
     * @param helpers its aides; the first one has the login "aide"
     */
    record Scene(Actor admin, Actor clerk, Actor supervisor, String village, List<Elder> old,
            List<Aide> helpers, SplittableRandom random, Logins logins) {}

    /** Makes one more login with the demo's password. */
    interface Logins {
        Account make(String login, String name, Role role, @Nullable UUID person);
    }

    void play(Scene scene);
}
