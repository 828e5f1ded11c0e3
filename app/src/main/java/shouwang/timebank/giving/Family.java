package shouwang.timebank.giving;

import java.util.HashSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shouwang.people.Household;
import shouwang.people.Households;
import shouwang.people.Kins;

/**
 * Whether one household is known as family of another: somebody of it stands, by name, among the
 * relatives written down for an elder of the other, or the other way round.
 */
@Component
class Family {
    private final Households households;
    private final Kins kins;

    Family(Households households, Kins kins) {
        this.households = households;
        this.kins = kins;
    }

    boolean known(UUID one, UUID other) {
        return names(one, other) || names(other, one);
    }

    private boolean names(UUID of, UUID among) {
        var elders = households.members(of).stream().filter(Household.Member::elder)
                .map(Household.Member::id).toList();
        var named = new HashSet<>(kins.of(elders).stream().map(kin -> kin.name())
                .collect(Collectors.toSet()));
        return households.members(among).stream().map(Household.Member::name)
                .anyMatch(named::contains);
    }
}
