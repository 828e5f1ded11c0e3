package shouwang.pages.people;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.care.Service;
import shouwang.pages.form.Typed;
import shouwang.people.Aide;
import shouwang.places.Place;

/**
 * The form for an aide.
 *
 * @param known the aide as registered, or null for a new one
 * @param elder an elder who becomes an aide as well: who they are stays as registered
 */
public record AideFormView(UUID id, @Nullable Aide known, boolean elder, Place village,
        List<Place> hamlets, Typed typed) {
    private static final String[] FIELDS = {"name", "sex", "born", "phones", "placeCode",
        "newHamlet", "sure", "origin", "skills", "vehicle", "mostElders", "mostHours"};

    public String title() {
        return known == null ? "登记互助员" : "修改：" + known.name();
    }

    public String action() {
        return known == null ? "/people/aides/new" : "/people/aides/" + id + "/edit";
    }

    public String back() {
        return known == null ? elder ? "/people/elders/" + id : "/people/aides" : "/people/aides/"
                + id;
    }

    public @Nullable String above() {
        return typed.above(FIELDS);
    }

    public Aide.Origin[] origins() {
        return Aide.Origin.values();
    }

    public Aide.Vehicle[] vehicles() {
        return Aide.Vehicle.values();
    }

    /** The services that need a skill come first. */
    public List<Service> services() {
        return java.util.Arrays.stream(Service.values())
                .sorted(java.util.Comparator.comparing(s -> !s.skilled())).toList();
    }

    public String[] days() {
        return new String[] {"周一", "周二", "周三", "周四", "周五", "周六", "周日"};
    }
}
