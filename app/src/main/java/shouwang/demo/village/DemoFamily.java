package shouwang.demo.village;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.access.Role;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.family.Letters;
import shouwang.family.Talks;
import shouwang.kernel.Ids;
import shouwang.people.Aide;
import shouwang.people.Elder;
import shouwang.people.Kin;
import shouwang.people.Kins;
import shouwang.people.Phone;

/** A daughter far away, her login, two letters and a question. */
@Component
@Order(80)
class DemoFamily implements DemoPart {
    private final Kins kins;
    private final Visits visits;
    private final Letters letters;
    private final Talks talks;
    private final Clock clock;

    DemoFamily(Kins kins, Visits visits, Letters letters, Talks talks, Clock clock) {
        this.kins = kins;
        this.visits = visits;
        this.letters = letters;
        this.talks = talks;
        this.clock = clock;
    }

    @Override
    public void play(Scene scene) {
        var elder = scene.old().get(62);
        var kin = daughter(scene.clerk(), elder);
        var login = scene.logins().make("daughter", kin.name(), Role.KIN, kin.person());
        letters(scene.clerk(), scene.village(), elder, scene.helpers().get(2));
        talks.say(DemoVillage.actor(scene.admin().county(), login), kin.id(), Ids.fresh(),
                "妈妈的膝盖好些没有？过年我带护膝回来。");
    }

    private void confirmed(Actor clerk, Elder elder, Aide aide, LocalDate day, String did) {
        var at = day.atTime(10, 40).atZone(clock.getZone()).toInstant();
        var visit = visits.enter(clerk, new Visit.Plan(Ids.fresh(), elder.id(), aide.id(), null,
                Service.MEALS, did, at), new Visit.Finish(at.plus(50, ChronoUnit.MINUTES), did, 4));
        visits.confirm(clerk, visit.id(), new Visit.Confirm(Visit.Method.SIGNATURE, elder.name(),
                5, null), null);
    }

    /** A daughter in Shenzhen whose mother signed; two letters, the older one sent. */
    private Kin daughter(Actor clerk, Elder elder) {
        var phone = new Phone(new Fiction(new SplittableRandom(20261123)).phone());
        var id = kins.add(clerk, Ids.fresh(), elder.id(), elder.name().charAt(0) + "玉梅", "女儿",
                "深圳", List.of(phone));
        kins.consent(clerk, elder.id(), id, new Kin.Consent(Kin.How.SIGNATURE, null,
                LocalDate.now(clock), Set.copyOf(EnumSet.allOf(Kin.Sight.class))));
        return kins.find(id).orElseThrow();
    }

    /** Written for the two months past, each with two visits to write of; the older one sent. */
    private void letters(Actor clerk, String village, Elder elder, Aide aide) {
        var last = letters.lastMonth();
        for (var month : List.of(last.minusMonths(1), last)) {
            confirmed(clerk, elder, aide, month.atDay(9), "送午饭，要软");
            confirmed(clerk, elder, aide, month.atDay(21), "送药、量血压");
        }
        letters.make(clerk, village, last.minusMonths(1));
        letters.of(clerk, village, last.minusMonths(1))
                .forEach(letter -> letters.send(clerk, letter.id()));
        letters.make(clerk, village, last);
    }
}
