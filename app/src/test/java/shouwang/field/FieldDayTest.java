package shouwang.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shouwang.House;
import shouwang.TestClock;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.kernel.Ids;
import shouwang.people.Elders;
import shouwang.people.Kins;
import shouwang.people.Phone;

@House
class FieldDayTest {
    private static final int MOST_BYTES = 100 * 1024;
    @Autowired FieldVillage village;
    @Autowired Kins kins;
    @Autowired Elders elders;
    private final Instant now = TestClock.given();

    private static String sha256(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                .digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_week_of_thirty_elders_is_at_most_a_hundred_kilobytes() {
        var scene = village.scene();
        var clerk = scene.people().clerk();
        scene.here(() -> {
            for (var n = 0; n < 30; n++) {
                var elder = village.story.elder(clerk, scene.people().village(),
                        "冉翠" + (char) ('甲' + n), "154555573%02d".formatted(n));
                kins.add(clerk.actor(), Ids.fresh(), elder, "盖玉梅", "女儿", "宁波",
                        List.of(new Phone("15466664135")));
                for (var day = 0; day < 7; day++) {
                    village.visits.plan(clerk.actor(), new Visit.Plan(Ids.fresh(), elder,
                            scene.people().aide(), null, Service.MEALS, "送午饭，要软，少盐",
                            now.plus(Duration.ofDays(day)).plusSeconds(60)));
                }
            }
            return true;
        });
        var day = scene.phone().day();
        var bytes = day.getResponse().getContentAsByteArray().length;
        System.out.println("a week of thirty elders: " + bytes + " bytes");
        assertThat(bytes).isLessThan(MOST_BYTES);
        var json = Handset.json(day);
        assertThat(json.path("elders").size()).isEqualTo(30);
        assertThat(json.path("visits").size()).isGreaterThanOrEqualTo(30 * 6);
        assertThat(json.path("services").size()).isEqualTo(9);
    }

    @Test
    void the_day_tells_of_her_own_elders_what_she_must_know_and_of_nobody_else() throws Exception {
        var scene = village.scene();
        scene.pair();
        var clerk = scene.people().clerk();
        var elder = scene.people().elder();
        var stranger = scene.here(() -> village.story.elder(clerk, scene.people().village(),
                "仇大梅", "15455550000"));
        scene.here(() -> {
            kins.add(clerk.actor(), Ids.fresh(), elder, "盖玉梅", "女儿", "宁波",
                    List.of(new Phone("15466664135")));
            elders.allowPictures(clerk.actor(), elder, true);
            return true;
        });
        var left = scene.planned(now.minus(Duration.ofHours(23)));
        var today = scene.planned(now.plusSeconds(60));
        var text = Handset.text(scene.phone().day());
        assertThat(text).doesNotContain("仇大梅", stranger.toString(), scene.card(elder));
        var json = Handset.json(scene.phone().day());
        var one = json.path("elders").get(0);
        assertThat(one.path("name").asString()).isEqualTo("冉翠芳");
        assertThat(one.path("mind").asString()).contains("青霉素");
        assertThat(one.path("phones").get(0).asString()).isEqualTo("15455557302");
        assertThat(one.path("kin").get(0).asString()).contains("盖玉梅", "15466664135");
        assertThat(one.path("pictures").asBoolean()).isTrue();
        assertThat(one.path("pair").asBoolean()).isTrue();
        assertThat(one.path("card").asString()).isEqualTo(sha256(scene.card(elder)));
        var code = scene.here(() -> village.cards.shortCode(elder));
        assertThat(one.path("code").asString()).isEqualTo(sha256(elder + ":" + code));
        assertThat(json.path("visits").valueStream().map(v -> v.path("id").asString()))
                .containsExactly(left.toString(), today.toString());
        assertThat(json.path("points").path("balance").asString()).isEqualTo("0");
    }

    @Test
    void the_four_digits_on_her_card_confirm_as_the_code_does() {
        var scene = village.scene();
        var id = scene.planned(now.minusSeconds(5_000));
        var elder = scene.people().elder();
        var code = scene.here(() -> village.cards.shortCode(elder));
        scene.phone().send(List.of(Handset.finish(id, now.minusSeconds(4_800),
                now.minusSeconds(1_200)), Handset.byCard(id, now.minusSeconds(1_100), code)));
        assertThat(scene.visit(id).status()).isEqualTo(Visit.Status.CONFIRMED);
    }
}
