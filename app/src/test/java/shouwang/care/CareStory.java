package shouwang.care;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.kernel.Ids;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.ElderForm;
import shouwang.people.Elders;
import shouwang.people.Phone;
import shouwang.places.Place;
import shouwang.places.Places;

/** A village with a clerk, an elder and an aide, for tests of care. */
@TestComponent
public class CareStory {
    @Autowired Elders elders;
    @Autowired Aides aides;
    @Autowired Places places;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;

    /** The people of one test. */
    public record Scene(String village, SignedIn.Guest clerk, UUID elder, UUID aide,
            SignedIn.Guest aideGuest) {}

    public Scene scene() {
        var village = villages.fresh();
        var clerk = signedIn.as(Role.CLERK, village);
        return villages.in(village, () -> {
            var hamlet = places.add(village, Place.Kind.HAMLET, "二社").code();
            var elder = elder(clerk, hamlet, "冉翠芳", "15455557302");
            var aide = aide(clerk, hamlet, "王琼琼");
            return new Scene(village, clerk, elder, aide,
                    signedIn.as(Role.AIDE, village, aide));
        });
    }

    public UUID elder(SignedIn.Guest clerk, String place, String name, String phone) {
        return elders.add(clerk.actor(), Ids.fresh(), new ElderForm(place, name, Elder.Sex.F,
                LocalDate.of(1942, 3, 5), null, Phone.parseAll(phone).orElseThrow(),
                Set.of(Elder.Category.LIVING_ALONE), null, "高血压", "青霉素过敏。耳背，敲门重些。", null,
                null, null, "竹林湾，石桥过去第三家，门口有黄葛树", null));
    }

    public UUID aide(SignedIn.Guest clerk, String place, String name) {
        return aides.add(clerk.actor(), Ids.fresh(), new Aides.Form(place, name, Elder.Sex.F,
                LocalDate.of(1968, 6, 1), Phone.parseAll("15455551111").orElseThrow(),
                Aide.Origin.NEIGHBOUR, Set.of(), Aide.Vehicle.FOOT, 6, 60, 127));
    }

    public Need.Raise wish(Scene scene, Service service) {
        return new Need.Raise(Ids.fresh(), scene.elder(), service, "送午饭，要软", 1,
                Need.RaisedAs.KIN, "女儿 盖玉梅", Need.Via.PHONE, TestClock.given(), false);
    }

    public Visit.Plan visit(Scene scene, Instant at) {
        return new Visit.Plan(Ids.fresh(), scene.elder(), scene.aide(), null, Service.CLEANING,
                "扫屋", at);
    }
}
