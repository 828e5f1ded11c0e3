package shouwang.pages.form;

import org.jspecify.annotations.Nullable;
import shouwang.care.Service;
import shouwang.kernel.Given;

/**
 * What a form asks for: a service, or a piece of one by its own name.
 *
 * @param words what is to be done, beginning with the piece where one was named
 */
public record Wanted(Service service, Service.@Nullable Piece piece, String words) {
    private static final int MOST = 200;

    /** Reads it; a piece that was chosen says its service itself. */
    public static Wanted of(@Nullable String service, @Nullable String piece,
            @Nullable String wish) {
        if (piece == null || piece.isBlank()) {
            var said = Given.optional(wish, "wish", "要做什么", MOST);
            var kind = Given.word(service, Service.class, "service", "要什么");
            return new Wanted(kind, null, said == null ? kind.chinese() : said);
        }
        var one = Given.word(piece, Service.Piece.class, "piece", "要哪一样");
        var begins = one.chinese() + "：";
        var said = Given.optional(wish, "wish", "要做什么", MOST - begins.length());
        return new Wanted(one.service(), one, said == null ? one.chinese() : begins + said);
    }

    /** How many it usually takes. */
    public int people() {
        return piece == null ? service.people() : piece.people();
    }
}
