package shouwang.walls;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Who may ask the machine what time it is: the house asks its {@code Clock}, tests ask theirs, or
 * what is green today is red on the first of the month. How long something took may be measured.
 */
class TimeTest {
    /** The house's clock itself; ids, which sort by when they were made; a command without a house. */
    private static final List<String> THE_HOUSE = List.of("shouwang.county.Database",
            "shouwang.kernel.Ids", "shouwang.people.roster.RosterCheck");
    /** The ids' own test; a cookie, which a browser drops by the machine's time. */
    private static final List<String> TESTS = List.of("shouwang.kernel.IdsTest",
            "shouwang.pages.field.Phone");

    @Test
    void the_house_asks_its_clock() {
        check(new ImportOption.DoNotIncludeTests(), THE_HOUSE);
    }

    @Test
    void tests_ask_the_clock_of_the_tests() {
        check(new ImportOption.OnlyIncludeTests(), TESTS);
    }

    private static void check(ImportOption which, List<String> but) {
        var classes = new ClassFileImporter().withImportOption(which).importPackages("shouwang");
        noClasses().that(DescribedPredicate.describe("are no named exceptions",
                type -> !but.contains(type.getName())))
                .should(callMethodWhere(DescribedPredicate.describe("the machine's time is asked",
                        TimeTest::asksTheMachine)))
                .orShould().callConstructor(Date.class).check(classes);
    }

    private static boolean asksTheMachine(JavaMethodCall call) {
        var owner = call.getTargetOwner();
        return switch (call.getName()) {
            case "currentTimeMillis" -> true;
            case "now" -> owner.getPackageName().startsWith("java.time")
                    && call.getTarget().getRawParameterTypes().stream()
                    .noneMatch(given -> given.isEquivalentTo(Clock.class));
            case "getInstance" -> owner.getName().equals("java.util.Calendar");
            case "system", "systemUTC", "systemDefaultZone", "tick", "tickMillis", "tickMinutes",
                    "tickSeconds" -> isClock(owner);
            default -> false;
        };
    }

    private static boolean isClock(JavaClass owner) {
        return owner.isEquivalentTo(Clock.class);
    }
}
