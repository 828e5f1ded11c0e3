package shouwang.pages.people;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shouwang.pages.form.Typed;
import shouwang.people.Household;

/** The page of one household: who lives there, one card for all of them. */
public record HouseholdPage(Household household, String place, List<Household.Member> members,
        LocalDate today, Typed typed) {
    public @Nullable String above() {
        return typed.above("head", "address");
    }

    public int age(Household.Member member) {
        return java.time.Period.between(member.born(), today).getYears();
    }

    public String href(Household.Member member) {
        return (member.elder() ? "/people/elders/" : "/people/aides/") + member.id();
    }
}
