package shouwang.timebank.rules;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.places.Place;

/** Which rules hold where and when; how new ones are proposed, voted, and kept within bounds. */
@Component
@Transactional
public class Rulebook {
    /** The county's bounds from a day on. */
    public record Bounds(LocalDate from, Envelope envelope) {}

    /** Days: a meeting may be held first and written down later, yet not of another year. */
    private static final int WRITTEN_WITHIN = 90; // our own choice, 2026-12-01
    private final RuleRows rows;
    private final Audit audit;
    private final Clock clock;

    Rulebook(RuleRows rows, Audit audit, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /** The rules of a village on a day; plain ones where it has not voted by then. */
    @Transactional(readOnly = true)
    public RuleVersion inForce(String villageCode, LocalDate on) {
        return rows.inForce(villageCode, on).orElseGet(() -> RuleVersion.plain(villageCode));
    }

    @Transactional(readOnly = true)
    public RuleVersion get(UUID id) {
        return rows.find(id).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这一版细则，可能不归您管。"));
    }

    /** A village's versions, newest first. */
    @Transactional(readOnly = true)
    public List<RuleVersion> versions(String villageCode, int limit) {
        return rows.of(villageCode, limit);
    }

    /** Which rules held when in each village at and below a place. */
    @Transactional(readOnly = true)
    public Timeline timeline(String placeCode) {
        return new Timeline(rows.passed(placeCode));
    }

    /** All bounds the county ever set, the newest day first. */
    @Transactional(readOnly = true)
    public List<Bounds> envelopes(String countyCode) {
        return rows.envelopes(countyCode);
    }

    /** The county's bounds on a day. */
    @Transactional(readOnly = true)
    public Envelope envelope(String countyCode, LocalDate on) {
        return rows.envelope(countyCode, on).orElse(Envelope.OPEN);
    }

    /** Writes a proposal down; the id again changes nothing. */
    public RuleVersion propose(Actor actor, UUID id, String villageCode, TimeBankRules rules,
            String basis) {
        actor.need(Right.WRITE_POINTS);
        var village = Place.villageOf(villageCode);
        actor.needPlace(village);
        fits(actor, rules, today());
        var proposal = new RuleVersion(id, village, rules, basis, RuleVersion.State.PROPOSED,
                clock.instant().truncatedTo(ChronoUnit.MICROS), actor.name(), null);
        if (rows.insert(proposal, actor)) {
            audit.log(actor, village, "提出细则", basis, id, null);
            return proposal;
        }
        var there = get(id);
        if (!there.villageCode().equals(village) || !there.rules().equals(rules)) {
            throw new Rejected(Reason.TAKEN, "这张表已经交过一次，内容不一样。请重新打开再填。");
        }
        return there;
    }

    /** Records how the association voted, once. */
    public RuleVersion vote(Actor actor, UUID id, RuleVersion.Vote vote) {
        actor.need(Right.WRITE_POINTS);
        var proposal = get(id);
        actor.needPlace(proposal.villageCode());
        if (vote.equals(proposal.vote())) {
            return proposal;
        }
        if (proposal.state() == RuleVersion.State.WITHDRAWN) {
            throw new Rejected(Reason.STALE, "这一版已经撤回，不能再表决。请另提一版。");
        }
        if (vote.on().isAfter(today())) {
            throw new Rejected(Reason.OUT_OF_RANGE, "on", "表决的日子还没有到。");
        }
        var proposed = LocalDate.ofInstant(proposal.proposedAt(), clock.getZone());
        if (vote.on().isBefore(proposed.minusDays(WRITTEN_WITHIN))) {
            throw new Rejected(Reason.OUT_OF_RANGE, "on", "这一版是 %s 提出的，表决的日子最早 %s。请核对年份。"
                    .formatted(proposed, proposed.minusDays(WRITTEN_WITHIN)));
        }
        if (vote.from().isBefore(today())) {
            throw new Rejected(Reason.OUT_OF_RANGE, "from", "细则不能管已经过去的日子，请从今天或以后生效。");
        }
        var passed = vote.passed();
        if (passed) {
            fits(actor, proposal.rules(), vote.from());
        }
        try {
            if (!rows.vote(id, vote, passed ? RuleVersion.State.PASSED
                    : RuleVersion.State.DECLINED, actor, clock.instant())) {
                throw new Rejected(Reason.NOT_NOW, "这一版已经表决过，不能再表决一次。");
            }
        } catch (DuplicateKeyException e) {
            throw new Rejected(Reason.TAKEN, "from", "这一天已经有一版细则生效，请换一天。");
        }
        audit.log(actor, proposal.villageCode(), passed ? "细则通过" : "细则没通过",
                "%d 票同意，%d 票反对，%d 票弃权".formatted(vote.yes(), vote.no(), vote.abstain()), id,
                vote.presided());
        return get(id);
    }

    /** Takes a proposal off the table, before the vote; again changes nothing. */
    public void withdraw(Actor actor, UUID id) {
        actor.need(Right.WRITE_POINTS);
        var proposal = get(id);
        actor.needPlace(proposal.villageCode());
        if (proposal.state() == RuleVersion.State.WITHDRAWN) {
            return;
        }
        if (!rows.withdraw(id)) {
            throw new Rejected(Reason.NOT_NOW, "这一版已经表决过，不能撤回。要改请另提一版。");
        }
        audit.log(actor, proposal.villageCode(), "撤回细则", proposal.basis(), id, null);
    }

    /** The county sets its bounds from a day on; rules already in force stay as they are. */
    public void setEnvelope(Actor actor, Envelope envelope, LocalDate from) {
        actor.need(Right.SET_ENVELOPE);
        if (from.isBefore(today())) {
            throw new Rejected(Reason.OUT_OF_RANGE, "from", "框架不能管已经过去的日子，请从今天或以后生效。");
        }
        try {
            rows.envelope(actor, envelope, from, clock.instant());
        } catch (DuplicateKeyException e) {
            throw new Rejected(Reason.TAKEN, "from", "这一天已经定过框架，请换一天。");
        }
        audit.log(actor, actor.county().code(), "定县级框架", from.toString(), null, null);
    }

    private void fits(Actor actor, TimeBankRules rules, LocalDate on) {
        var wrong = envelope(actor.county().code(), on).breaches(rules);
        if (!wrong.isEmpty()) {
            throw new Rejected(Reason.OUT_OF_RANGE, wrong.getFirst().field(),
                    String.join("", wrong.stream().map(Envelope.Breach::say).toList()));
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
