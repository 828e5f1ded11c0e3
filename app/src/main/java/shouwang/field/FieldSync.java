package shouwang.field;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One sync: facts in whatever order they came, each judged by itself. Only a few syncs work at a
 * time, since five hundred phones may come back into the signal in one morning and the desks go
 * on working; the others wait their turn, or come again later.
 */
@Component
public class FieldSync {
    public static final int MOST_FACTS = 100;
    private static final Logger LOG = LoggerFactory.getLogger(FieldSync.class);
    /** What cannot be, whoever decides; all other refusals are kept for the desk. */
    private static final Set<Reason> CANNOT_BE = Set.of(Reason.MISSING, Reason.TOO_LONG,
            Reason.WRONG_FORM, Reason.WRONG_KIND, Reason.TOO_LARGE, Reason.NOT_FOUND,
            Reason.NOT_YOURS);
    private static final Set<Reason> THE_PHONE_ITSELF = Set.of(Reason.GONE, Reason.STALE);
    private static final JsonMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
    private final Facts facts;
    private final Phones phones;
    private final Clock clock;
    private final Semaphore lanes;
    private final Duration patience;

    FieldSync(Facts facts, Phones phones, Clock clock, Environment env) {
        this.facts = facts;
        this.phones = phones;
        this.clock = clock;
        lanes = new Semaphore(env.getProperty("shouwang.field.lanes", Integer.class,
                Math.max(1, Runtime.getRuntime().availableProcessors() / 2)), true);
        patience = env.getProperty("shouwang.field.patience", Duration.class,
                Duration.ofSeconds(40));
    }

    /**
     * Takes the facts; each one in the answer has been committed. One without an answer was not
     * taken, for a reason that is the house's own, and is to be sent again.
     *
     * @param sent what the phone's clock said when it sent this
     */
    public List<Verdict> sync(Actor actor, UUID phone, Instant sent, List<JsonNode> sentFacts) {
        actor.need(Right.AIDE_ROUND);
        if (sentFacts.size() > MOST_FACTS) {
            throw new Rejected(Reason.TOO_LARGE, "一次最多送 100 条，请分几次送。");
        }
        phones.known(actor, phone);
        var received = clock.instant();
        var skew = Duration.between(sent, received);
        return inTurn(() -> {
            var verdicts = new ArrayList<Verdict>();
            for (var node : sentFacts) {
                one(actor, phone, node, received, skew).ifPresent(verdicts::add);
            }
            wake(actor);
            phones.synced(actor, phone, skew);
            return verdicts;
        });
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!lanes.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Rejected(Reason.TOO_MANY, "现在同步的手机多，过一会儿会自动再送，记录还在手机上。");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        try {
            return work.get();
        } finally {
            lanes.release();
        }
    }

    private Optional<Verdict> one(Actor actor, UUID phone, JsonNode node, Instant received,
            Duration skew) {
        var id = FactReading.id(node);
        FactRows.Came came;
        try {
            came = came(actor, phone, node, received, skew);
        } catch (Rejected unreadable) {
            return Optional.of(new Verdict(id, Verdict.Kind.REFUSED, unreadable.say()));
        }
        try {
            return Optional.of(judge(came));
        } catch (Rejected refusal) {
            throw refusal;
        } catch (RuntimeException bug) {
            LOG.error("fact {} of phone {} not taken", id, phone, bug);
            return Optional.empty();
        }
    }

    static FactRows.Came came(Actor actor, UUID phone, JsonNode node, Instant received,
            Duration skew) {
        var fact = FactReading.read(node).later(Skews.right(skew));
        var json = SORTED.writeValueAsString(SORTED.treeToValue(node, Object.class));
        return new FactRows.Came(actor, phone, fact, hash(json), json, received, skew);
    }

    Verdict judge(FactRows.Came came) {
        try {
            return facts.take(came);
        } catch (Rejected refusal) {
            if (THE_PHONE_ITSELF.contains(refusal.reason())) {
                throw refusal;
            }
            return CANNOT_BE.contains(refusal.reason())
                    ? new Verdict(came.fact().head().id(), Verdict.Kind.REFUSED, refusal.say())
                    : facts.keep(came, refusal);
        }
    }

    /**
     * Goes through what waits, after all of this sync is committed: whoever of two phones comes
     * last sees both.
     */
    void wake(Actor actor) {
        for (var id : facts.awake(actor)) {
            try {
                facts.resume(actor, id);
            } catch (Rejected refusal) {
                facts.giveUp(id, actor.name(), refusal);
            }
        }
    }

    private static byte[] hash(String json) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(json.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
