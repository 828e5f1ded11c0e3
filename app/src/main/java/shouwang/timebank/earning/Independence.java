package shouwang.timebank.earning;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Households;

/** Nobody looks at, or rules on, what is their own or their household's or what they entered. */
@Component
class Independence {
    private final Households households;

    Independence(Households households) {
        this.households = households;
    }

    /** Who acts, and the household of the person behind the account. */
    record Judge(Actor actor, @Nullable UUID household) {
        /** Why this one is not theirs to judge; null = it is. */
        @Nullable String near(Earning e) {
            if (e.enteredBy().equals(actor.id())) {
                return "这一笔是您登记或确认的，请换一个人。";
            }
            if (e.person().equals(actor.personId()) || e.household().equals(household)) {
                return "这一笔是您自己家的，请换一个人。";
            }
            return actor.name().equals(e.confirmer()) ? "这一笔是您作的证，请换一个人。" : null;
        }
    }

    /** Refuses whoever may neither supervise nor write points. */
    Judge judge(Actor actor) {
        if (!actor.may(Right.SUPERVISE)) {
            actor.need(Right.WRITE_POINTS);
        }
        var person = actor.personId();
        return new Judge(actor, person == null ? null : households.of(person).orElse(null));
    }

    Judge judge(Actor actor, Earning e) {
        actor.needPlace(e.placeCode());
        var judge = judge(actor);
        var near = judge.near(e);
        if (near != null) {
            throw new Rejected(Reason.NOT_YOURS, near);
        }
        return judge;
    }
}
