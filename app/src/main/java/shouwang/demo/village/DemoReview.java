package shouwang.demo.village;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import shouwang.timebank.earning.Earning;
import shouwang.timebank.earning.Reviews;

/** The supervisor has looked at the last month's hours, which the clerk alone had written down. */
@Component
@Order(25)
class DemoReview implements DemoPart {
    private static final int MOST = 500;
    private final Reviews reviews;

    DemoReview(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void play(Scene scene) {
        var waiting = reviews.desk(scene.supervisor(), scene.village(), MOST).mine();
        if (!waiting.isEmpty()) {
            reviews.approve(scene.supervisor(), waiting.stream().map(Earning::id).toList());
        }
    }
}
