package shouwang.demo.village;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import shouwang.kernel.Ids;
import shouwang.people.network.Partner;
import shouwang.people.network.Partners;

/** Who else belongs to the village: its doctor, a benefactor, co-op, troupe, machine team. */
@Component
@Order(92)
class DemoNetwork implements DemoPart {
    private final Partners partners;
    private final Clock clock;

    DemoNetwork(Partners partners, Clock clock) {
        this.partners = partners;
        this.clock = clock;
    }

    @Override
    public void play(Scene scene) {
        one(scene, Partner.Part.DOCTOR, false, "卿济民", "看常见病，量血压，上门打针");
        one(scene, Partner.Part.BENEFACTOR, false, "苟有余", "捐投影、舞台，出车送医");
        one(scene, Partner.Part.COOP, true, "井田村供销合作社", "积分换米面油");
        one(scene, Partner.Part.TROUPE, true, "井田民谣队", "中秋、重阳来唱民谣");
        one(scene, Partner.Part.MACHINES, true, "团结乡农机助耕队", "犁田、插秧、收割");
        one(scene, Partner.Part.CONTRACTOR, true, "南江安居服务部", "政府购买的居家服务");
    }

    private void one(Scene scene, Partner.Part part, boolean body, String name, String offers) {
        partners.add(scene.clerk(), Ids.fresh(), scene.village(), new Partner.Form(part, body,
                name, null, true, "", offers, null, LocalDate.now(clock).minusYears(1),
                part != Partner.Part.BENEFACTOR));
    }
}
