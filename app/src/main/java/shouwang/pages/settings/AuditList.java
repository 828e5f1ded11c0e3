package shouwang.pages.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shouwang.pages.form.Choice;

/** One page of the audit, newest first. */
public record AuditList(String day, List<Choice> deeds, List<Choice> places, List<Row> rows,
        boolean first, String newest, @Nullable String older, @Nullable String say) {

    /** One line, in words. */
    public record Row(String at, String who, String deed, String subject, String reason,
            String place) {}
}
