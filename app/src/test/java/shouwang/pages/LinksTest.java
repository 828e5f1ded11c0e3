package shouwang.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.care.CareStory;
import shouwang.care.Needs;
import shouwang.care.Service;
import shouwang.care.Visits;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;

/** Walks as a newcomer does: whatever a page links to is there, and open to who sees the link. */
@House
@Import(CareStory.class)
class LinksTest {
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"#]*|\\?[^\"#]*)");
    /** Pages of one kind are looked at once: another person's is the same page. */
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]{6,18}"
            + "|[0-9]{4}-[0-9]{2}-[0-9]{2}");

    @Autowired CareStory story;
    @Autowired Needs needs;
    @Autowired Visits visits;
    @Autowired Pairs pairs;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired MockMvcTester mvc;
    private CareStory.Scene scene;

    @BeforeEach
    void takeAVillageWhereSomethingHappens() {
        scene = story.scene();
        villages.in(scene.village(), () -> {
            var clerk = scene.clerk().actor();
            pairs.pair(clerk, scene.elder(), scene.aide(), Pair.Manner.VOLUNTARY, null);
            needs.raise(clerk, story.wish(scene, Service.MEALS));
            return visits.plan(clerk, story.visit(scene, Instant.now()));
        });
    }

    @Test
    void no_link_of_the_clerks_pages_leads_nowhere() {
        assertThat(walk(scene.clerk(), "/today")).isEmpty();
    }

    @Test
    void no_link_leads_those_who_only_look_to_a_closed_door() {
        var village = scene.village();
        assertThat(walk(signedIn.as(Role.DOCTOR, village), "/today")).isEmpty();
        assertThat(walk(signedIn.as(Role.SUPERVISOR, village), "/boards")).isEmpty();
        assertThat(walk(scene.aideGuest(), "/aide")).isEmpty();
    }

    @Test
    void no_link_of_township_and_county_leads_nowhere() {
        var township = scene.village().substring(0, 9);
        assertThat(walk(signedIn.as(Role.TOWNSHIP, township), "/boards")).isEmpty();
        assertThat(walk(signedIn.as(Role.COUNTY, "511922"), "/boards")).isEmpty();
        assertThat(walk(signedIn.as(Role.AUDITOR, "511922"), "/boards")).isEmpty();
    }

    /** Follows every kind of link once; what did not open, and where it stands. */
    private List<String> walk(SignedIn.Guest who, String start) {
        var dead = new ArrayList<String>();
        var seen = new HashSet<String>();
        var ways = new ArrayDeque<String[]>();
        ways.add(new String[] {start, "the menu"});
        while (!ways.isEmpty()) {
            var way = ways.poll();
            if (!seen.add(ID.matcher(way[0]).replaceAll("·"))) {
                continue;
            }
            var answer = mvc.get().uri(URI.create(way[0])).header("Accept-Language", "en-US")
                    .with(who).exchange().getResponse();
            if (answer.getStatus() >= 400) {
                dead.add(answer.getStatus() + " " + way[0] + " on " + way[1]);
            } else if (String.valueOf(answer.getContentType()).startsWith("text/html")) {
                assertThat(answer.getHeader("Content-Language")).isEqualTo("zh-CN");
                ways.addAll(links(way[0], body(answer)));
            }
        }
        assertThat(seen).as(who.actor().role() + " sees pages").hasSizeGreaterThan(2);
        return dead;
    }

    private static String body(org.springframework.mock.web.MockHttpServletResponse answer) {
        return new String(answer.getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static List<String[]> links(String page, String html) {
        return LINK.matcher(html).results().map(found -> found.group(1).replace("&amp;", "&"))
                .filter(to -> !to.startsWith("/webjars/") && !to.startsWith("/theme/"))
                // once all cards are printed, which this walk does too, none is left to replace
                .filter(to -> !to.contains("stale=true"))
                .map(to -> new String[] {
                    to.startsWith("?") ? page.replaceAll("\\?.*", "") + to : to, page}).toList();
    }
}
