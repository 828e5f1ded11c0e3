package shouwang.pages.network;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.pages.ElderPart;
import shouwang.people.Elder;
import shouwang.people.network.Partner;
import shouwang.people.network.Partners;

/** On an elder's page: what else she is in the village, such as 乡贤. */
@Component
@Order(95)
class PartnerFacts implements ElderPart {
    private final Partners partners;

    PartnerFacts(Partners partners) {
        this.partners = partners;
    }

    @Override
    public Told of(Actor actor, Elder elder) {
        var parts = actor.may(Right.SEE_PEOPLE) ? partners.of(elder.id()) : List.<Partner>of();
        return Told.facts(parts.isEmpty() ? List.of() : List.of(new Fact("也是", parts.stream()
                .map(one -> one.part().chinese()).collect(Collectors.joining("、")),
                parts.getFirst().offers(), "/people/network/" + parts.getFirst().id(), null,
                null)));
    }
}
