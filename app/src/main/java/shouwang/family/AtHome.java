package shouwang.family;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.care.Contacts;
import shouwang.care.Need;
import shouwang.care.Needs;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.care.picture.Picture;
import shouwang.care.picture.Pictures;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.Kin;
import shouwang.people.Kin.Sight;
import shouwang.people.Kins;
import shouwang.people.Private;
import shouwang.timebank.Passbook;

/**
 * The one door through which a child looks home: asks each time whether the elder still agrees,
 * and hands out only what she has switched on.
 */
@Component
@Transactional(readOnly = true)
public class AtHome {
    private static final int MOST = 60;
    private static final int FEW = 10;
    private final Kins kins;
    private final Elders elders;
    private final Aides aides;
    private final Visits visits;
    private final Contacts contacts;
    private final Needs needs;
    private final Passbook passbook;
    private final Private secrets;
    private final Pictures pictures;
    private final Clock clock;

    AtHome(Kins kins, Elders elders, Aides aides, Visits visits, Contacts contacts, Needs needs,
            Passbook passbook, Private secrets, Pictures pictures, Clock clock) {
        this.kins = kins;
        this.elders = elders;
        this.aides = aides;
        this.visits = visits;
        this.contacts = contacts;
        this.needs = needs;
        this.passbook = passbook;
        this.secrets = secrets;
        this.pictures = pictures;
        this.clock = clock;
    }

    /** Whom this child may look at: father, mother; refused where nobody agrees any more. */
    public List<Kin> mine(Actor actor) {
        actor.need(Right.KIN_HOME);
        return consenting(kins.ofPerson(actor.person()));
    }

    private static List<Kin> consenting(List<Kin> rows) {
        var mine = rows.stream().filter(kin -> kin.consent() != null).toList();
        if (mine.isEmpty()) {
            throw new Rejected(Reason.NOT_YOURS, "老人现在没有同意您在这里看。请给老人或村服务站打个电话。");
        }
        return mine;
    }

    /** One of them; null means the first. Somebody else's child is refused like nobody's. */
    public Kin of(Actor actor, @Nullable UUID kinId) {
        return one(mine(actor), kinId);
    }

    /** The same before something is written: who takes the consent back waits, or was first. */
    @Transactional
    public Kin hold(Actor actor, @Nullable UUID kinId) {
        actor.need(Right.KIN_HOME);
        return one(consenting(kins.holdPerson(actor.person())), kinId);
    }

    private static Kin one(List<Kin> mine, @Nullable UUID kinId) {
        return kinId == null ? mine.getFirst() : mine.stream()
                .filter(kin -> kin.id().equals(kinId)).findFirst()
                .orElseThrow(() -> new Rejected(Reason.NOT_YOURS,
                        "老人现在没有同意您在这里看。请给老人或村服务站打个电话。"));
    }

    /**
     * What the child may know today. Of who has died only what was: nobody tells how she is, nor
     * who will come. While a death is only reported the child is told nothing of it.
     */
    public News news(Actor actor, @Nullable UUID kinId) {
        var kin = of(actor, kinId);
        var elder = elders.get(kin.elderId());
        var may = elder.status() == Elder.Status.DEAD ? past(kin.may()) : kin.may();
        var more = elders.more(elder.id());
        var all = may.contains(Sight.VISITS) || may.contains(Sight.MOOD)
                ? visits.ofElder(elder.id(), endOfWeek(), MOST) : List.<Visit>of();
        var calls = may.contains(Sight.VISITS) ? contacts.of(elder.id(), FEW)
                : List.<Contacts.Contact>of();
        return new News(kin, elder, may, may.contains(Sight.VISITS) ? went(all, may) : List.of(),
                calls.stream().map(call -> new News.Called(call.kind(), call.at(), call.madeBy(),
                        may.contains(Sight.HEALTH) && !call.note().isBlank() ? call.note() : null))
                        .toList(),
                may.contains(Sight.MOOD) ? mood(all, more.mood(), may) : null,
                may.contains(Sight.NEEDS) ? asked(elder.id()) : List.of(),
                may.contains(Sight.NEEDS) ? more.wants() : null,
                may.contains(Sight.HEALTH) && (more.healthKnown() || more.mindKnown()),
                may.contains(Sight.POINTS)
                        ? passbook.balance(elder.householdId()).text() : null);
    }

    private static java.util.Set<Sight> past(java.util.Set<Sight> may) {
        var past = new java.util.HashSet<>(may);
        past.remove(Sight.MOOD);
        past.remove(Sight.NEEDS);
        return past;
    }

    private java.time.Instant endOfWeek() {
        return LocalDate.now(clock).with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .atStartOfDay(clock.getZone()).toInstant();
    }

    private List<News.Went> went(List<Visit> all, java.util.Set<Sight> may) {
        Map<UUID, Aide> names = aides.byIds(all.stream().map(Visit::aideId)
                .collect(Collectors.toSet()));
        return all.stream().filter(visit -> visit.status() != Visit.Status.CANCELLED)
                .map(visit -> {
                    var aide = names.get(visit.aideId());
                    return new News.Went(visit.status(), visit.service(), visit.plannedAt(),
                            visit.finishedAt(), aide == null ? "互助员" : aide.name(),
                            Objects.requireNonNullElse(visit.minutes(), 0),
                            may.contains(Sight.HEALTH) ? visit.done() : null);
                }).toList();
    }

    /** The day tells of a visit, so it goes with VISITS; the face alone does not. */
    private static News.@Nullable Mood mood(List<Visit> all, @Nullable String words,
            java.util.Set<Sight> may) {
        var last = all.stream().filter(visit -> visit.mood() != null).findFirst();
        if (last.isEmpty() && words == null) {
            return null;
        }
        return new News.Mood(last.map(Visit::mood).orElse(null),
                may.contains(Sight.VISITS) ? last.map(Visit::finishedAt).orElse(null) : null,
                words);
    }

    private List<News.Asked> asked(UUID elderId) {
        return needs.ofElder(elderId, FEW).stream().map(need -> new News.Asked(need.service(),
                need.wish(), need.raisedAt(), need.status(), need.endReason())).toList();
    }

    /** The newest photographs of a visit; what was spoken or photographed of papers never. */
    public List<Picture> pictures(Actor actor, @Nullable UUID kinId) {
        var kin = of(actor, kinId);
        return kin.may().contains(Sight.PICTURES) ? pictures.ofElder(kin.elderId(), FEW).stream()
                .filter(AtHome::shown).toList() : List.of();
    }

    private static boolean shown(Picture picture) {
        return picture.kind() == Picture.Kind.PHOTO;
    }

    /** The bytes of one; another elder's, or one that is not for children, is not there. */
    public Pictures.Shown picture(Actor actor, UUID pictureId) {
        var mine = mine(actor);
        return pictures.find(pictureId).filter(AtHome::shown)
                .filter(picture -> mine.stream().anyMatch(kin ->
                        kin.elderId().equals(picture.elderId())
                                && kin.may().contains(Sight.PICTURES)))
                .map(picture -> pictures.show(picture.id()))
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND,
                        "没有这张照片，或者老人改了能看的范围。"));
    }

    /** 请村里帮个忙: in the child's name; whoever takes the consent back waits, or was first. */
    @Transactional
    public Need ask(Actor actor, @Nullable UUID kinId, UUID needId, Service service, String wish,
            boolean urgent) {
        return ask(actor, kinId, needId, service, wish, service.people(), urgent, null);
    }

    /** The same with how many it takes and the piece that was named, or null. */
    @Transactional
    public Need ask(Actor actor, @Nullable UUID kinId, UUID needId, Service service, String wish,
            int people, boolean urgent, Service.@Nullable Piece piece) {
        var kin = hold(actor, kinId);
        return needs.raise(actor, new Need.Raise(needId, kin.elderId(), service, wish,
                people, Need.RaisedAs.KIN, kin.called(), Need.Via.PAGE, clock.instant(),
                urgent, piece));
    }

    /** Health and what to mind, in the clear; each look is in the audit. */
    @Transactional
    public List<String> health(Actor actor, @Nullable UUID kinId) {
        return secrets.healthFor(actor, of(actor, kinId));
    }
}
