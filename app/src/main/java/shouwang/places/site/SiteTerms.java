package shouwang.places.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Days and lists that no law of nature sets: each a row with the day from which it holds and where
 * it comes from ({@code places/site-terms.csv}). A rule that changes is a new row.
 */
@Component
public class SiteTerms {
    private final List<Term> terms = read();

    /** A row. */
    public record Term(String key, LocalDate from, String value, String source) {}

    private static List<Term> read() {
        try (var in = Objects.requireNonNull(SiteTerms.class.getResourceAsStream(
                "/places/site-terms.csv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\|", -1))
                    .map(cells -> new Term(cells[0], LocalDate.parse(cells[1]), cells[2], cells[3]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many months a safety check holds. */
    public int checkMonths(LocalDate day) {
        return number("CHECK_MONTHS", day);
    }

    /** How many days before its end a lending stands among the things at hand. */
    public int lendingNotice(LocalDate day) {
        return number("LENDING_NOTICE_DAYS", day);
    }

    private int number(String key, LocalDate day) {
        return terms.stream().filter(term -> term.key().equals(key) && !term.from().isAfter(day))
                .max(Comparator.comparing(Term::from)).map(term -> Integer.parseInt(term.value()))
                .orElseThrow(() -> new IllegalStateException(key + " has no row for " + day));
    }

    /** What is looked at in a safety check on that day. */
    public List<String> checkList(LocalDate day) {
        return terms.stream().filter(term -> term.key().equals("CHECK_ITEM")
                && !term.from().isAfter(day)).map(Term::value).toList();
    }
}
