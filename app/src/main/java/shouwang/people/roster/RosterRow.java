package shouwang.people.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shouwang.people.Elder;
import shouwang.people.IdNumber;
import shouwang.people.Phone;
import shouwang.people.roster.words.HamletName;

/**
 * One elder as the roster has them, mended where it could be. Text that is not there is "".
 *
 * @param n the roster's own running number; where it has none, the row's place among the people
 * @param sheetRow the row in the sheet, from 1
 * @param written the name exactly as it is written
 * @param name the name, without spaces
 * @param born from the id number where there is one, else as written
 * @param phones at most three
 * @param selfCare 0 looks after oneself to 4 needs everything (GB/T 42195-2022)
 */
public record RosterRow(int n, int sheetRow, String written, String name, Elder.@Nullable Sex sex,
        @Nullable IdNumber id, @Nullable LocalDate born, Exact exact, @Nullable HamletName hamlet,
        String address, List<Phone> phones, Set<Elder.Category> categories,
        @Nullable Integer selfCare, Texts texts, House house, List<Relative> kin, Helper helper,
        String village, String township) {

    /** How exactly the birth date is known; what is not known is the first day or month. */
    public enum Exact { DAY, MONTH, YEAR, UNKNOWN }

    /** Free words about the elder, cut to what the house keeps. */
    public record Texts(String health, String economy, String mood, String wants, String mind,
            String remark) {
        static final Texts NONE = new Texts("", "", "", "", "", "");
    }

    /** The household as the roster words it. */
    public record House(String head, String relationToHead, String number) {
        static final House NONE = new House("", "", "");
    }

    /** A child or other relative; the name may be missing where only a phone is known. */
    public record Relative(String name, String relation, String livesIn, List<Phone> phones) {}

    /** The aide the roster names beside the elder. */
    public record Helper(String name, List<Phone> phones) {
        static final Helper NONE = new Helper("", List.of());
    }
}
