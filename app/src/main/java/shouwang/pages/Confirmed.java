package shouwang.pages;

import java.util.Optional;
import shouwang.timebank.earning.Earning;

/** What is said after a confirmation: that points are in the books only when they are. */
public final class Confirmed {
    private Confirmed() {}

    /** The points are in the books, or hang out until a day, or there are none. */
    public static String then(String path, Optional<Earning> hours) {
        if (hours.isEmpty() || hours.get().minutes() == 0) {
            return Said.then(path, "unpaid");
        }
        return hours.get().open() ? Said.then(path, "hangs") + "&until=" + hours.get().hangsUntil()
                : Said.then(path, "confirmed");
    }
}
