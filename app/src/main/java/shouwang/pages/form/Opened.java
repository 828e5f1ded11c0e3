package shouwang.pages.form;

import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * With what an edit form was opened. The tag {@code form.opened} puts it into the form.
 *
 * @param marks the hidden field
 */
public record Opened(String marks) {
    static final String FIELD = "opened";
    static final String MET = "met";
    static final String KEEP = "keep.";

    /** What the form of this record carries on the page being shown, or null. */
    public static @Nullable Opened of(String record) {
        var request = RequestContextHolder.getRequestAttributes();
        return request == null ? null : (Opened) request.getAttribute(key(record),
                RequestAttributes.SCOPE_REQUEST);
    }

    void keep(String record) {
        RequestContextHolder.currentRequestAttributes().setAttribute(key(record), this,
                RequestAttributes.SCOPE_REQUEST);
    }

    private static String key(String record) {
        return Opened.class.getName() + "/" + record;
    }
}
