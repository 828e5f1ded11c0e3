package shouwang.pages.rounds;

import java.util.List;

/** Route sheets to be printed, one an aide, in walking order. */
public record RouteSheet(String place, String day, String on, boolean clear, List<Sheet> sheets) {

    /** One aide's sheet. */
    public record Sheet(String aide, String line, List<Line> lines) {}

    /** One door, with all that is needed to find it and to help there. */
    public record Line(int number, String time, String way, String elder, String where,
            String phone, String task, String mind) {}
}
