package shouwang.pages.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shouwang.access.Role;
import shouwang.pages.form.Choice;
import shouwang.pages.form.Typed;

/**
 * The form for an account.
 *
 * @param person the aide or child it is for, or null for a desk
 */
public record NewAccount(List<Role> roles, Role role, List<Choice> places, @Nullable Person person,
        Typed typed) {
    /** Who the account belongs to; the query that names them. */
    public record Person(String name, String placeCode, String place, java.util.UUID id,
            String query) {}

    public @Nullable String above() {
        return typed.above("name", "login", "password", "place", "role");
    }

    /** People with phones scan a code; desks keep a password. */
    public boolean byCode() {
        return typed.value("entry").isEmpty() ? person != null
                : "code".equals(typed.value("entry"));
    }
}
