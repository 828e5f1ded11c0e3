package shouwang.field;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import tools.jackson.databind.json.JsonMapper;

/**
 * The plain pages' way in: what is pressed there becomes the same fact as in the app and goes
 * through the same {@link Facts#take}. Only the answers differ: the aide stands before the page,
 * so what she can put right herself is refused in words, and what she cannot goes to the desk.
 */
@Component
public class PlainDoor {
    private static final Set<Reason> FOR_THE_DESK = Set.of(Reason.TAKEN, Reason.NOT_NOW);
    private final Facts facts;
    private final FieldSync sync;
    private final Phones phones;
    private final IntoBooks books;
    private final Clock clock;

    PlainDoor(Facts facts, FieldSync sync, Phones phones, IntoBooks books, Clock clock) {
        this.facts = facts;
        this.sync = sync;
        this.phones = phones;
        this.books = books;
        this.clock = clock;
    }

    /**
     * Takes what was pressed; the same id again is answered as before.
     *
     * @param body as in docs/field.md; what is null is left out
     * @throws Rejected in words for the page; where its sentence says so, the desk has it now
     */
    public Verdict take(Actor actor, UUID id, Fact.Kind kind, @Nullable UUID visit,
            @Nullable UUID elder, Map<String, ? extends @Nullable Object> body) {
        var before = facts.answered(actor, id);
        if (before.isPresent()) {
            return before.get();
        }
        var phone = Ids.derived(actor.id(), "PLAIN PAGES");
        phones.hello(actor, phone, "plain pages");
        var now = clock.instant();
        var node = JsonMapper.shared().createObjectNode().put("id", id.toString()).put("v", 1)
                .put("kind", kind.name()).put("at", now.toString());
        if (visit != null) {
            node.put("visit", visit.toString());
        }
        if (elder != null) {
            node.put("elder", elder.toString());
        }
        var inside = node.putObject("body");
        body.forEach((name, value) -> {
            if (value instanceof List<?> words) {
                words.forEach(word -> inside.withArray(name).add(String.valueOf(word)));
            } else if (value != null) {
                inside.put(name, value.toString());
            }
        });
        return take(FieldSync.came(actor, phone, node, now, Duration.ZERO));
    }

    private Verdict take(FactRows.Came came) {
        if (came.fact() instanceof Fact.Confirm confirm) {
            books.checkHere(came.actor(), confirm);
        }
        try {
            var verdict = facts.take(came);
            sync.wake(came.actor());
            if (verdict.verdict() == Verdict.Kind.REFUSED) {
                throw new Rejected(Reason.WRONG_FORM, verdict.say());
            }
            return verdict;
        } catch (Rejected refusal) {
            if (!FOR_THE_DESK.contains(refusal.reason())) {
                throw refusal;
            }
            throw new Rejected(refusal.reason(), facts.keep(came, refusal).say());
        }
    }
}
