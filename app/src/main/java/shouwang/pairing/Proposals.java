package shouwang.pairing;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elders;
import shouwang.places.Place;
import shouwang.places.Places;

/**
 * Better pairs for a village, a township or the county: asked for, reckoned beside the request,
 * kept, looked at, and taken in part or whole.
 */
@Component
@Transactional
public class Proposals {
    /** A run that gave no sign for so long went down with the house. */
    private static final Duration SILENT = Duration.ofMinutes(3);
    private static final int SHOWN = 12;
    private final ProposalRows rows;
    private final Acceptance acceptance;
    private final Elders elders;
    private final Aides aides;
    private final Places places;
    private final Audit audit;
    private final Clock clock;

    Proposals(ProposalRows rows, Acceptance acceptance, Elders elders, Aides aides,
            Places places, Audit audit, Clock clock) {
        this.rows = rows;
        this.acceptance = acceptance;
        this.elders = elders;
        this.aides = aides;
        this.places = places;
        this.audit = audit;
        this.clock = clock;
    }

    /** Keeps what is asked; {@link ProposalRuns#begin} then reckons it. */
    public UUID ask(Actor actor, String placeCode) {
        actor.need(Right.PAIR);
        actor.needPlace(placeCode);
        var villages = placeCode.length() >= 12 ? 1
                : places.below(placeCode, Place.Kind.VILLAGE).size();
        if (placeCode.length() > 12) {
            throw new Rejected(Reason.WRONG_KIND, "方案按村来做。请选一个村、乡镇或全县。");
        }
        if (latest(placeCode).stream().anyMatch(one -> one.state() == Proposal.State.RUNNING
                && one.placeCode().equals(placeCode))) {
            throw new Rejected(Reason.NOT_NOW, "这里的方案正在算。请等它算完，或先停下它。");
        }
        var id = Ids.fresh();
        rows.insert(id, placeCode, villages, actor.id(), clock.instant());
        audit.log(actor, placeCode, "结对方案", places.get(placeCode).name(), null, null);
        return id;
    }

    /** The latest at and below a place. */
    @Transactional(readOnly = true)
    public List<Proposal> latest(String placeCode) {
        return rows.latest(placeCode, SHOWN).stream().map(this::awake).toList();
    }

    @Transactional(readOnly = true)
    public Proposal get(UUID id) {
        return rows.find(id).map(this::awake).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这个方案，可能不归您管。"));
    }

    private Proposal awake(ProposalRows.Beating one) {
        var proposal = one.proposal();
        boolean silent = proposal.state() == Proposal.State.RUNNING
                && one.beatAt().plus(SILENT).isBefore(clock.instant());
        return !silent ? proposal : new Proposal(proposal.id(), proposal.placeCode(),
                Proposal.State.FAILED, proposal.villages(), proposal.askedAt(),
                "系统中途停过。请再做一次。", proposal.sum());
    }

    /** Stops the reckoning; what is done stays to look at. */
    public void stop(Actor actor, UUID id) {
        actor.need(Right.PAIR);
        get(id);
        rows.end(id, Proposal.State.STOPPED, null);
    }

    @Transactional(readOnly = true)
    public List<Proposal.VillageSum> villages(UUID id) {
        return rows.villages(id);
    }

    /** One village's lines: gaps first, then who changes, then new pairs. */
    @Transactional(readOnly = true)
    public List<Proposal.Line> lines(UUID id, String villageCode) {
        var all = rows.lines(id, villageCode);
        var who = elders.byIds(all.stream().map(ProposalRows.Row::elderId).toList());
        var ids = new HashSet<UUID>();
        all.forEach(row -> {
            ids.add(row.aideId());
            ids.add(row.before());
        });
        ids.remove(null);
        var by = aides.byIds(ids);
        return all.stream().filter(row -> who.containsKey(row.elderId()))
                .map(row -> new Proposal.Line(Objects.requireNonNull(who.get(row.elderId())),
                        row.kind(), one(by, row.aideId()), one(by, row.before()), row.wished(),
                        row.why(), row.standing()))
                .sorted((a, b) -> b.kind().compareTo(a.kind())).toList();
    }

    private static @Nullable Aide one(Map<UUID, Aide> by, @Nullable UUID id) {
        return id == null ? null : by.get(id);
    }

    /** Takes these elders' lines of one village, as far as they hold. */
    public Taken take(Actor actor, UUID id, String villageCode, Collection<UUID> elderIds) {
        decidable(actor, id, villageCode);
        var wanted = new HashSet<>(elderIds);
        var lines = rows.lines(id, villageCode).stream()
                .filter(row -> wanted.contains(row.elderId())
                        && row.kind() != Proposal.Kind.GAP
                        && row.standing() == Proposal.Standing.OPEN).toList();
        if (lines.isEmpty()) {
            throw new Rejected(Reason.MISSING, "没有选中还能采用的。请先打勾再采用。");
        }
        var outcome = acceptance.take(actor, villageCode, lines);
        rows.decide(id, outcome.held(), Proposal.Standing.TAKEN);
        rows.decide(id, outcome.stale(), Proposal.Standing.STALE);
        int stale = outcome.stale().size();
        return new Taken(outcome.held().size(), stale,
                lines.size() - outcome.held().size() - stale);
    }

    /** Pairs made; lines that no longer fitted; lines still open, short of a place. */
    public record Taken(int made, int stale, int waiting) {}

    /** Refuses these elders' lines of one village. */
    public void refuse(Actor actor, UUID id, String villageCode, Collection<UUID> elderIds) {
        decidable(actor, id, villageCode);
        rows.decide(id, rows.lines(id, villageCode).stream().map(ProposalRows.Row::elderId)
                .filter(elderIds::contains).toList(), Proposal.Standing.REFUSED);
    }

    private void decidable(Actor actor, UUID id, String villageCode) {
        actor.need(Right.PAIR);
        actor.needPlace(villageCode);
        if (get(id).state() == Proposal.State.RUNNING) {
            throw new Rejected(Reason.NOT_NOW, "方案还在算。请等算完，或先停下它。");
        }
    }
}
