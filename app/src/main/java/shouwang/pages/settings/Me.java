package shouwang.pages.settings;

import java.util.List;
import shouwang.pages.form.Typed;

/** One's own account. */
public record Me(String name, String role, String place, boolean hasPassword, List<Device> devices,
        Typed typed) {

    /** A device that is signed in; {@code here} the one this page is on. */
    public record Device(String name, String seen, String made, boolean here) {}
}
