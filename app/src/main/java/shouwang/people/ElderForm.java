package shouwang.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An elder as written on the form.
 *
 * @param idNumber null leaves it as it is (a known number is never shown to be typed again);
 *     what is to go is said to {@link Elders#takeAway}
 * @param phones null leaves them as they are
 * @param health null leaves it as it is; the same for {@code mind}
 * @param head head of the household; null = a household of their own
 */
public record ElderForm(String placeCode, String name, Elder.Sex sex, LocalDate born,
        @Nullable IdNumber idNumber, @Nullable List<Phone> phones, Set<Elder.Category> categories,
        @Nullable Integer selfCare, @Nullable String health, @Nullable String mind,
        @Nullable String mood, @Nullable String wants, @Nullable String economy,
        @Nullable String directions, @Nullable String head) {}
