package shouwang.pages.network;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.pages.form.Typed;
import shouwang.people.network.Partner;
import shouwang.places.Place;

/**
 * One of the network, to be written down or changed.
 *
 * @param known as it stands; null for a new one
 * @param people of that name in the books, to be asked about
 * @param phone in the clear, when it was asked for
 */
public record PartnerForm(UUID id, Place village, @Nullable Partner known,
        List<Partner.Known> people, Typed typed, @Nullable String phone, boolean mayWrite) {
    public String action() {
        return known == null ? "/people/network" : "/people/network/" + known.id();
    }

    public Partner.Part[] parts() {
        return Partner.Part.values();
    }

    public @Nullable String say() {
        return typed.above("part", "name", "contact", "offers", "phone", "since");
    }
}
