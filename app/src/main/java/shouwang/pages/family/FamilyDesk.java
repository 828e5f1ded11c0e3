package shouwang.pages.family;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import shouwang.access.Actor;
import shouwang.family.Invitation;
import shouwang.family.Invitations;
import shouwang.family.Talk;
import shouwang.family.Talks;
import shouwang.kernel.Ids;
import shouwang.kernel.Text;
import shouwang.pages.When;
import shouwang.pages.form.Held;
import shouwang.pages.form.Meeting;
import shouwang.people.Elders;
import shouwang.people.Kin;
import shouwang.people.Kins;

/** Lays the children of an elder on the desk. */
@Component
class FamilyDesk {
    private static final int NEWEST = 60;
    private static final Set<String> USUAL = Set.of("VISITS", "MOOD", "NEEDS");
    private final Kins kins;
    private final Elders elders;
    private final Invitations invitations;
    private final Talks talks;
    private final Clock clock;
    private final Meeting meeting;

    FamilyDesk(Kins kins, Elders elders, Invitations invitations, Talks talks, Clock clock,
            Meeting meeting) {
        this.meeting = meeting;
        this.kins = kins;
        this.elders = elders;
        this.invitations = invitations;
        this.talks = talks;
        this.clock = clock;
    }

    /** What was typed and not taken: about whom, what, why not, and which field is wrong. */
    record Refused(@Nullable UUID about, MultiValueMap<String, String> form,
            @Nullable String say, @Nullable String field) {
        static final Refused NONE = new Refused(null, new LinkedMultiValueMap<>(), null, null);

        private String value(String field, String otherwise) {
            var value = Objects.requireNonNullElse(form.getFirst(field), otherwise);
            return Text.cut(value, 1000);
        }
    }

    FamilyView show(Actor actor, UUID elderId, Refused refused) {
        var elder = elders.get(elderId);
        var today = LocalDate.now(clock);
        var invited = invitations.of(elderId, NEWEST);
        var entries = invited.stream().filter(one -> one.kinId() != null).collect(
                Collectors.toMap(Invitation::kinId, Function.identity(), (newer, older) -> newer));
        var lines = talks.ofElder(actor, elderId, NEWEST).stream()
                .collect(Collectors.groupingBy(Talk::kinId));
        return new FamilyView(elderId, elder.name(), kins.of(elderId).stream().map(kin ->
                child(kin, entries, lines.getOrDefault(kin.id(), List.of()), today, refused))
                .toList(),
                invited.stream().filter(one -> one.state(clock.instant())
                        == Invitation.State.ASKED).map(one -> new FamilyView.Asking(one.id(),
                        one.called(), one.phone(), When.moment(one.madeAt(), today),
                        typed(one.id(), USUAL, today, refused))).toList(),
                kins.history(elderId, NEWEST).stream().map(said -> past(said, today)).toList(),
                !elders.picturesAllowed(List.of(elderId)).isEmpty(), today.toString(),
                refused.say());
    }

    static String record(UUID kin) {
        return "consent:" + kin;
    }

    /** What the elder lets this child see now: all that two desks could overwrite. */
    Held held(UUID elderId, UUID kinId) {
        return kins.of(elderId).stream().filter(kin -> kin.id().equals(kinId)).findFirst()
                .map(FamilyDesk::held).orElseGet(Held::new);
    }

    private static Held held(Kin kin) {
        return new Held().put("may", "可以看什么", kin.may().stream().map(Enum::name).toList(),
                Held.words(Kin.Sight.values(), Kin.Sight::chinese));
    }

    private FamilyView.Child child(Kin kin, Map<UUID, Invitation> entries, List<Talk> lines,
            LocalDate today, Refused refused) {
        var entry = entries.get(kin.id());
        meeting.open(record(kin.id()), held(kin));
        var may = kin.may().stream().map(Enum::name).collect(Collectors.toSet());
        var mine = kin.id().equals(refused.about());
        return new FamilyView.Child(kin.id(), kin.called(), kin.name(), kin.livesIn(),
                kin.consent(), kin.may().stream().sorted().map(Kin.Sight::chinese)
                        .collect(Collectors.joining("、")), entry == null ? null
                        : entry(entry, today), typed(kin.id(), may.isEmpty() ? USUAL : may, today,
                                refused),
                lines.stream().map(line -> new FamilyView.Line(!line.fromKin(), line.byName(),
                        When.moment(line.at(), today), line.text())).toList(),
                Ids.fresh(), mine ? refused.value("text", "") : "");
    }

    private String entry(Invitation entry, LocalDate today) {
        var state = entry.state(clock.instant());
        return switch (state) {
            case USED -> "已经进来，" + When.day(When.day(
                    Objects.requireNonNull(entry.usedAt())), today);
            case OPEN, ASKED -> "邀请还没用，" + day(entry.endsAt()) + "前有效";
            case VOID, ENDED -> "邀请" + state.chinese();
        };
    }

    private static FamilyView.Typed typed(UUID about, Set<String> may, LocalDate today,
            Refused refused) {
        if (!about.equals(refused.about()) || !refused.form().containsKey("on")) {
            return new FamilyView.Typed("", "", today.toString(), may, false,
                    null);
        }
        return new FamilyView.Typed(refused.value("how", ""), refused.value("witness", ""),
                refused.value("on", ""), new HashSet<>(refused.form()
                        .getOrDefault("may", List.of())), true,
                "on".equals(refused.field()) ? refused.say() : null);
    }

    private static FamilyView.Past past(Kin.Said said, LocalDate today) {
        return new FamilyView.Past(When.day(said.on(), today), said.kinName(), said.given()
                ? said.how() + "同意看：" + said.may().stream().sorted().map(Kin.Sight::chinese)
                        .collect(Collectors.joining("、")) : "撤回同意",
                said.enteredName() + " " + When.moment(said.enteredAt(), today) + "记");
    }

    String day(Instant at) {
        return When.day(When.day(at), LocalDate.now(clock));
    }
}
