package shouwang.pages.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shouwang.pages.form.Choice;

/**
 * How far it is between the hamlets of a village: what is known, from where, and two forms.
 *
 * @param say a refusal, or null
 */
public record PathList(String code, String name, List<Row> rows, List<Spot> spots,
        List<Choice> hamlets, @Nullable String say) {

    /** One way on foot, and its source; {@code written} can be taken back. */
    public record Row(String from, String to, String fromName, String toName, int there,
            int back, int ride, String source, @Nullable String how, boolean written) {}

    /** Where a hamlet lies, as typed; blank where nobody has said it. */
    public record Spot(String code, String name, String lon, String lat, String altitude) {}
}
