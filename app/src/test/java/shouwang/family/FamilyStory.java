package shouwang.family;


import jakarta.servlet.http.Cookie;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.care.CareStory;
import shouwang.care.Contacts;
import shouwang.care.Need;
import shouwang.care.Needs;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.care.picture.Picture;
import shouwang.care.picture.Pictures;
import shouwang.kernel.Ids;
import shouwang.people.Elder;
import shouwang.people.ElderForm;
import shouwang.people.Elders;
import shouwang.people.Kin;
import shouwang.people.Kin.Sight;
import shouwang.people.Kins;
import shouwang.people.Phone;

/** An elder with two children far away, and a month in which something of everything happened. */
@TestComponent
public class FamilyStory {
    static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    @Autowired CareStory story;
    @Autowired Elders elders;
    @Autowired Kins kins;
    @Autowired Visits visits;
    @Autowired Needs needs;
    @Autowired Contacts contacts;
    @Autowired Pictures pictures;
    @Autowired Invitations invitations;
    @Autowired Villages villages;
    @Autowired MockMvcTester mvc;

    /** The people of one test. */
    public record Home(CareStory.Scene scene, UUID elder, UUID daughter, UUID son) {
        public SignedIn.Guest clerk() {
            return scene.clerk();
        }
    }

    public Home home() {
        var scene = story.scene();
        return villages.in(scene.village(), () -> {
            var elder = elder(scene, "盖三妹");
            return new Home(scene, elder, child(scene, elder, "盖玉梅", "女儿"),
                    child(scene, elder, "盖林", "儿子"));
        });
    }

    /** Another elder in the same village. */
    public UUID elder(CareStory.Scene scene, String name) {
        return villages.in(scene.village(), () -> elders.add(scene.clerk().actor(), Ids.fresh(),
                new ElderForm(scene.village() + "001", name, name.endsWith("汉") ? Elder.Sex.M : Elder.Sex.F,
                        LocalDate.of(1940, 3, 5), null, Phone.parseAll("15455557302").orElseThrow(),
                        Set.of(), null, "高血压", "青霉素过敏", "夜里怕冷清", "想要一副老花镜", null, null,
                        null)));
    }

    public UUID child(CareStory.Scene scene, UUID elder, String name, String relation) {
        return villages.in(scene.village(), () -> kins.add(scene.clerk().actor(), Ids.fresh(),
                elder, name, relation, "宁波", Phone.parseAll("15466664135").orElseThrow()));
    }

    /** The elder says before a witness what this child may see. */
    public void agrees(Home home, UUID elder, UUID child, Set<Sight> may) {
        villages.in(home.scene().village(), () -> {
            kins.consent(home.clerk().actor(), elder, child, new Kin.Consent(Kin.How.ORAL, "何芳",
                    TestClock.today().minusDays(1), may));
            return true;
        });
    }

    public String invitation(Home home, UUID elder, UUID child) {
        return villages.in(home.scene().village(),
                () -> invitations.invite(home.clerk().actor(), elder, child)).code();
    }

    /** The child opens the invitation on a phone; the cookie it gets. */
    public Cookie enter(String code) {
        var answer = mvc.post().uri("/join").param("code", code).with(SignedIn.form())
                .with(FamilyStory::fromAfar).exchange();
        return new Cookie("sw", Objects.requireNonNull(answer.getResponse().getCookie("sw"),
                () -> "not let in: " + answer.getResponse().getStatus()).getValue());
    }

    /** Each phone has an address of its own, so that the door's limits are no test's neighbour's. */
    private static MockHttpServletRequest fromAfar(MockHttpServletRequest request) {
        request.setRemoteAddr(UUID.randomUUID().toString());
        return request;
    }

    public Cookie inside(Home home, UUID child, Set<Sight> may) {
        agrees(home, home.elder(), child, may);
        return enter(invitation(home, home.elder(), child));
    }

    public MvcTestResult get(@Nullable Cookie who, String path) {
        return mvc.get().uri(URI.create(path)).with(request -> {
            if (who != null) {
                request.setCookies(who);
            }
            return request;
        }).exchange();
    }

    public MvcTestResult post(Cookie who, String path, String... params) {
        var request = mvc.post().uri(URI.create(path)).cookie(who).with(SignedIn.form())
                .with(FamilyStory::fromAfar);
        for (var n = 0; n < params.length; n += 2) {
            request = request.param(params[n], params[n + 1]);
        }
        return request.exchange();
    }

    /** A visit, a call, a need and a picture; the picture's id. */
    public UUID happenings(Home home, Instant at) {
        return villages.in(home.scene().village(), () -> {
            var clerk = home.clerk().actor();
            visits.enter(clerk, new Visit.Plan(Ids.fresh(), home.elder(), home.scene().aide(),
                    null, Service.CLEANING, "扫屋", at.minus(Duration.ofMinutes(35))),
                    new Visit.Finish(at, "血压 138/84", 4));
            contacts.log(clerk, new Contacts.Contact(Ids.fresh(), home.elder(), Contacts.Kind.CALL,
                    at, "咳了三天", Contacts.By.BRANCH, "罗支书"));
            needs.raise(clerk, new Need.Raise(Ids.fresh(), home.elder(), Service.MEALS,
                    "送午饭要软的", 1, Need.RaisedAs.SELF, "本人", Need.Via.PHONE, at, false));
            elders.allowPictures(clerk, home.elder(), true);
            var picture = Ids.fresh();
            var aide = home.scene().aideGuest().actor();
            pictures.announce(aide, picture, home.elder(), Ids.fresh(), Picture.Kind.PHOTO, at);
            pictures.put(aide, picture, png());
            return picture;
        });
    }

    /** Somebody of them has fallen, and a neighbour rings the station. */
    public void falls(Home home, UUID elder) {
        villages.in(home.scene().village(), () -> needs.raise(home.clerk().actor(),
                new Need.Raise(Ids.fresh(), elder, Service.EMERGENCY, "摔了一跤", 1,
                        Need.RaisedAs.NEIGHBOUR, "覃国林", Need.Via.PHONE, TestClock.given(), true)));
    }

    private static byte[] png() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
