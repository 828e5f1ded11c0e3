package shouwang.pages.people;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shouwang.people.Aide;
import shouwang.people.Elder;

/**
 * The page of one aide.
 *
 * @param hours of visits that elders confirmed, in words: {@code 2.95}
 * @param accountPage where the aide's account is, or is opened; null for who may not
 */
public record AidePage(Aide aide, int age, String village, String skills, String days,
        boolean alsoElder, List<Cared> elders, String hours, @Nullable String accountPage) {
    /** An elder this aide looks after. */
    public record Cared(Elder elder, int age, String since) {}
}
