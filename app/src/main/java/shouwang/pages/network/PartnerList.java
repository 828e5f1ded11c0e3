package shouwang.pages.network;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shouwang.pages.form.Choice;
import shouwang.people.network.Partner;

/** Who else belongs to a village; {@code village} is null above one, where none is added. */
public record PartnerList(@Nullable String village, String name, String q, List<Choice> places,
        List<Choice> parts, List<Partner> rows, boolean mayWrite) {}
