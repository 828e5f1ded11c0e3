package shouwang.access;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import shouwang.county.County;

/** Which county this house serves; a province runs one house a county on one database. */
@Component
public class Houses {
    private final County here;

    Houses(Environment env) {
        here = new County(env.getProperty("shouwang.county", "511922"));
    }

    public County here() {
        return here;
    }
}
