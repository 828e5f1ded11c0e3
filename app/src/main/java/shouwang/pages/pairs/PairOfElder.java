package shouwang.pages.pairs;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.pages.ElderPart;
import shouwang.pages.When;
import shouwang.pairing.Pairs;
import shouwang.people.Aides;
import shouwang.people.Elder;

/** Who looks after her, and since when. */
@Component
@Order(10)
class PairOfElder implements ElderPart {
    private final Pairs pairs;
    private final Aides aides;
    private final Clock clock;

    PairOfElder(Pairs pairs, Aides aides, Clock clock) {
        this.pairs = pairs;
        this.aides = aides;
        this.clock = clock;
    }

    @Override
    public Told of(Actor actor, Elder elder) {
        var pair = pairs.current(List.of(elder.id())).get(elder.id());
        var page = actor.may(Right.PAIR) && !elder.isGone()
                ? "/people/pairs/new?elder=" + elder.id() : null;
        if (pair == null) {
            return Told.facts(List.of(new Fact("互助员",
                    elder.isGone() ? "结对已结束" : "还没有结对", "", page,
                    page == null ? null : "去结对", page)));
        }
        var facts = new ArrayList<Fact>();
        aides.find(pair.aideId()).ifPresent(aide -> facts.add(new Fact("互助员", aide.name(),
                aide.ageOn(LocalDate.now(clock)) + " 岁"
                        + (aide.hamlet().isEmpty() ? "" : "·" + aide.hamlet()),
                "/people/aides/" + aide.id(), null, null)));
        facts.add(new Fact("结对", When.date(pair.from()) + "起", pair.manner().chinese(), null,
                page == null ? null : "换人", page));
        return Told.facts(facts);
    }
}
