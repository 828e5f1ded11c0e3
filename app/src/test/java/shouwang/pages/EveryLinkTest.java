package shouwang.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shouwang.Camera;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.care.CareStory;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.kernel.Ids;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;
import shouwang.people.Kin;
import shouwang.people.Kins;
import shouwang.people.Phone;

/** Each role starts at its own first page and follows every link it is shown. */
@House
class EveryLinkTest {
    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/[^\"#]*)");
    private static final int SAME_PAGE = 3;
    private static final int MOST = 250;
    @LocalServerPort int port;
    @Autowired CareStory story;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired Pairs pairs;
    @Autowired Kins kins;
    @Autowired shouwang.care.Needs needs;
    @Autowired Visits visits;
    @Autowired MockMvcTester mvc;
    private int asked;

    @Test
    void every_link_leads_somewhere_one_may_go_and_every_page_reads_well() {
        var scene = story.scene();
        var faults = new TreeMap<String, String>();
        var pages = new TreeMap<String, Map.Entry<SignedIn.Guest, String>>();
        for (var guest : guests(scene)) {
            walk(guest, faults, pages);
        }
        assertThat(faults).isEmpty();
        assertThat(pages).hasSizeGreaterThan(30);
        var byGuest = new LinkedHashMap<SignedIn.Guest, Map<String, String>>();
        pages.forEach((pattern, page) -> byGuest.computeIfAbsent(page.getKey(),
                guest -> new TreeMap<>()).put("link" + pattern.replaceAll("\\W+", "-"),
                        page.getValue()));
        try (var camera = new Camera(port)) {
            byGuest.forEach(camera::glance);
            assertThat(camera.faults()).isEmpty();
        }
    }

    /** One of each role, in a village where something has happened. */
    private List<SignedIn.Guest> guests(CareStory.Scene scene) {
        var village = scene.village();
        var kin = Ids.fresh();
        villages.in(village, () -> {
            var clerk = scene.clerk().actor();
            pairs.pair(clerk, scene.elder(), scene.aide(), Pair.Manner.VOLUNTARY, "邻居");
            kins.add(clerk, kin, scene.elder(), "盖玉梅", "女儿", "宁波",
                    List.of(new Phone("15466664135")));
            kins.consent(clerk, scene.elder(), kin, new Kin.Consent(Kin.How.SIGNATURE, null,
                    LocalDate.of(2026, 11, 1), Set.of(Kin.Sight.values())));
            var need = needs.raise(clerk, story.wish(scene, Service.MEALS));
            var given = needs.give(clerk, need.id(), scene.aide(), TestClock.given());
            visits.start(scene.aideGuest().actor(), given.id(), TestClock.given());
            visits.finish(scene.aideGuest().actor(), given.id(),
                    new Visit.Finish(TestClock.given(), "送饭", 4));
            visits.confirm(clerk, given.id(), new Visit.Confirm(Visit.Method.CALL_BACK, "冉翠芳",
                    5, null), null);
            visits.plan(clerk, story.visit(scene, TestClock.given()));
            needs.raise(clerk, story.wish(scene, Service.MEDICAL));
            return true;
        });
        var all = new ArrayList<>(List.of(scene.clerk(), scene.aideGuest(),
                signedIn.as(Role.KIN, village, kin)));
        for (var role : List.of(Role.DOCTOR, Role.SUPERVISOR, Role.COOP)) {
            all.add(signedIn.as(role, village));
        }
        all.add(signedIn.as(Role.TOWNSHIP, village.substring(0, 9)));
        all.add(signedIn.as(Role.COUNTY, "511922"));
        all.add(signedIn.as(Role.AUDITOR, "511922"));
        return all;
    }

    private void walk(SignedIn.Guest guest, Map<String, String> faults,
            Map<String, Map.Entry<SignedIn.Guest, String>> pages) {
        var todo = new ArrayDeque<>(List.of("/"));
        var seen = new HashMap<String, Integer>();
        var from = new HashMap<>(Map.of("/", "门口"));
        for (var n = 0; n < MOST && !todo.isEmpty(); n++) {
            var path = todo.remove();
            var answer = mvc.get().uri(URI.create(path)).with(guest).with(request -> {
                request.addHeader("Accept-Language", "en-US");
                request.setRemoteAddr("10.2." + ++asked / 100 + ".7");
                return request;
            }).exchange().getResponse();
            var role = guest.actor().role().chinese();
            if (answer.getStatus() >= 400) {
                faults.put(role + " " + path, answer.getStatus() + " from " + from.get(path));
                continue;
            }
            var next = answer.getRedirectedUrl();
            var links = new ArrayList<String>();
            if (next != null) {
                links.add(next);
            } else if (String.valueOf(answer.getContentType()).startsWith("text/html")) {
                assertThat(answer.getHeader("Content-Language")).as(path).isEqualTo("zh-CN");
                pages.putIfAbsent(pattern(path), Map.entry(guest, path));
                var found = LINK.matcher(new String(answer.getContentAsByteArray(),
                        StandardCharsets.UTF_8));
                while (found.find()) {
                    links.add(found.group(1).replace("&amp;", "&"));
                }
            }
            for (var link : links) {
                if (from.putIfAbsent(link, path) == null
                        && seen.merge(pattern(link), 1, Integer::sum) <= SAME_PAGE) {
                    todo.add(link);
                }
            }
        }
    }

    /** The address without what differs from one elder to the next. */
    private static String pattern(String path) {
        return path.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "id").replaceAll("\\?.*", "")
                .replaceAll("\\d{6,}", "place").replaceAll("/c/[^/]+", "/c/card");
    }
}
