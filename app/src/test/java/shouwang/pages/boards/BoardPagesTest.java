package shouwang.pages.boards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Objects;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.Villages;
import shouwang.access.Role;

@House
class BoardPagesTest {
    @Autowired MockMvcTester mvc;
    @Autowired SignedIn signedIn;
    @Autowired Villages villages;
    String village;
    SignedIn.Guest county;

    @BeforeEach
    void settle() {
        village = villages.fresh();
        county = signedIn.as(Role.COUNTY, villages.county().code());
    }

    @Test
    void the_county_looks_down_over_32_townships_to_the_villages() {
        mvc.post().uri("/boards/511922/refresh").with(county).exchange();
        var top = mvc.get().uri("/boards").with(county).exchange();
        assertThat(top).hasStatusOk().bodyText().contains("32 个乡镇").contains("哪里还缺人照看")
                .contains("其余乡镇和各村的位置没有公开").contains("class=\"land\"")
                .contains("/boards/" + village.substring(0, 9)).doesNotContain("style=");
        assertThat(mvc.get().uri("/boards/" + village.substring(0, 9) + "?by=late").with(county))
                .hasStatusOk().bodyText().contains("/boards/" + village).contains("超时求助")
                .doesNotContain("class=\"land\"");
        assertThat(mvc.get().uri("/boards/" + village).with(county)).hasStatusOk().bodyText()
                .contains("谁还缺人照看").doesNotContain("去看名单");
        assertThat(mvc.get().uri("/boards").with(signedIn.as(Role.CLERK, village))).bodyText()
                .contains("谁还缺人照看").contains("去看名单");
    }

    @ParameterizedTest
    @ValueSource(strings = {"511921", "5119220", "x", "511922999", "511922999999", "51192200100100100"})
    void a_board_of_no_place_is_not_there(String code) {
        assertThat(mvc.get().uri("/boards/" + code).with(county)).hasStatus(404);
        assertThat(mvc.get().uri("/boards/" + code + "/export").with(county)).hasStatus(404);
        assertThat(mvc.post().uri("/boards/" + code + "/refresh").with(county)).hasStatus(404);
    }

    @Test
    void nobody_sees_the_board_of_a_neighbour_or_of_the_place_above() {
        var clerk = signedIn.as(Role.CLERK, village);
        for (var code : new String[] {villages.fresh(), village.substring(0, 9), "511922"}) {
            assertThat(mvc.get().uri("/boards/" + code).with(clerk)).hasStatus(404);
            assertThat(mvc.get().uri("/boards/" + code + "/export").with(clerk)).hasStatus(404);
            assertThat(mvc.post().uri("/boards/" + code + "/refresh").with(clerk)).hasStatus(404);
        }
    }

    @Test
    void the_workbook_holds_every_village_and_no_formula() throws Exception {
        mvc.post().uri("/boards/511922/refresh").with(county).exchange();
        var answer = mvc.get().uri("/boards/511922/export").with(county).exchange();
        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse().getHeader("Content-Disposition")).contains(".xlsx");
        try (var book = new ReadableWorkbook(
                new ByteArrayInputStream(answer.getResponse().getContentAsByteArray()))) {
            assertThat(book.findSheet("乡镇").orElseThrow().read()).hasSize(2 + 1 + 32);
            var rows = book.findSheet("村").orElseThrow().read();
            assertThat(rows).filteredOn(row -> !Villages.isBuilt(row.getCellText(2)))
                    .hasSize(2 + 1 + 414);
            assertThat(rows.get(2).getCellText(2)).isEqualTo("名称");
            assertThat(Objects.requireNonNull(rows.getLast().getCell(3)).asNumber()).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"PT30S,0 分钟", "PT59M,59 分钟", "PT3H20M,3 小时", "P2DT4H,2 天 4 小时", "P3D,3 天"})
    void a_time_is_said_as_people_say_it(Duration time, String words) {
        assertThat(BoardWords.duration(time)).isEqualTo(words);
    }

    @Test
    void the_outline_keeps_the_countys_true_shape() {
        var map = Objects.requireNonNull(CountyMap.of("511922"));
        assertThat(map.path()).startsWith("M").endsWith("Z");
        assertThat(map.path().chars().filter(c -> c == 'L').count()).isGreaterThan(700);
        var height = Double.parseDouble(map.viewBox().split(" ")[3]);
        assertThat(height).isBetween(470.0, 490.0);
        assertThat(map.seats()).hasSize(3).allSatisfy(seat -> {
            assertThat(seat.x()).isBetween(0.0, 320.0);
            assertThat(seat.y()).isBetween(0.0, height);
        });
        assertThat(CountyMap.of("511922001")).isNull();
    }
}
