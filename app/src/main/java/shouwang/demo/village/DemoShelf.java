package shouwang.demo.village;

import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.kernel.Ids;
import shouwang.kernel.Points;
import shouwang.timebank.shop.Good;
import shouwang.timebank.shop.Shelf;

/** The co-op's shelf; the demo county has it too, so it is no part of the village's day. */
@Component
class DemoShelf {
    private final Shelf shelf;

    DemoShelf(Shelf shelf) {
        this.shelf = shelf;
    }

    /** What stands on the co-op's shelf: one point is an hour given. */
    void stock(Actor clerk) {
        good(clerk, 1, "大米", "5 公斤袋", 240, 20);
        good(clerk, 2, "菜油", "瓶", 180, 12);
        good(clerk, 3, "食盐", "袋", 15, 60);
        good(clerk, 4, "肥皂", "块", 20, 40);
        good(clerk, 5, "洗衣粉", "袋", 60, 25);
        good(clerk, 6, "鸡蛋", "十个", 60, 30);
        good(clerk, 7, "毛巾", "条", 45, 18);
        good(clerk, 8, "挂面", "把", 30, 1);
    }

    private void good(Actor clerk, int number, String name, String unit, int minutes, int stock) {
        var id = shelf.add(clerk, Ids.fresh(), DemoVillage.JINGTIAN,
                new Good.Form(number, name, unit, new Points(minutes)));
        shelf.in(clerk, Ids.fresh(), id, stock, "进货");
    }
}
