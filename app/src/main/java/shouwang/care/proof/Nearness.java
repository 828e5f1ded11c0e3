package shouwang.care.proof;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Aides;
import shouwang.people.Elders;
import shouwang.people.Household;
import shouwang.people.Households;
import shouwang.people.Kin;
import shouwang.people.Kins;

/**
 * Who stands too near to an aide to say that her hours are right: she herself, whoever lives with
 * her, and her kin as far as the house knows them.
 */
@Component
@Transactional(readOnly = true)
public class Nearness {
    private final Aides aides;
    private final Elders elders;
    private final Households households;
    private final Kins kins;

    Nearness(Aides aides, Elders elders, Households households, Kins kins) {
        this.aides = aides;
        this.elders = elders;
        this.households = households;
        this.kins = kins;
    }

    /** People near to somebody, by id and by name. */
    private record Near(Set<UUID> ids, Set<String> names) {
        boolean holds(@Nullable UUID person, String name) {
            return person != null && ids.contains(person) || names.contains(plain(name));
        }
    }

    private Near of(UUID aideId) {
        var ids = new HashSet<UUID>();
        var names = new HashSet<String>();
        aides.find(aideId).ifPresent(aide -> {
            names.add(plain(aide.name()));
            for (Household.Member member : households.members(aide.householdId())) {
                ids.add(member.id());
                names.add(plain(member.name()));
            }
        });
        ids.add(aideId);
        for (Kin child : kins.of(aideId)) {
            ids.add(child.person());
            names.add(plain(child.name()));
        }
        var parents = kins.ofPerson(aideId).stream().map(Kin::elderId)
                .collect(Collectors.toSet());
        elders.byIds(parents).values().forEach(parent -> {
            ids.add(parent.id());
            names.add(plain(parent.name()));
        });
        return new Near(ids, names);
    }

    /** Refuses a witness who is the aide, her kin, or the elder herself. */
    public void witness(UUID aideId, UUID elderId, String witness) {
        other(aideId, witness);
        if (plain(elders.get(elderId).name()).equals(plain(witness))) {
            throw new Rejected(Reason.WRONG_KIND, "by",
                    "证人要是另一个人。老人自己说的，请用扫卡、签字或手印确认。");
        }
    }

    /** Refuses a name that is the aide's own or of her kin. */
    public void other(UUID aideId, String name) {
        if (of(aideId).holds(null, name)) {
            throw new Rejected(Reason.WRONG_KIND, "by",
                    "证人不能是互助员自己或者家里人，请写当时在场的另一个人。");
        }
    }

    /** Whether what this aide did is this desk's own, or its family's. */
    public boolean isOwn(Actor actor, UUID aideId) {
        return of(aideId).holds(actor.personId(), actor.name());
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("[\\s·•]", "");
    }
}
