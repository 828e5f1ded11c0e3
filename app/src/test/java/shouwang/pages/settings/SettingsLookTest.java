package shouwang.pages.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import shouwang.Camera;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.boards.Boards;
import shouwang.care.CareStory;
import shouwang.care.Needs;
import shouwang.care.Service;
import shouwang.kernel.Ids;
import shouwang.places.Place;
import shouwang.places.Places;

/** The settings and the boards as pictures, on a phone and at a desk. */
@House
class SettingsLookTest {
    @LocalServerPort int port;
    @Autowired SignedIn signedIn;
    @Autowired Villages villages;
    @Autowired AutowireCapableBeanFactory beans;
    @Autowired Needs needs;
    @Autowired Places places;
    @Autowired Boards boards;
    @Autowired TestClock clock;

    @Test
    void every_page_of_settings_and_boards_reads_well_on_a_phone_and_at_a_desk() {
        var stories = beans.createBean(CareStory.class);
        var scene = stories.scene();
        var village = scene.village();
        var county = signedIn.as(Role.COUNTY, villages.county().code());
        var township = signedIn.as(Role.TOWNSHIP, village.substring(0, 9));
        var kin = signedIn.as(Role.KIN, village, Ids.fresh());
        villages.in(village, () -> {
            needs.raise(scene.clerk().actor(), stories.wish(scene, Service.MEALS));
            places.add(places.hamlet(village, "二社").code(), Place.Kind.HEARTH, "竹林湾");
            places.stage(village, Place.Stage.PILOT);
            return true;
        });
        villages.everywhere(() -> {
            boards.refresh(villages.county().code());
            return true;
        });
        try (var camera = new Camera(port)) {
            settings(camera, scene, county, township, kin);
            boards(camera, scene, county, township);
            assertThat(camera.faults()).isEmpty();
        }
    }

    private void settings(Camera camera, CareStory.Scene scene, SignedIn.Guest county,
            SignedIn.Guest township, SignedIn.Guest kin) {
        camera.look(township, "/settings", "settings-accounts");
        camera.look(township, "/settings?q=nobody", "settings-accounts-none");
        camera.look(township, "/settings/accounts/" + scene.clerk().actor().id(), "settings-account");
        camera.look(township, "/settings/accounts/" + township.actor().id(), "settings-account-own");
        camera.look(township, "/settings/accounts/new?role=CLERK", "settings-new");
        camera.look(scene.clerk(), "/settings/accounts/new?person=" + scene.aide(), "settings-aide");
        camera.look(county, "/settings/places", "places-county");
        camera.look(township, "/settings/places", "places-township");
        camera.look(scene.clerk(), "/settings/places", "places-village");
        camera.look(county, "/settings/audit", "audit");
        camera.look(county, "/settings/watch", "watch");
        camera.look(scene.clerk(), "/me", "me");
        camera.look(kin, "/me", "me-hand");
        for (var width : new int[] {390, 1366}) {
            try (var context = camera.context(scene.clerk(), width)) {
                var page = context.newPage();
                page.navigate(camera.at("/settings/accounts/" + scene.aideGuest().actor().id()));
                page.locator("form[action$='/link'] button").click();
                page.locator(".sw-qr").waitFor();
                camera.keep(page, "settings-code", width);
            }
        }
    }

    private void boards(Camera camera, CareStory.Scene scene, SignedIn.Guest county,
            SignedIn.Guest township) {
        clock.after(Duration.ofHours(30), () -> {
            villages.everywhere(() -> {
                boards.refresh(villages.county().code());
                return true;
            });
            var later = signedIn.as(Role.COUNTY, villages.county().code());
            var there = signedIn.as(Role.TOWNSHIP, township.actor().placeCode());
            var desk = signedIn.as(Role.CLERK, scene.village());
            camera.look(later, "/boards", "board-county");
            camera.look(there, "/boards", "board-township");
            camera.look(desk, "/boards", "board-village");
            return true;
        });
    }
}
