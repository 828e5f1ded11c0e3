package shouwang.family;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import shouwang.Camera;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.kernel.Ids;
import shouwang.pairing.Cards;
import shouwang.people.Kin.Sight;

/** The pages of a child and those of the station about children, as pictures. */
@House
class FamilyLookTest {
    private static final String SMALL = """
            () => [...document.querySelectorAll('main *, nav *')].filter(el => el.checkVisibility()
              && [...el.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())
              && parseFloat(getComputedStyle(el).fontSize) < 18)
              .map(el => el.outerHTML.slice(0, 120))""";
    private static final String LOW = """
            () => [...document.querySelectorAll('a, button, summary, select, textarea,'
              + 'input:not([type=hidden]):not([type=radio]):not([type=checkbox]), label.sw-pick')]
              .filter(el => el.checkVisibility() && el.getBoundingClientRect().height < 60)
              .map(el => el.outerHTML.slice(0, 120))""";
    @LocalServerPort int port;
    @Autowired FamilyStory story;
    @Autowired Letters letters;
    @Autowired Cards cards;
    @Autowired Villages villages;
    @Autowired TestClock clock;

    @Test
    void they_read_well_and_the_childs_pages_have_large_letters_and_targets() {
        var home = story.home();
        var village = home.scene().village();
        story.happenings(home, TestClock.given().minusSeconds(60));
        var phone = story.inside(home, home.daughter(), Set.of(Sight.values()));
        var father = story.elder(home.scene(), "盖老汉");
        var his = story.child(home.scene(), father, "盖玉梅", "女儿");
        story.agrees(home, father, his, Set.of(Sight.MOOD));
        story.post(phone, "/join", "code", story.invitation(home, father, his));
        story.post(phone, "/kin/talk", "id", Ids.fresh().toString(), "of",
                home.daughter().toString(), "text", "妈妈的药还够吗？天冷了，柴够不够烧？");
        story.post(home.clerk().cookie(), "/people/elders/" + home.elder() + "/family/"
                + home.daughter() + "/talk", "line", Ids.fresh().toString(), "text",
                "药够，柴也够。王琼琼周五再去看。");
        story.agrees(home, home.elder(), home.son(), Set.of(Sight.VISITS));
        var sent = write(home);
        var child = new SignedIn.Guest(home.clerk().actor(), "", phone);
        var open = story.invitation(home, home.elder(), home.son());
        var token = villages.in(village, () -> cards.tokens(List.of(home.elder())))
                .get(home.elder());
        var faults = new ArrayList<Object>();
        var of = "?of=" + home.daughter();
        try (var camera = new Camera(port)) {
            var paths = List.of("/kin" + of, "/kin/help" + of, "/kin/talk" + of,
                    "/kin/letters" + of, "/kin/letters/" + sent, "/kin/health" + of,
                    "/kin?of=" + his, "/join?code=" + open, "/c/" + token + "/child");
            var names = List.of("kin-full", "kin-help-two", "kin-talk", "kin-letters",
                    "kin-letter", "kin-health", "kin-father", "kin-join", "kin-door");
            for (var width : List.of(390, 1366)) {
                for (var n = 0; n < paths.size(); n++) {
                    try (var context = camera.context(child, width)) {
                        var page = context.newPage();
                        page.navigate(camera.at(paths.get(n)));
                        camera.keep(page, names.get(n), width);
                        faults.addAll((List<?>) page.evaluate(SMALL));
                        faults.addAll((List<?>) page.evaluate(LOW));
                    }
                }
            }
            var month = YearMonth.from(TestClock.today());
            var list = "?village=" + village + "&month=" + month;
            camera.look(home.clerk(), "/people/elders/" + home.elder() + "/family", "family");
            camera.look(home.clerk(), "/people/letters" + list, "letters");
            camera.look(home.clerk(), "/people/letters", "letters-none");
            camera.look(home.clerk(), "/people/letters/paper" + list, "letters-paper");
            camera.look(home.clerk(), "/today/contacts/log", "contact-log");
            camera.look(home.clerk(), "/today/contacts/new?elder=" + home.elder(), "contact-new");
            paper(camera, home.clerk(), "/people/letters/paper" + list);
            invitation(camera, home);
            assertThat(faults).isEmpty();
            assertThat(camera.faults()).isEmpty();
        }
    }

    /** Two letters of this month, written on the third of the next; the daughter's is sent. */
    private java.util.UUID write(FamilyStory.Home home) {
        var days = ChronoUnit.DAYS.between(TestClock.today(),
                YearMonth.from(TestClock.today()).plusMonths(1).atDay(3));
        var village = home.scene().village();
        var clerk = home.clerk().actor();
        return clock.after(Duration.ofDays(days), () -> villages.in(village, () -> {
            var month = letters.lastMonth();
            letters.make(clerk, village, month);
            var hers = letters.of(clerk, village, month).stream()
                    .filter(one -> one.kinId().equals(home.daughter())).findFirst().orElseThrow();
            letters.add(clerk, hers.id(), "腊肉熏好了，等你们回来。");
            return letters.send(clerk, hers.id()).id();
        }));
    }

    private void paper(Camera camera, SignedIn.Guest clerk, String path) {
        try (var context = camera.context(clerk, 1366)) {
            var page = context.newPage();
            page.navigate(camera.at(path));
            page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true)
                    .setPath(Path.of("target/pictures/letters-paper.pdf")));
        }
    }

    private void invitation(Camera camera, FamilyStory.Home home) {
        try (var context = camera.context(home.clerk(), 1366)) {
            var page = context.newPage();
            page.navigate(camera.at("/people/elders/" + home.elder() + "/family"));
            page.locator("button:has-text('给邀请码')").first().click();
            page.waitForSelector(".sw-qr");
            camera.keep(page, "family-invited", 1366);
        }
    }
}
