package shouwang.people.roster.words;

import java.util.regex.Pattern;

/** The village that a roster's title names: 团结乡井田村2026年老年人花名册. */
public final class TitleVillage {
    private static final Pattern NAMED = Pattern.compile("(\\p{IsHan}{2,12}?)(村|社区)");
    private static final Pattern ABOVE = Pattern.compile("^.*[省市区县乡镇道处]");
    /** 农村, 本村, 各村 and the like are no names. */
    private static final Pattern NO_NAME = Pattern.compile(
            ".*(农|本|全|各|乡|我|该|行政|自然|每个|所有|中心|美丽|示范|空心|驻|出|进|入|单位|所在)$|\\p{IsHan}?");

    private TitleVillage() {}

    /**
     * The other village that is named and not this one; empty where this one is, or none.
     *
     * @param title what stands above the header
     * @param here the village the roster is for; empty where nobody has said
     */
    public static String other(String title, String here) {
        if (here.isEmpty()) {
            return "";
        }
        var other = "";
        var village = VillageName.of(here);
        for (var match = NAMED.matcher(Halfwidth.closed(title)); match.find();) {
            var name = ABOVE.matcher(match.group(1)).replaceFirst("");
            if (NO_NAME.matcher(name).matches()) {
                continue;
            }
            if (!village.differs(name + match.group(2))) {
                return "";
            }
            other = other.isEmpty() ? name + match.group(2) : other;
        }
        return other;
    }
}
