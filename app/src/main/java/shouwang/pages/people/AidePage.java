package shouwang.pages.people;

import java.util.List;
import shouwang.people.Aide;
import shouwang.people.Elder;

/** The page of one aide. */
public record AidePage(Aide aide, int age, String village, String skills, String days,
        boolean alsoElder, List<Cared> elders, long visits) {
    /** An elder this aide looks after. */
    public record Cared(Elder elder, int age, String since) {}
}
