package shouwang.pages.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.kernel.Ids;
import shouwang.places.Numbers;
import shouwang.places.Places;

@House
class SitePagesTest {
    @Autowired MockMvcTester mvc;
    @Autowired SignedIn signedIn;
    @Autowired Villages villages;
    @Autowired Places places;
    @Autowired TestClock clock;
    String village;
    SignedIn.Guest clerk;

    @BeforeEach
    void settle() {
        village = villages.fresh();
        clerk = signedIn.as(Role.CLERK, village);
        villages.in(village, () -> {
            places.number(village, new Numbers("0827-8221234", null, null));
            return true;
        });
    }

    private MvcTestResult get(SignedIn.Guest guest, String path) {
        return mvc.get().uri(path).with(guest).exchange();
    }

    private MvcTestResult post(String path, String... fields) {
        var request = mvc.post().uri(path).with(clerk);
        for (var i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private String site(String kind, String place, String name) {
        var id = Ids.fresh();
        assertThat(post("/settings/sites", "id", id.toString(), "above", village, "kind", kind,
                "place", place, "name", name, "address", "桥过去第三家", "source", "SCHOOL"))
                .hasStatus(302);
        return "/settings/sites/" + id;
    }

    private String hearth() {
        var hamlet = villages.in(village, () -> places.hamlet(village, "三社")).code();
        return site("HEARTH", hamlet, "竹林湾");
    }

    private MvcTestResult door(String path) {
        return mvc.get().uri("/p/" + path.substring(path.lastIndexOf('/') + 1)).exchange();
    }

    @Test
    void a_clerk_opens_a_station_and_anybody_reads_at_its_door_when_it_opens() {
        assertThat(get(clerk, "/settings/sites")).hasStatusOk().bodyText().contains("还没有场地");
        assertThat(get(clerk, "/settings/sites/new")).hasStatusOk().bodyText()
                .contains("互助养老服务站").doesNotContain("互助养老服务中心");
        var path = site("STATION", village, "老村小");
        assertThat(post(path + "/week", "from1", "08:30", "until1", "17:00", "from3", "08:30",
                "until3", "17:00")).hasStatus(302);
        assertThat(get(clerk, path)).hasStatusOk().bodyText().contains("周一 08:30–17:00")
                .contains("闲置校舍");
        assertThat(door(path)).hasStatusOk().bodyText().contains("老村小").contains("08:30–17:00")
                .contains("0827-8221234").contains("桥过去第三家");
        var tomorrow = LocalDate.now(clock).plusDays(1).toString();
        assertThat(post(path + "/days", "day", tomorrow, "why", "修屋顶")).hasStatus(302);
        assertThat(door(path)).bodyText().contains("不开（修屋顶）");
        assertThat(post(path + "/days/" + tomorrow + "/ordinary")).hasStatus(302);
        assertThat(door(path)).bodyText().doesNotContain("修屋顶");
    }

    @Test
    void the_sign_of_a_hearth_says_neither_whose_house_it_is_nor_where() throws IOException {
        var path = hearth();
        assertThat(get(clerk, path)).bodyText().contains("屋主还没写同意").contains("还没查安全");
        assertThat(post(path + "/consent", "owner", "冉国栋", "paper", "同意书 7 号", "consentedOn",
                LocalDate.now(clock).toString())).hasStatus(302);
        assertThat(get(clerk, path)).bodyText().contains("冉国栋").doesNotContain("还没写同意");
        assertThat(door(path)).hasStatusOk().bodyText().contains("竹林湾").contains("三社")
                .doesNotContain("冉国栋").doesNotContain("第三家").doesNotContain("同意书");
        var words = pdf(path + ".pdf");
        assertThat(words).contains("竹林湾").contains("老年互助点").contains("0827-8221234")
                .doesNotContain("冉国栋").doesNotContain("第三家");
        site("STATION", village, "老村小");
        assertThat(pdf("/settings/sites/signs.pdf?place=" + village)).contains("竹林湾")
                .contains("老村小");
    }

    private String pdf(String path) throws IOException {
        var answer = get(clerk, path);
        assertThat(answer).hasStatusOk();
        try (var pdf = Loader.loadPDF(answer.getResponse().getContentAsByteArray())) {
            return Normalizer.normalize(new PDFTextStripper().getText(pdf), Normalizer.Form.NFKC);
        }
    }

    @Test
    void a_hall_is_booked_at_the_desk_and_the_second_who_wants_it_keeps_what_she_typed() {
        var path = site("STATION", village, "老村小");
        var room = Ids.fresh().toString();
        assertThat(post(path + "/rooms", "id", room, "roomName", "议事厅", "holds", "40", "uses",
                "COUNCIL")).hasStatus(302);
        var day = LocalDate.now(clock).plusDays(3);
        var form = new String[] {"id", Ids.fresh().toString(), "room", room, "from", day
                + "T14:00", "until", day + "T16:00", "what", "放电影", "people", "30", "weeks", "1"};
        assertThat(post(path + "/bookings", form)).hasStatus(302);
        assertThat(get(clerk, path)).bodyText().contains("放电影").contains("14:00–16:00");
        form[1] = Ids.fresh().toString();
        form[9] = "<b>理事会</b>";
        assertThat(post(path + "/bookings", form)).hasStatus(409).bodyText()
                .contains("已经有人用了").contains("&lt;b>理事会").doesNotContain("<b>理事会");
    }

    @Test
    void a_thing_is_noted_with_its_giver_breaks_and_is_carried_away() {
        var path = site("STATION", village, "老村小");
        var thing = Ids.fresh().toString();
        assertThat(post(path + "/things", "id", thing, "thing", "投影", "pieces", "1", "donor",
                "爱心人士", "condition", "GOOD")).hasStatus(302);
        assertThat(get(clerk, path)).bodyText().contains("投影").contains("爱心人士捐");
        assertThat(post(path + "/things/" + thing, "condition", "BROKEN")).hasStatus(302);
        assertThat(post(path + "/things/" + thing, "condition", "BROKEN", "gone", "拿去修"))
                .hasStatus(302);
        assertThat(get(clerk, path)).bodyText().doesNotContain("爱心人士捐");
    }

    @Test
    void what_does_not_fit_is_refused_in_chinese_and_kept_in_its_field() {
        assertThat(post("/settings/sites", "id", Ids.fresh().toString(), "above", village, "kind",
                "LIAISON", "place", village, "name", "议事点")).hasStatus(415).bodyText()
                .contains("设在组里").contains("议事点");
        assertThat(post("/settings/sites", "id", Ids.fresh().toString(), "above", village, "kind",
                "STATION", "place", village, "name", "", "phone", "张三")).hasStatus(422);
        var path = site("STATION", village, "老村小");
        assertThat(post(path + "/week", "from1", "17:00", "until1", "08:00")).hasStatus(422)
                .bodyText().contains("关门要晚于开门");
        assertThat(post(path + "/week", "from1", "17:00")).hasStatus(422);
        assertThat(post(path + "/close", "closedOn", "2099-01-01", "closedWhy", "x"))
                .hasStatus(422);
        assertThat(post(path + "/consent", "owner", "冉国栋", "paper", "1", "consentedOn",
                LocalDate.now(clock).toString())).hasStatus(415);
    }

    @Test
    void a_photograph_of_the_hall_is_kept_and_a_workbook_is_none() {
        var path = site("STATION", village, "老村小");
        var picture = new byte[500];
        picture[0] = (byte) 0xFF;
        picture[1] = (byte) 0xD8;
        picture[2] = (byte) 0xFF;
        var id = Ids.fresh().toString();
        assertThat(photo(path, id, picture)).hasStatus(302);
        assertThat(get(clerk, path)).bodyText().contains(id).contains("alt=\"议事厅\"");
        assertThat(get(clerk, path + "/pictures/" + id)).hasStatusOk().hasContentType("image/jpeg");
        assertThat(photo(path, Ids.fresh().toString(), new byte[] {'P', 'K', 3, 4}))
                .hasStatus(415).bodyText().contains("这不是照片");
        assertThat(photo(path, Ids.fresh().toString(), new byte[401 * 1024])).hasStatus(413);
        assertThat(photo(path, Ids.fresh().toString(), new byte[0])).hasStatus(422);
        assertThat(post(path + "/pictures/" + id + "/remove")).hasStatus(302);
        assertThat(get(clerk, path + "/pictures/" + id)).hasStatus(404);
    }

    private MvcTestResult photo(String path, String id, byte[] bytes) {
        return mvc.post().uri(path + "/pictures").multipart().file("file", bytes)
                .param("id", id).param("caption", "议事厅").with(clerk).exchange();
    }

    @Test
    void a_sign_of_a_house_that_is_no_more_says_so_and_one_that_never_was_too() {
        var path = hearth();
        assertThat(post(path + "/close", "closedOn", LocalDate.now(clock).toString(), "closedWhy",
                "儿子要结婚")).hasStatus(302);
        assertThat(door(path)).hasStatusOk().bodyText().contains("已经不办了")
                .doesNotContain("儿子要结婚");
        assertThat(get(clerk, "/settings/sites")).bodyText().contains("不办了的");
        assertThat(door("/" + UUID.randomUUID())).hasStatus(404).bodyText().contains("认不出来");
        assertThat(door("/nonsense")).hasStatus(404);
    }

    @Test
    void the_township_counts_what_its_villages_have_and_adds_its_centre() {
        site("STATION", village, "老村小");
        var township = signedIn.as(Role.TOWNSHIP, village.substring(0, 9));
        assertThat(get(township, "/settings/sites")).hasStatusOk().bodyText().contains("加服务中心")
                .contains("place=" + village);
        assertThat(get(signedIn.as(Role.COUNTY, "511922"), "/settings/sites")).hasStatusOk()
                .bodyText().contains("place=" + village.substring(0, 9));
        assertThat(get(township, "/settings/sites?place=" + village)).bodyText().contains("老村小");
        var other = signedIn.as(Role.CLERK, villages.fresh());
        assertThat(get(other, "/settings/sites?place=" + village)).hasStatus(404);
    }
}
