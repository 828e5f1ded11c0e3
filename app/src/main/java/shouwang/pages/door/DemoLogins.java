package shouwang.pages.door;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import shouwang.access.Houses;
import shouwang.county.Scope;
import shouwang.places.Place;
import shouwang.places.Places;

/** The demo logins shown on the login page, only where the demo county was loaded. */
@Component
class DemoLogins {
    static final String PASSWORD = "shouwang-demo";
    private final boolean shown;
    private final boolean village;
    private final Places places;
    private final Houses houses;

    DemoLogins(Environment env, Places places, Houses houses) {
        this.shown = !"none".equals(env.getProperty("shouwang.demo", "none"));
        this.village = "village".equals(env.getProperty("shouwang.demo"));
        this.places = places;
        this.houses = houses;
    }

    String countyName() {
        return Scope.all(houses.here()).call(() -> places.find(houses.here().code()))
                .map(Place::name).orElse("本县");
    }

    Login.@Nullable Demo shown() {
        return !shown ? null : new Login.Demo(PASSWORD, Stream.of(
                new Login.One("jingtian", "井田村服务站干事"),
                new Login.One("tuanjie", "团结乡干事"),
                new Login.One("county", "县民政"),
                new Login.One("aide", "井田村互助员"),
                new Login.One("coop", "井田村合作社"),
                new Login.One("supervisor", "监督员"),
                new Login.One("doctor", "井田村村医"),
                new Login.One("auditor", "县审计"),
                new Login.One("daughter", "在外的女儿"))
                .filter(one -> village || !"daughter".equals(one.login())).toList());
    }
}
