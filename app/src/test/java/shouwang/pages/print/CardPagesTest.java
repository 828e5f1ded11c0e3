package shouwang.pages.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.IOException;
import java.net.URI;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.care.CareStory;
import shouwang.pairing.Cards;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Phone;
import shouwang.places.Numbers;
import shouwang.places.Places;

@House
class CardPagesTest {
    @Autowired CareStory story;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired Pairs pairs;
    @Autowired Cards cards;
    @Autowired Aides aides;
    @Autowired Places places;
    @Autowired MockMvcTester mvc;
    private CareStory.Scene scene;

    @BeforeEach
    void takeAScene() {
        scene = story.scene();
        villages.in(scene.village(), () -> pairs.pair(scene.clerk().actor(), scene.elder(),
                scene.aide(), Pair.Manner.VOLUNTARY, "邻居"));
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(URI.create(path)).with(scene.clerk()).exchange();
    }

    private PDDocument pdf(String path) throws IOException {
        var answer = get(path);
        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse().getContentType()).isEqualTo("application/pdf");
        return Loader.loadPDF(answer.getResponse().getContentAsByteArray());
    }

    /** The letters of a card; the font gives some of them as the radicals they look like. */
    private static String words(PDDocument pdf) throws IOException {
        return Normalizer.normalize(new PDFTextStripper().getText(pdf), Normalizer.Form.NFKC);
    }

    private void post(String path, String... form) {
        var request = mvc.post().uri(path).with(scene.clerk());
        for (var n = 0; n < form.length; n += 2) {
            request.param(form[n], form[n + 1]);
        }
        assertThat(request.exchange()).hasStatus3xxRedirection();
    }

    private List<Cards.Stale> stale() {
        return villages.in(scene.village(), () -> cards.stale(scene.village()));
    }

    private void printAndHang() throws IOException {
        pdf("/people/cards/all.pdf?place=" + scene.village()).close();
        post("/people/cards/hung", "place", scene.village());
        assertThat(stale()).isEmpty();
    }

    private String token() {
        return villages.in(scene.village(), () -> cards.tokens(List.of(scene.elder())))
                .get(scene.elder());
    }

    @Test
    void the_wall_card_says_who_she_is_whom_to_call_and_its_code_leads_to_her_door()
            throws Exception {
        villages.in(scene.village(), () -> {
            places.number(scene.village(), new Numbers("0827 5550101", "庞大夫", "154 4000 1111"));
            return true;
        });
        try (var pdf = pdf("/people/cards/" + scene.elder() + ".pdf")) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(words(pdf)).contains("冉翠芳").contains("王琼琼")
                    .contains("154 5555 1111").contains("高血压").contains("0827 5550101")
                    .contains("154 4000 1111").contains("助餐");
            var picture = new PDFRenderer(pdf).renderImageWithDPI(0, 200, ImageType.RGB);
            var read = new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(
                    new RGBLuminanceSource(picture.getWidth(), picture.getHeight(),
                            picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0,
                                    picture.getWidth())))),
                    Map.of(DecodeHintType.TRY_HARDER, true)).getText();
            assertThat(read).endsWith("/c/" + token());
        }
    }

    @Test
    void a_village_prints_two_wall_cards_or_four_small_ones_on_a_sheet_of_a4() throws Exception {
        villages.in(scene.village(), () -> {
            for (var name : List.of("冉秀", "冉福", "冉贵", "冉玉")) {
                story.elder(scene.clerk(), scene.village() + "001", name, "15455557303");
            }
            return true;
        });
        try (var pdf = pdf("/people/cards/all.pdf?place=" + scene.village() + "&paper=A4")) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(3);
            var box = pdf.getPage(0).getMediaBox();
            assertThat(box.getHeight()).isEqualTo(PDRectangle.A4.getHeight());
            assertThat(words(pdf)).contains("冉玉").contains("冉翠芳");
        }
        try (var pdf = pdf("/people/cards/all.pdf?place=" + scene.village()
                + "&kind=CONTACT&paper=A4")) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
        }
        assertThat(get("/people/cards/all.pdf?place=" + scene.village() + "&paper=A0"))
                .hasStatus(422);
    }

    @Test
    void a_jammed_printer_leaves_the_list_as_it_was_until_someone_says_the_cards_hang()
            throws Exception {
        assertThat(stale()).singleElement().matches(card -> !card.drawn());
        pdf("/people/cards/all.pdf?place=" + scene.village()).close();
        assertThat(stale()).singleElement().matches(Cards.Stale::drawn);
        assertThat(get("/people/cards")).bodyText().contains("都换上墙了");
        post("/people/cards/hung", "place", scene.village());
        assertThat(stale()).isEmpty();
        assertThat(get("/people/cards")).bodyText().contains("墙上的卡都是对的");
    }

    @Test
    void a_card_grows_stale_with_the_aides_phone_the_stations_phone_and_her_health()
            throws Exception {
        printAndHang();
        villages.in(scene.village(), () -> {
            aides.change(scene.clerk().actor(), scene.aide(), new Aides.Form(
                    scene.village() + "001", "王琼琼", Elder.Sex.F, LocalDate.of(1968, 6, 1),
                    Phone.parseAll("15455559999").orElseThrow(), Aide.Origin.NEIGHBOUR, Set.of(),
                    Aide.Vehicle.FOOT, 6, 60, 127));
            return true;
        });
        assertThat(stale()).hasSize(1);
        printAndHang();
        post("/settings/places/" + scene.village() + "/numbers", "station", "0827 5550102");
        assertThat(stale()).hasSize(1);
        printAndHang();
        villages.in(scene.village(), () -> {
            pairs.end(scene.clerk().actor(), pairs.current(List.of(scene.elder()))
                    .get(scene.elder()).id(), "搬走");
            return true;
        });
        assertThat(stale()).hasSize(1);
    }

    @Test
    void a_lost_card_is_dead_at_once_and_a_new_one_is_to_be_printed() throws Exception {
        printAndHang();
        var old = token();
        assertThat(mvc.get().uri("/c/" + old).exchange()).hasStatusOk();
        post("/people/cards/" + scene.elder() + "/lost");
        assertThat(mvc.get().uri("/c/" + old).exchange()).hasStatus(404);
        assertThat(mvc.get().uri("/c/" + token()).exchange()).hasStatusOk();
        assertThat(stale()).hasSize(1);
    }

    @Test
    void every_home_that_earns_has_its_card_with_a_large_number_and_the_villages_own_rule()
            throws Exception {
        try (var pdf = pdf("/people/cards/all.pdf?place=" + scene.village() + "&kind=HOUSEHOLD")) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
            assertThat(words(pdf)).contains("冉翠芳", "王琼琼").contains("家里人")
                    .containsPattern("卡号 [0-9]{4} [0-9]{4}").contains("1 小时记 1 分")
                    .contains("老人确认后入账");
        }
        for (var id : List.of(scene.aide(), scene.elder(), villages.in(scene.village(),
                () -> aides.get(scene.aide()).householdId()))) {
            try (var pdf = pdf("/people/cards/" + id + ".pdf?kind=HOUSEHOLD")) {
                assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            }
        }
    }

    @Test
    void a_lost_household_card_is_printed_anew_with_another_number() throws Exception {
        var home = villages.in(scene.village(), () -> aides.get(scene.aide()).householdId());
        var path = "/people/cards/" + home + ".pdf?kind=HOUSEHOLD";
        String before;
        try (var pdf = pdf(path)) {
            before = words(pdf);
        }
        post("/timebank/passbook/" + home + "/use", "step", "lost", "reason", "赶场丢了");
        assertThat(get("/timebank/passbook/" + home + "/use")).bodyText().contains(path);
        try (var pdf = pdf(path)) {
            assertThat(words(pdf)).isNotEqualTo(before).contains("第 2 版");
        }
    }

    @Test
    void another_villages_cards_are_not_printed_nor_hung() {
        var other = signedIn.as(Role.CLERK, villages.fresh());
        for (var path : List.of("/people/cards/" + scene.elder() + ".pdf",
                "/people/cards/all.pdf?place=" + scene.village())) {
            assertThat(mvc.get().uri(URI.create(path)).with(other).exchange()).as(path)
                    .matches(any -> any.getResponse().getStatus() == 404
                            || any.getResponse().getStatus() == 403);
        }
        assertThat(mvc.post().uri("/people/cards/hung").param("place", scene.village()).with(other)
                .exchange().getResponse().getStatus()).isIn(403, 404);
        assertThat(mvc.post().uri("/people/cards/" + scene.elder() + "/lost").with(other)
                .exchange())
                .hasStatus(404);
    }

    @Test
    void a_number_that_is_none_is_refused() {
        assertThat(mvc.post().uri("/settings/places/" + scene.village() + "/numbers")
                .param("station", "打庞大夫").with(scene.clerk())).hasStatus(422);
        var none = villages.in(scene.village(), () -> places.numbers(scene.village()));
        assertThat(none).isEqualTo(Numbers.NONE);
    }
}
