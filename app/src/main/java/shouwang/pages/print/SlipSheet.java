package shouwang.pages.print;

import java.util.List;
import shouwang.care.Service;

/** Slips to be printed, four on a sheet of A4; cut along the dashes. */
public record SlipSheet(String css, String village, String aide, String station,
        List<Paper> papers) {
    /** One sheet of paper. */
    public record Paper(List<One> slips, boolean last) {}

    /** One slip. */
    public record One(String serial, String qr) {}

    public Service[] services() {
        return Service.values();
    }
}
