package shouwang.pairing;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What was said about two people: 自愿 first, and whom not to put together. */
public record Saying(UUID elderId, UUID aideId, Kind kind, @Nullable String note) {
    /** Whether the association keeps her with somebody else who still helps. */
    static boolean isKeptWithAnother(List<Saying> said, UUID aide, Predicate<UUID> helps) {
        return said.stream().anyMatch(saying -> saying.kind == Kind.KEEP
                && !saying.aideId.equals(aide) && helps.test(saying.aideId));
    }

    /** What it means for the pairing. */
    public enum Kind {
        /** The elder, or the family, asks for this aide. */
        WISH("点名要"),
        /** Kin by marriage, an old quarrel, gossip: never. */
        APART("不宜结对"),
        /** The association keeps the two together. */
        KEEP("不要拆开");

        private final String chinese;

        Kind(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }
}
