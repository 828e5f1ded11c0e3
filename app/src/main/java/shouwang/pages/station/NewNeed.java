package shouwang.pages.station;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.care.Service;

/**
 * Registering a need: first who, then what. {@code elder} is null until one is chosen.
 *
 * @param id of the need to be, made with the page, so that a second press writes nothing twice
 */
public record NewNeed(String q, List<Found> found, @Nullable Chosen elder, List<Asker> askers,
        UUID id, Typed typed, @Nullable String wrong) {

    /** Someone the search found; {@code why} says how, such as by the daughter's phone. */
    public record Found(UUID elderId, String name, String of, String why, String asker) {
        /** Where this leads: the form for her, with whoever called chosen already. */
        public String path() {
            return "/today/needs/new?elder=" + elderId + (asker.isEmpty() ? "" : "&asker="
                    + URLEncoder.encode(asker, StandardCharsets.UTF_8).replace("+", "%20"));
        }
    }

    /** The elder it is for. */
    public record Chosen(UUID id, String name, String of, @Nullable String aide) {}

    /** Who may be on the telephone. */
    public record Asker(String value, String word) {}

    /** What was typed, kept when refused. */
    public record Typed(String service, String piece, String wish, String asker, String other,
            String people, boolean urgent) {
        public static final Typed NOTHING = by("SELF");

        static Typed by(String asker) {
            return new Typed("", "", "", asker, "", "", false);
        }
    }

    public Service[] services() {
        return Service.values();
    }

    public Service.Piece[] pieces() {
        return Service.Piece.values();
    }

}
