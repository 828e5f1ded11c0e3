package shouwang.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import shouwang.House;
import shouwang.Villages;
import shouwang.county.Counties;
import shouwang.county.County;
import shouwang.county.Scope;

@House
class CountyCommandTest {
    private static final String GOOD = """
            code,parent_code,level,name
            519995,519900,3,试四县
            519995001,519995,4,春水镇
            519995001001,519995001,5,柳树村
            519995001002000,519995001,5,太长
            """;
    @Autowired Places places;
    @Autowired Villages villages;
    @Autowired Counties counties;
    @Value("${shouwang.data}") String data;
    @TempDir Path folder;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int run(String... args) {
        var paper = new PrintStream(said, true, StandardCharsets.UTF_8);
        return CountyCommand.run(args, paper, paper);
    }

    private String file(String text, Charset charset) throws Exception {
        return Files.write(folder.resolve("divisions.csv"), text.getBytes(charset)).toString();
    }

    @Test
    void one_command_beside_the_running_house_adds_a_county_that_the_first_does_not_see()
            throws Exception {
        var csv = GOOD.lines().limit(4).reduce("", (all, line) -> all + line + "\n")
                + "519995002000,,4,秋山乡\n";
        assertThat(run("519995", "试四县", file(csv, Charset.forName("GB18030")), "--data", data))
                .as(said.toString(StandardCharsets.UTF_8)).isZero();
        var second = new County("519995");
        assertThat(counties.all()).contains(second, villages.county());
        assertThat(Scope.all(second).call(() -> places.below("519995", Place.Kind.TOWNSHIP)))
                .extracting(Place::name).containsExactly("春水镇", "秋山乡");
        assertThat(Scope.all(second).call(() -> places.find("511922"))).isEmpty();
        assertThat(villages.everywhere(() -> places.find("519995001"))).isEmpty();
        assertThat(villages.everywhere(() -> places.below("511922", Place.Kind.VILLAGE)))
                .filteredOn(place -> !Villages.isBuilt(place.name())).hasSize(414);
        assertThat(run("519995", "试四县", "--data", data)).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("已经建好了");
    }

    @Test
    void the_line_that_is_wrong_is_named_and_nothing_is_made() throws Exception {
        assertThat(run("519994", "试五县", file(GOOD.replace("519995", "519994"),
                StandardCharsets.UTF_8), "--data", data)).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("第 5 行");
        assertThat(counties.all()).doesNotContain(new County("519994"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            519993001001@柳树村,上级
            511922001@别县的镇,不是 519993
            51999300@短,不是 519993
            519993001@,名称
            """)
    void each_wrong_line_has_its_reason(String line, String reason) throws Exception {
        var csv = "code,name\n" + line.replace('@', ',');
        assertThat(run("519993", "试六县", file(csv, StandardCharsets.UTF_8), "--data", data))
                .isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("第 2 行").contains(reason);
    }

    @Test
    void wrong_words_are_answered_with_the_usage() {
        for (var args : List.of(new String[] {}, new String[] {"51999", "县"},
                new String[] {"519992"}, new String[] {"519992", "县", "a", "b"})) {
            assertThat(run(args)).isEqualTo(1);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("用法：add-county");
        assertThat(run("519992", "县", "no-such-file.csv", "--data", data)).isEqualTo(1);
    }
}
