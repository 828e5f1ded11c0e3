package shouwang.people.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Which household each row goes to. A roster names a household by its head, and two heads of one
 * hamlet may have the same name: each gets a household, 户号 and address tell whose family is
 * whose, and who could belong to either gets one of their own rather than a stranger's card. Where
 * only one head has the name, an address written in another way parts nobody from her family.
 */
public final class Homes {
    /** A household, as far as a roster can tell one from another. Text that is not there is "". */
    public record Home(UUID id, String place, String head, String address, String number) {}

    private final Map<String, List<Home>> byHead = new HashMap<>();
    private final Set<UUID> headed = new HashSet<>();
    private final List<Home> made = new ArrayList<>();
    private final Supplier<UUID> ids;

    public Homes(Supplier<UUID> ids) {
        this.ids = ids;
    }

    /** A household that is here already; {@code headed} where its head is known in person. */
    public void known(Home home, boolean isHeaded) {
        at(home.place(), home.head()).add(home);
        if (isHeaded) {
            headed.add(home.id());
        }
    }

    /** The households that had to be made, in the order of the rows that made them. */
    public List<Home> made() {
        return List.copyOf(made);
    }

    /** Whether the row is the head of its household; those go first, others then find them. */
    public static boolean isHead(RosterRow row) {
        var head = row.house().head();
        return head.isEmpty() || row.house().relationToHead().equals("户主")
                || head.equals(row.name()) && isSelf(row.house().relationToHead());
    }

    private static boolean isSelf(String relation) {
        return relation.isEmpty() || relation.equals("本人");
    }

    /** The household of a row that lives in a place. */
    public UUID of(String place, RosterRow row) {
        var isHead = isHead(row);
        var name = row.house().head().isEmpty() ? row.name() : row.house().head();
        var fitting = at(place, name).stream()
                .filter(home -> agree(home.number(), row.house().number()))
                .filter(home -> !isHead || !headed.contains(home.id())
                        && !row.house().head().isEmpty()).toList();
        var home = fitting.size() == 1 ? fitting.getFirst() : only(fitting.stream()
                .filter(each -> isCertain(each, row)).toList())
                .orElseGet(() -> make(place, name, row));
        if (isHead) {
            headed.add(home.id());
        }
        return home.id();
    }

    private Home make(String place, String head, RosterRow row) {
        var home = new Home(ids.get(), place, head, row.address(), row.house().number());
        made.add(home);
        at(place, head).add(home);
        return home;
    }

    private List<Home> at(String place, String head) {
        return byHead.computeIfAbsent(place + "/" + head, key -> new ArrayList<>(1));
    }

    private static Optional<Home> only(List<Home> homes) {
        return homes.size() == 1 ? Optional.of(homes.getFirst()) : Optional.empty();
    }

    private static boolean isCertain(Home home, RosterRow row) {
        return !home.number().isEmpty() && home.number().equals(row.house().number())
                || !home.address().isEmpty() && same(home.address(), row.address());
    }

    private static boolean agree(String one, String other) {
        return one.isEmpty() || other.isEmpty() || same(one, other);
    }

    private static boolean same(String one, String other) {
        return one.replaceAll("\\s+", "").equals(other.replaceAll("\\s+", ""));
    }
}
