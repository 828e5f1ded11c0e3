package shouwang.pages.places;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.pages.form.Choice;
import shouwang.pages.form.Typed;
import shouwang.places.site.Site;

/**
 * The form of a house.
 *
 * @param known the house that is changed; null for a new one
 * @param above where the new one is added
 * @param spots where it may stand
 */
public record SiteForm(UUID id, @Nullable Site known, Choice above, List<Choice> spots,
        List<Site.Kind> kinds, Typed typed) {
    public String action() {
        return known == null ? "/settings/sites" : "/settings/sites/" + known.id() + "/edit";
    }

    public String back() {
        return known == null ? "/settings/sites?place=" + above.value()
                : "/settings/sites/" + known.id();
    }

    public Site.Source[] sources() {
        return Site.Source.values();
    }

    public @Nullable String say() {
        return typed.above("name", "address", "phone", "lender", "lentFrom", "lentUntil", "lends",
                "place", "kind", "source");
    }
}
