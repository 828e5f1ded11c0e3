package shouwang.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import shouwang.House;
import shouwang.Strokes;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.access.Role;
import shouwang.care.errand.Errands;
import shouwang.care.picture.Picture;
import shouwang.care.picture.Pictures;
import shouwang.kernel.Ids;
import shouwang.kernel.Money;
import shouwang.kernel.Rejected;
import shouwang.people.Elders;
import tools.jackson.databind.json.JsonMapper;

/** Errands with an elder's money, and what was photographed. */
@House
class MoneyAndPicturesTest {
    private static final String PNG = Strokes.url(Strokes.name());
    @LocalServerPort int port;
    @Autowired FieldVillage village;
    @Autowired Errands errands;
    @Autowired Pictures pictures;
    @Autowired Elders elders;
    @Autowired SignedIn signedIn;
    private final Instant at = TestClock.given().minusSeconds(4_000);
    private FieldVillage.Scene scene;
    private UUID elder;

    @BeforeEach
    void aVillage() {
        scene = village.scene();
        scene.pair();
        elder = scene.people().elder();
    }

    private String step(UUID errand, String kind, int fen, int minute, Object... more) {
        var body = new ArrayList<Object>(List.of("errand", errand, "step", kind, "fen", fen,
                "what", "降压药", "signature", PNG));
        body.addAll(Arrays.asList(more));
        return Handset.fact(Ids.fresh(), "ERRAND", at.plusSeconds(60L * minute), null, elder,
                body.toArray());
    }

    @Test
    void an_errand_comes_out_even_in_whatever_order_and_however_often_its_steps_come() {
        var seed = System.nanoTime();
        System.out.println("an_errand_comes_out_even seed " + seed);
        var random = new Random(seed);
        var errand = Ids.fresh();
        var steps = new ArrayList<>(List.of(step(errand, "ADVANCE", 10_000, 0),
                step(errand, "BOUGHT", 3_780, 20), step(errand, "BOUGHT", 2_240, 25),
                step(errand, "CHANGE", 3_980, 40)));
        for (var n = 0; n < 3; n++) {
            Collections.shuffle(steps, random);
            assertThat(scene.phone().send(steps).values()).extracting(Verdict::verdict)
                    .containsOnly(Verdict.Kind.TAKEN);
        }
        var there = scene.here(() -> errands.find(errand)).orElseThrow();
        assertThat(there.steps()).hasSize(4);
        assertThat(there.spent()).isEqualTo(new Money(6_020));
        assertThat(there.difference()).isEqualTo(Money.ZERO);
        assertThat(scene.here(() -> errands.open(scene.people().village(), 9))).isEmpty();
        assertThat(scene.here(() -> errands.done(scene.people().village(), 9))).hasSize(1);
        assertThat(scene.minutes(scene.people().aide())).isZero();
    }

    @Test
    void what_is_missing_or_unfinished_is_listed_until_the_desk_has_put_it_right() {
        var missing = Ids.fresh();
        var unfinished = Ids.fresh();
        scene.phone().send(List.of(step(missing, "ADVANCE", 5_000, 0),
                step(missing, "BOUGHT", 3_000, 5), step(missing, "CHANGE", 1_500, 9),
                step(unfinished, "ADVANCE", 2_000, 3)));
        assertThat(scene.here(() -> errands.open(scene.people().village(), 9)))
                .extracting(one -> one.difference().fen()).containsExactly(500L, 2_000L);
        var clerk = scene.people().clerk().actor();
        scene.here(() -> errands.settle(clerk, missing, "5 元已补给老人"));
        assertThat(scene.here(() -> errands.open(scene.people().village(), 9))).hasSize(1);
        var late = scene.phone().send(step(missing, "CHANGE", 500, 60));
        assertThat(late.verdict()).isEqualTo(Verdict.Kind.TASK);
        assertThat(late.say()).contains("已经结清");
        var page = village.mvc.get().uri("/care/errands").with(scene.people().clerk()).exchange();
        assertThat(Handset.text(page)).contains("手上还有 20.00 元", "5 元已补给老人", "看签字");
    }

    @Test
    void another_aide_cannot_write_into_an_errand_and_sums_must_be_sums() {
        var errand = Ids.fresh();
        scene.phone().send(step(errand, "ADVANCE", 5_000, 0));
        var other = scene.here(() -> village.story.aide(scene.people().clerk(),
                scene.people().village(), "覃国林"));
        var stranger = Handset.of(village.mvc, signedIn.as(Role.AIDE, scene.people().village(),
                other));
        assertThat(stranger.send(step(errand, "CHANGE", 5_000, 1)).verdict())
                .isEqualTo(Verdict.Kind.REFUSED);
        for (var fen : new int[] {-1, 1_000_001}) {
            assertThat(scene.phone().send(step(errand, "BOUGHT", fen, 2)).verdict())
                    .isEqualTo(Verdict.Kind.REFUSED);
        }
        assertThat(scene.here(() -> errands.find(errand)).orElseThrow().steps()).hasSize(1);
    }

    private static byte[] jpeg(int size) {
        var bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        System.arraycopy(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16,
            'J', 'F', 'I', 'F', 0}, 0, bytes, 0, 11);
        return bytes;
    }

    private String picture(UUID id, String what, UUID about) {
        return Handset.fact(id, "PICTURE", at, null, elder, "about", about, "what", what, "type",
                "image/jpeg");
    }

    private void allow(boolean yes) {
        scene.here(() -> {
            elders.allowPictures(scene.people().clerk().actor(), elder, yes);
            return true;
        });
    }

    @Test
    void photographs_need_her_consent_a_receipt_does_not_and_withdrawn_ones_are_not_shown() {
        var visit = scene.planned(at);
        var photo = Ids.fresh();
        var refused = scene.phone().send(picture(photo, "PHOTO", visit));
        assertThat(refused.verdict()).isEqualTo(Verdict.Kind.REFUSED);
        assertThat(refused.say()).contains("没有同意");
        var receipt = Ids.fresh();
        assertThat(scene.phone().send(picture(receipt, "RECEIPT", Ids.fresh())).verdict())
                .isEqualTo(Verdict.Kind.TAKEN);
        allow(true);
        assertThat(scene.phone().put(photo, jpeg(9_000))).hasStatus(409);
        assertThat(scene.phone().send(picture(photo, "PHOTO", visit)).verdict())
                .isEqualTo(Verdict.Kind.TAKEN);
        for (var n = 0; n < 3; n++) {
            assertThat(scene.phone().put(photo, jpeg(9_000))).hasStatusOk();
            assertThat(scene.phone().put(receipt, jpeg(4_000))).hasStatusOk();
        }
        var clerk = scene.people().clerk();
        var shown = village.mvc.get().uri("/people/pictures/" + photo).with(clerk).exchange();
        assertThat(shown).hasStatusOk().hasContentType("image/jpeg");
        assertThat(shown.getResponse().getContentAsByteArray()).isEqualTo(jpeg(9_000));
        assertThat(scene.here(() -> pictures.ofElder(elder, 9))).hasSize(2);
        var far = signedIn.as(Role.CLERK, village.villages.fresh());
        assertThat(village.mvc.get().uri("/people/pictures/" + photo).with(far).exchange())
                .hasStatus(404);
        assertThat(village.mvc.get().uri("/people/pictures/" + photo)
                .with(scene.people().aideGuest()).exchange()).hasStatus(403);
        allow(false);
        assertThat(village.mvc.get().uri("/people/pictures/" + photo).with(clerk).exchange())
                .hasStatus(404);
        assertThat(scene.here(() -> pictures.ofElder(elder, 9))).extracting(Picture::kind)
                .containsExactly(Picture.Kind.RECEIPT);
    }

    @Test
    void what_is_no_picture_is_refused_and_what_is_kept_is_sealed() {
        allow(true);
        var photo = Ids.fresh();
        var voice = Ids.fresh();
        scene.phone().send(List.of(picture(photo, "PHOTO", Ids.fresh()),
                picture(voice, "VOICE", Ids.fresh())));
        for (var bad : List.of("<svg onload=alert(1)>", "MZ\u0090", "%PDF-1.7", "")) {
            assertThat(scene.phone().put(photo, bad.getBytes(StandardCharsets.UTF_8)))
                    .hasStatus(415);
        }
        assertThat(scene.phone().put(voice, jpeg(2_000))).hasStatus(415);
        assertThat(scene.phone().put(photo, jpeg(420_000))).hasStatus(413);
        assertThat(scene.phone().put(photo, jpeg(400_000))).hasStatusOk();
        var ogg = "OggS\0\2 a spoken note".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(scene.phone().put(voice, ogg)).hasStatusOk();
        var kept = JdbcClient.create(village.counties.owner()).sql("""
                select sealed from county_511922.care_picture_bytes where id = ?""").param(photo)
                .query((row, n) -> row.getBytes(1)).single();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("JFIF");
        assertThat(scene.here(() -> pictures.show(voice)).type()).isEqualTo("audio/ogg");
        scene.here(() -> {
            pictures.remove(scene.people().clerk().actor(), photo);
            return true;
        });
        assertThatThrownBy(() -> scene.here(() -> pictures.show(photo)))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void forty_megabytes_are_refused_before_they_are_read() throws Exception {
        var http = HttpClient.newHttpClient();
        var base = URI.create("http://localhost:" + port + "/");
        var session = "sw=" + scene.people().aideGuest().cookie().getValue();
        var hello = http.send(HttpRequest.newBuilder(base.resolve("/field/hello"))
                .header("Cookie", session).header("X-Phone", scene.phone().id().toString())
                .build(), BodyHandlers.ofString());
        assertThat(hello.statusCode()).isEqualTo(200);
        var csrf = JsonMapper.shared().readTree(hello.body()).path("csrf").asString();
        var cookies = hello.headers().allValues("set-cookie").stream()
                .map(cookie -> "; " + cookie.split(";")[0]).collect(Collectors.joining());
        var request = HttpRequest.newBuilder(base.resolve("/field/pictures/" + Ids.fresh()))
                .timeout(Duration.ofSeconds(20)).header("X-XSRF-TOKEN", csrf)
                .header("Cookie", session + cookies)
                .header("X-Phone", scene.phone().id().toString());
        assertThat(http.send(request.copy().PUT(HttpRequest.BodyPublishers.ofByteArray(
                new byte[40_000_000])).build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(413);
        // no length given beforehand: reading stops where it is too much
        assertThat(http.send(request.copy().PUT(HttpRequest.BodyPublishers.ofInputStream(() ->
                new ByteArrayInputStream(new byte[2_000_000]))).build(), BodyHandlers.ofString())
                .statusCode()).isEqualTo(413);
        assertThat(http.send(request.copy().PUT(HttpRequest.BodyPublishers.ofByteArray(
                jpeg(2_000))).build(), BodyHandlers.ofString()).statusCode()).isEqualTo(409);
        assertThat(http.send(request.copy().setHeader("X-XSRF-TOKEN", "old").PUT(HttpRequest
                .BodyPublishers.ofByteArray(jpeg(2_000))).build(), BodyHandlers.ofString())
                .statusCode()).isEqualTo(403);
    }
}
