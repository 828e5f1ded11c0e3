package shouwang.walls;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.scheduling.annotation.Scheduled;
import shouwang.Shouwang;
import shouwang.kernel.JobName;

/** The walls of the house: who may know whom, what stays pure, how large a thing may grow. */
class WallsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final int MOST_LINES = 300;
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final int MOST_METHOD_LINES = 40;
    private static final int MOST_COLUMNS = 100;

    /** Map.of() and Set.of() throw where they are asked of null; what stands beside them does not. */
    private static final java.util.regex.Pattern TOUCHY = java.util.regex.Pattern.compile(
            "isEmpty\\(\\) \\? (Map|Set)\\.(<.*>)?of\\(\\)");
    private static final int MOST_TEMPLATE_COLUMNS = 140;
    /** Twenty things; a few of them have their record beside them (docs/decisions.md). */
    private static final int MOST_FILES = 24;
    private static final Pattern NAMES =
            Pattern.compile(".*(Impl|Dto|Util|Utils|Manager|Service|Helper)\\.java");

    @Test
    void modules_import_downwards_only() {
        ApplicationModules.of(Shouwang.class, JavaClass.Predicates.resideInAPackage(
                "shouwang.solver..")).verify();
    }

    @Test
    void the_rules_of_pairing_and_the_reading_of_rosters_know_no_database_and_no_clock() {
        var classes = ours();
        noClasses().that().resideOutsideOfPackages("shouwang.solver..", "shouwang.pairing..",
                "shouwang.rounds..").should().dependOnClassesThat()
                .resideInAPackage("shouwang.solver..").check(classes);
        var pure = Stream.of("shouwang.pairing.Affinity", "shouwang.pairing.PairWeighing",
                "shouwang.pairing.VillageMatching", "shouwang.places.WalkingTime",
                "shouwang.places.TravelTimes", "shouwang.rounds.DayProblem",
                "shouwang.rounds.DayRules", "shouwang.rounds.Fit", "shouwang.rounds.WhyNot",
                "shouwang.rounds.ByHand", "shouwang.care.NeedClock",
                "shouwang.timebank.checks.Checks",
                "shouwang.timebank.earning.Notice",
                "shouwang.care.slip.SlipSerial", "shouwang.care.slip.SlipRules",
                "shouwang.table.TurnTaking", "shouwang.table.FoodFacts",
                "shouwang.table.MealRules",
                "shouwang.people.IdNumber", "shouwang.people.Phone", "shouwang.people.sound.Pinyin",
                "shouwang.ledger.Posting").toList();
        assertThat(pure).as("are all there, under these names").allMatch(classes::contain);
        noClasses().that(describe(pure)).should().dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "java.sql..", "java.time.chrono..")
                .check(classes);
        noClasses().that().resideInAPackage("shouwang.people.roster..").should()
                .dependOnClassesThat().resideInAnyPackage("org.springframework.jdbc..",
                        "org.springframework.web..", "java.sql..").check(classes);
        noClasses().that().resideInAPackage("shouwang.kernel..").should().dependOnClassesThat()
                .resideInAnyPackage("org.springframework.jdbc..", "java.sql..").check(classes);
    }

    @Test
    void no_two_packages_lean_on_each_other() {
        slices().assignedFrom(new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                var name = type.getPackageName();
                return name.equals("shouwang") ? SliceIdentifier.ignore()
                        : SliceIdentifier.of(name);
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        }).should().beFreeOfCycles().check(ours());
    }

    @Test
    void a_page_package_knows_of_its_siblings_only_what_paper_and_forms_share() {
        var classes = ours();
        for (var name : pagePackages()) {
            var others = pagePackages().stream().filter(other -> !other.equals(name)
                    && !other.equals("print") && !other.equals("form"))
                    .map(other -> "shouwang.pages." + other + "..").toArray(String[]::new);
            noClasses().that().resideInAPackage("shouwang.pages." + name + "..").should()
                    .dependOnClassesThat().resideInAnyPackage(others).check(classes);
        }
    }

    private static List<String> pagePackages() {
        try (var folders = Files.list(SOURCES.resolve("shouwang/pages"))) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void whatever_the_house_does_by_the_clock_has_a_word_of_the_village() {
        methods().that().areAnnotatedWith(Scheduled.class).should().beAnnotatedWith(JobName.class)
                .check(ours());
    }

    private static JavaClasses ours() {
        return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("shouwang");
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> describe(
            List<String> names) {
        return com.tngtech.archunit.base.DescribedPredicate.describe("are pure rules",
                type -> names.contains(type.getName()));
    }

    @Test
    void files_stay_small_and_names_tell_what_a_thing_does() throws IOException {
        var faults = new ArrayList<String>();
        try (var files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file ->
                    look(file, faults));
        }
        try (var folders = Files.walk(SOURCES)) {
            folders.filter(Files::isDirectory).forEach(folder -> count(folder, faults));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void a_template_can_be_read_without_scrolling_sideways() throws IOException {
        try (var files = Files.walk(TEMPLATES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".jte")).flatMap(file ->
                    lines(file).filter(line -> line.length() > MOST_TEMPLATE_COLUMNS)
                            .map(line -> file + ": " + line))).isEmpty();
        }
    }

    @Test
    void a_method_can_be_read_at_one_look_in_the_solver_and_the_benches_too() throws IOException {
        var faults = new ArrayList<String>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null,
                    files.getJavaFileObjectsFromPaths(allSources()));
            var places = Trees.instance(task).getSourcePositions();
            for (var unit : task.parse()) {
                new TreeScanner<Void, Void>() {
                    @Override
                    public Void visitMethod(MethodTree method, Void nothing) {
                        var lines = unit.getLineMap();
                        var end = places.getEndPosition(unit, method);
                        var length = end < 0 ? 0 : 1 + lines.getLineNumber(end)
                                - lines.getLineNumber(places.getStartPosition(unit, method));
                        if (length > MOST_METHOD_LINES) {
                            faults.add(unit.getSourceFile().getName() + " " + method.getName()
                                    + " has " + length + " lines");
                        }
                        return super.visitMethod(method, nothing);
                    }
                }.scan(unit, null);
            }
        }
        assertThat(faults).isEmpty();
    }

    private static List<Path> allSources() throws IOException {
        var all = new ArrayList<Path>();
        for (var sources : List.of(SOURCES, Path.of("../solver").resolve(SOURCES),
                Path.of("../bench").resolve(SOURCES))) {
            try (var files = Files.walk(sources)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(all::add);
            }
        }
        return all;
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void look(Path file, List<String> faults) {
        try {
            var lines = Files.readAllLines(file);
            if (lines.size() > MOST_LINES) {
                faults.add(file + " has " + lines.size() + " lines");
            }
            for (var i = 0; i < lines.size(); i++) {
                if (lines.get(i).length() > MOST_COLUMNS) {
                    faults.add(file + ":" + (i + 1) + " is too wide");
                }
                if (TOUCHY.matcher(lines.get(i)).find()) {
                    faults.add(file + ":" + (i + 1) + " refuses to be asked of nobody");
                }
            }
            if (NAMES.matcher(file.getFileName().toString()).matches()
                    && !file.endsWith(Path.of("care/Service.java"))) {
                faults.add(file + " is named after a framework");
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void count(Path folder, List<String> faults) {
        try (var files = Files.list(folder)) {
            var count = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java")).count();
            if (count > MOST_FILES) {
                faults.add(folder + " holds " + count + " files");
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
