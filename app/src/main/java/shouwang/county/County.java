package shouwang.county;

import java.util.regex.Pattern;

/**
 * A county: all its tables live in one schema of its own.
 *
 * @param code six digits of the national division code, such as 511922
 */
public record County(String code) {
    private static final Pattern CODE = Pattern.compile("[0-9]{6}");

    public County {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("not a county code: " + code);
        }
    }

    public String schema() {
        return "county_" + code;
    }
}
