package shouwang.demo.village;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import shouwang.care.slip.Slips;
import shouwang.kernel.Ids;

/** A sheet of slips is out with the aide. */
@Component
@Order(70)
class DemoSlips implements DemoPart {
    private final Slips slips;

    DemoSlips(Slips slips) {
        this.slips = slips;
    }

    @Override
    public void play(Scene scene) {
        slips.print(scene.clerk(), Ids.fresh(), scene.helpers().getFirst().id(), 1);
    }
}
