package shouwang.timebank.card;

import java.util.List;
import java.util.Map;
import shouwang.people.Household;
import shouwang.people.Household.Member;

/**
 * What two of a household are to each other, as far as their ties to its head tell. Pure. A
 * grandchild's parent does not follow from them: that is unknown rather than guessed.
 */
final class Kinship {
    /** What two people are to each other; LINE is parent and child. */
    enum Bond { SPOUSE, LINE, OTHER, UNKNOWN }

    private static final Map<Character, Character> RANKS = Map.of('大', '长', '二', '次');
    private final Household home;
    private final List<Member> members;

    /** @param members all of the household, the dead among them */
    Kinship(Household home, List<Member> members) {
        this.home = home;
        this.members = members;
    }

    Tie tie(Member member) {
        var named = member.name().equals(home.head())
                && members.stream().filter(m -> m.name().equals(home.head())).count() == 1;
        var word = member.relation() == null ? "" : member.relation().strip();
        return named && (word.isEmpty() || word.equals("本人")) ? Tie.HEAD : Tie.of(word);
    }

    Bond between(Member one, Member other) {
        var swap = tie(one).compareTo(tie(other)) > 0;
        var a = swap ? other : one;
        var b = swap ? one : other;
        if (tie(b) == Tie.UNKNOWN || tie(a) == Tie.HEAD && tie(b) == Tie.HEAD) {
            return Bond.UNKNOWN;
        }
        return switch (tie(a)) {
            case HEAD -> switch (tie(b)) {
                case SPOUSE -> Bond.SPOUSE;
                case CHILD, PARENT -> Bond.LINE;
                default -> Bond.OTHER;
            };
            case SPOUSE -> switch (tie(b)) {
                case CHILD, PARENT_IN_LAW -> Bond.LINE;
                case SPOUSE -> Bond.UNKNOWN;
                default -> Bond.OTHER;
            };
            case CHILD -> switch (tie(b)) {
                case CHILD_IN_LAW -> couple(a, b);
                case GRANDCHILD -> Bond.UNKNOWN;
                default -> Bond.OTHER;
            };
            case CHILD_IN_LAW -> tie(b) == Tie.GRANDCHILD ? Bond.UNKNOWN : Bond.OTHER;
            case PARENT -> tie(b) == Tie.GRANDPARENT ? Bond.UNKNOWN
                    : tie(b) == Tie.PARENT && a.sex() != b.sex() ? Bond.SPOUSE : Bond.OTHER;
            case PARENT_IN_LAW, GRANDPARENT -> tie(b) == tie(a) && a.sex() != b.sex()
                    ? Bond.SPOUSE : Bond.OTHER;
            default -> Bond.OTHER;
        };
    }

    /** 长子 and 长媳 are a couple; so are the only son and the only daughter-in-law. */
    private Bond couple(Member child, Member inLaw) {
        if (child.sex() == inLaw.sex()) {
            return Bond.OTHER;
        }
        if (count(Tie.CHILD, child) == 1 && count(Tie.CHILD_IN_LAW, inLaw) == 1) {
            return Bond.SPOUSE;
        }
        var one = rank(child);
        var other = rank(inLaw);
        return one == 0 || other == 0 ? Bond.UNKNOWN : one == other ? Bond.SPOUSE : Bond.OTHER;
    }

    private long count(Tie tie, Member like) {
        return members.stream().filter(m -> tie(m) == tie && m.sex() == like.sex()).count();
    }

    private static char rank(Member member) {
        var word = member.relation() == null ? "" : member.relation().strip();
        var first = word.isEmpty() ? '0' : word.charAt(0);
        var rank = RANKS.getOrDefault(first, first);
        return "长次三四五六".indexOf(rank) < 0 ? 0 : rank;
    }
}
