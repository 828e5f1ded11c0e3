package shouwang.people.roster;

import java.util.List;

/** One sheet of a workbook, or a whole CSV file. */
record Sheet(String name, List<Line> lines) {}
