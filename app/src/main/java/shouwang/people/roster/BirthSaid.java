package shouwang.people.roster;

import java.time.LocalDate;
import java.util.Optional;
import shouwang.people.roster.words.BirthText;

/** A birthday as somebody says it, read on a form by the same rules as in a roster. */
public final class BirthSaid {
    private BirthSaid() {}

    /** The earliest day by the sun that it can mean: 1944年农历正月初五, 民国三十三年, 1942.3. */
    public static Optional<LocalDate> read(String said) {
        return BirthText.parse(said, false, false).map(BirthText::earliest);
    }
}
