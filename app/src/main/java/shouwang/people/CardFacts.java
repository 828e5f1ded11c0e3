package shouwang.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Private facts in the clear, for the card on her own wall and for the aide at her door. */
public record CardFacts(List<String> phones, @Nullable String health, @Nullable String mind) {
    public static final CardFacts NONE = new CardFacts(List.of(), null, null);
}
