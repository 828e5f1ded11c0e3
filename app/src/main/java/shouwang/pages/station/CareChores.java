package shouwang.pages.station;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import shouwang.access.Right;
import shouwang.care.Daybook;
import shouwang.care.Tasks;
import shouwang.pages.Chores;

/** What is open at the desk, and how today's visits stand. */
@Configuration(proxyBeanMethods = false)
class CareChores {
    @Bean
    @Order(10)
    static Chores taskChores(Tasks tasks) {
        return (actor, place) -> {
            if (!actor.may(Right.ANSWER)) {
                return List.of();
            }
            var late = tasks.countLate(place);
            return List.of(new Chores.Chore("待办", tasks.countOpen(place) + " 件"
                    + (late == 0 ? "" : "，" + late + " 件过了时间"), "/today/tasks"));
        };
    }

    @Bean
    @Order(40)
    static Chores visitChores(Daybook daybook, Desk desk) {
        return (actor, place) -> {
            var day = daybook.day(place, desk.today());
            return List.of(new Chores.Chore("今天的上门", day.all() + " 次，完成 " + day.done() + " 次",
                    "/care/visits"));
        };
    }
}
