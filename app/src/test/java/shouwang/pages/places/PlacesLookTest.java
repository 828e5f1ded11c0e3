package shouwang.pages.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
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
import shouwang.kernel.Ids;
import shouwang.people.network.Partner;
import shouwang.people.network.Partners;
import shouwang.places.Numbers;
import shouwang.places.Place;
import shouwang.places.Places;
import shouwang.places.site.OpenHours;
import shouwang.places.site.Room;
import shouwang.places.site.Rooms;
import shouwang.places.site.Site;
import shouwang.places.site.Sites;

/** Houses, hamlets led together, the network: as pictures, on a phone and at a desk. */
@House
class PlacesLookTest {
    @LocalServerPort int port;
    @Autowired SignedIn signedIn;
    @Autowired Villages villages;
    @Autowired CareStory story;
    @Autowired Places places;
    @Autowired Sites sites;
    @Autowired Rooms rooms;
    @Autowired Partners partners;
    @Autowired MockMvcTester mvc;
    @Autowired TestClock clock;

    @Test
    void houses_and_who_belongs_to_the_village_read_well_on_a_phone_and_at_a_desk()
            throws IOException {
        var scene = story.scene();
        var village = scene.village();
        var station = villages.in(village, () -> station(village));
        var hearth = villages.in(village, () -> hearth(village));
        var partner = Ids.fresh();
        var other = villages.in(village, () -> {
            partners.add(scene.clerk().actor(), partner, village, new Partner.Form(
                    Partner.Part.MACHINES, true, "团结乡农机助耕队", null, false, "蒲师傅", "犁田、插秧、收割",
                    null, LocalDate.now(clock), true));
            return places.add(village, Place.Kind.HAMLET, "桥头").code();
        });
        var from = places(village, other);
        try (var camera = new Camera(port)) {
            var clerk = scene.clerk();
            camera.look(signedIn.as(Role.TOWNSHIP, village.substring(0, 9)), "/settings/sites",
                    "sites-township");
            camera.look(clerk, "/settings/sites", "sites-village");
            camera.look(clerk, "/settings/sites/new", "site-new");
            camera.look(clerk, "/settings/sites/" + station, "site-station");
            camera.look(clerk, "/settings/sites/" + station + "/edit", "site-edit");
            camera.look(clerk, "/p/" + hearth, "site-door");
            camera.look(clerk, "/settings/places/" + village + "/joinings?from=" + from + "&into="
                    + other, "joining");
            camera.look(clerk, "/people/network", "network");
            camera.look(clerk, "/people/network/" + partner, "network-one");
            unfolded(camera, clerk, "/settings/sites/" + hearth);
            assertThat(camera.faults()).isEmpty();
        }
        sign(scene.clerk(), station);
    }

    private static void unfolded(Camera camera, SignedIn.Guest clerk, String path) {
        for (var width : new int[] {390, 1366}) {
            try (var context = camera.context(clerk, width)) {
                var page = context.newPage();
                page.navigate(camera.at(path));
                page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
                camera.keep(page, "site-hearth-open", width);
            }
        }
    }

    private String places(String village, String not) {
        return villages.in(village, () -> places.children(village)).stream().map(Place::code)
                .filter(code -> !code.equals(not)).findFirst().orElseThrow();
    }

    private UUID station(String village) {
        var today = LocalDate.now(clock);
        places.number(village, new Numbers("0827-8221234", null, null));
        var id = sites.open(Ids.fresh(), village, Site.Kind.STATION, new Site.Form("老村小",
                "原村小学一楼", null, new Site.Lending(Site.Source.SCHOOL, "团结乡中心校", true,
                        today.minusYears(2), today.plusDays(30)), ""), "何珍玉").id();
        sites.week(id, Map.of(DayOfWeek.MONDAY, span(), DayOfWeek.TUESDAY, span(),
                DayOfWeek.WEDNESDAY, span(), DayOfWeek.THURSDAY, span(), DayOfWeek.FRIDAY, span()));
        sites.special(id, new OpenHours.Special(today.plusDays(3), null, "修屋顶"));
        var hall = Ids.fresh();
        rooms.add(hall, id, "议事厅", List.of(Room.Use.COUNCIL, Room.Use.CULTURE), 60);
        rooms.add(new Room.Thing(Ids.fresh(), id, hall, "投影", 1, "爱心人士", Room.Condition.GOOD,
                today));
        var begins = clock.instant().plus(Duration.ofDays(1));
        rooms.book(new Room.Booking(Ids.fresh(), hall, begins, begins.plusSeconds(3600), "放电影", 40,
                "何珍玉"), 2);
        return id;
    }

    private static OpenHours.Span span() {
        return new OpenHours.Span(LocalTime.of(8, 30), LocalTime.of(17, 0));
    }

    private UUID hearth(String village) {
        var hamlet = places.hamlet(village, "三社").code();
        var id = sites.open(Ids.fresh(), hamlet, Site.Kind.HEARTH, new Site.Form("竹林湾", "院坝正屋",
                null, Site.Lending.OWN, "堂屋、板凳十条"), "何珍玉").id();
        sites.week(id, Map.of(DayOfWeek.WEDNESDAY, span()));
        return id;
    }

    private void sign(SignedIn.Guest clerk, UUID station) throws IOException {
        var answer = mvc.get().uri("/settings/sites/" + station + ".pdf").with(clerk).exchange();
        try (var pdf = Loader.loadPDF(answer.getResponse().getContentAsByteArray())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            ImageIO.write(new PDFRenderer(pdf).renderImageWithDPI(0, 60), "png",
                    new File("target/pictures/site-sign.png"));
        }
    }
}
