package shouwang.messages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shouwang.access.Houses;
import shouwang.access.Seal;
import shouwang.county.Scope;
import shouwang.kernel.JobName;
import shouwang.kernel.Text;
import shouwang.messages.DeliveryRows.Due;
import shouwang.messages.DeliveryRows.State;
import shouwang.messages.channels.Answer;
import shouwang.messages.channels.Parcel;

/**
 * Carries messages out of the house, in three steps: takes what is due ({@code SENDING}, with a
 * time by which it must be done), sends it outside any transaction, writes down what came of it.
 * Others who deliver beside it skip what is taken. Who dies between sending and writing leaves
 * the row behind as "perhaps sent": after its time somebody sends it again, and the carrier, asked
 * by the same number, shows it once.
 */
@Component
class Deliverer {
    private static final Logger LOG = LoggerFactory.getLogger(Deliverer.class);
    static final Duration LEASE = Duration.ofMinutes(5);
    private static final int BATCH = 24;
    private static final int AT_ONCE = 8;
    private static final String UNSEALED = "没有留地址，请本人到“通知方式”里填上";
    private static final String NOT_TOLD = "老人撤回了同意，或改了能看的范围，这条不发";
    private final Planner planner;
    private final DeliveryRows rows;
    private final ReachRows reaches;
    private final Limits limits;
    private final Budgets budgets;
    private final Carriers carriers;
    private final Seal seal;
    private final Houses houses;
    private final TransactionTemplate once;
    private final Clock clock;

    Deliverer(Planner planner, DeliveryRows rows, ReachRows reaches, Limits limits,
            Budgets budgets, Carriers carriers, Seal seal, Houses houses, TransactionTemplate once,
            Clock clock) {
        this.planner = planner;
        this.rows = rows;
        this.reaches = reaches;
        this.limits = limits;
        this.budgets = budgets;
        this.carriers = carriers;
        this.seal = seal;
        this.houses = houses;
        this.once = once;
        this.clock = clock;
    }

    Planner planner() {
        return planner;
    }

    /** A delivery that was taken to be sent, with its addresses in the clear. */
    record Taken(Due due, List<String> addresses, Map<String, UUID> devices) {}

    @JobName("发消息")
    @Scheduled(initialDelayString = "${shouwang.messages.every:PT5S}",
            fixedDelayString = "${shouwang.messages.every:PT5S}")
    void round() {
        Scope.all(houses.here()).run(() -> {
            while (Objects.requireNonNull(once.execute(transaction -> planner.plan())) > 0) {
                LOG.debug("planned a batch");
            }
            var batch = take();
            while (!batch.due().isEmpty()) {
                carry(batch.taken());
                batch = take();
            }
        });
    }

    /** What was looked at, and of it what may go now. */
    record Batch(List<Due> due, List<Taken> taken) {}

    /**
     * Takes what is due and may go: within what the elder lets be told now, not in quiet hours,
     * not over the bound of costs.
     */
    Batch take() {
        return Objects.requireNonNull(once.execute(transaction -> {
            var now = clock.instant();
            var due = rows.due(now, BATCH);
            if (due.isEmpty()) {
                return new Batch(due, List.of());
            }
            var whos = due.stream().map(Due::who).distinct().toList();
            var known = reaches.of(whos);
            var may = mayGo(letBeTold(due), known, now);
            rows.sending(may.stream().map(Due::id).toList(), now, now.plus(LEASE));
            var browsers = reaches.browsers(whos);
            return new Batch(due, may.stream().map(one -> addressed(one, known, browsers))
                    .toList());
        }));
    }

    /** What she no longer lets a child know does not go out to it, however long it waited. */
    private List<Due> letBeTold(List<Due> due) {
        var now = limits.limits(due.stream().map(Due::about).filter(Objects::nonNull)
                .map(Message.About::kin).distinct().toList());
        var told = new ArrayList<Due>();
        for (var one : due) {
            var about = one.about();
            if (about == null || about.isWithin(now)) {
                told.add(one);
            } else {
                rows.giveUp(one.id(), NOT_TOLD);
                if (one.unsureSince() == null && one.channel() == Channel.SMS) {
                    budgets.refund(houses.here().code(), one);
                }
            }
        }
        return told;
    }

    private List<Due> mayGo(List<Due> due, Map<UUID, ReachRows.Sealed> known, Instant now) {
        var awake = new ArrayList<Due>();
        for (var one : due) {
            var reach = known.get(one.who());
            var quiet = reach == null ? QuietHours.USUAL : reach.quiet();
            var free = one.urgent() ? now : quiet.free(now, Planner.HERE);
            if (free.isAfter(now)) {
                rows.hold(one.id(), free, Planner.quiet(quiet));
            } else {
                awake.add(one);
            }
        }
        var dear = budgets.charge(houses.here().code(), awake.stream()
                .filter(one -> one.channel() == Channel.SMS).toList());
        dear.forEach((id, until) -> rows.hold(id, until, "短信费用到上限了，先等着；急的照发"));
        return awake.stream().filter(one -> !dear.containsKey(one.id())).toList();
    }

    /** A row that does not open is a bug and is loud; the others go all the same. */
    private @Nullable String opened(Due due, byte @Nullable [] sealed) {
        try {
            return seal.open(sealed);
        } catch (IllegalStateException e) {
            LOG.error("the address of delivery {}", due.id(), e);
            return null;
        }
    }

    private Taken addressed(Due due, Map<UUID, ReachRows.Sealed> known,
            List<ReachRows.Browser> browsers) {
        var devices = new HashMap<String, UUID>();
        if (due.channel() == Channel.WEB_PUSH) {
            for (var browser : browsers) {
                var address = browser.who().equals(due.who())
                        ? opened(due, browser.address()) : null;
                if (address != null) {
                    devices.put(address, browser.id());
                }
            }
            return new Taken(due, List.copyOf(devices.keySet()), devices);
        }
        var reach = known.get(due.who());
        var address = reach == null ? null : opened(due, reach.address(due.channel()));
        return new Taken(due, address == null ? List.of() : List.of(address), devices);
    }

    /** Sends all of them, a few at a time a carrier, and writes down each as it comes back. */
    private void carry(List<Taken> batch) {
        var doors = new EnumMap<Channel, Semaphore>(Channel.class);
        for (var channel : Channel.values()) {
            doors.put(channel, new Semaphore(AT_ONCE));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = new ExecutorCompletionService<Map.Entry<Taken, Answer>>(threads);
            for (var taken : batch) {
                var door = Objects.requireNonNull(doors.get(taken.due().channel()));
                done.submit(() -> {
                    door.acquire();
                    try {
                        return Map.entry(taken, send(taken));
                    } finally {
                        door.release();
                    }
                });
            }
            for (var n = 0; n < batch.size(); n++) {
                var end = done.take().get();
                write(end.getKey(), end.getValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One attempt, outside any transaction. */
    Answer send(Taken taken) {
        var due = taken.due();
        if (!carriers.offers(due.channel())) {
            return Answer.never(due.channel().chinese() + "没有接上");
        }
        if (taken.addresses().isEmpty()) {
            return Answer.never(UNSEALED);
        }
        try {
            return carriers.of(due.channel()).send(new Parcel(due.id(), due.messageId(),
                    taken.addresses(), due.text(), due.template(), due.words(), due.path(),
                    due.urgent(), due.unsureSince()));
        } catch (RuntimeException e) {
            LOG.error("delivery {} by {}", due.id(), due.channel(), e);
            return Answer.unsure("系统出错，已记在日志里");
        }
    }

    /** Writes down what came of an attempt. */
    void write(Taken taken, Answer answer) {
        once.executeWithoutResult(transaction -> {
            var due = taken.due();
            var now = clock.instant();
            reaches.remove(answer.gone().stream().map(taken.devices()::get)
                    .filter(Objects::nonNull).toList());
            if (answer.outcome() == Answer.Outcome.TAKEN) {
                rows.sent(due.id(), answer.receipt(), now);
                reaches.trouble(due.who(), null);
                return;
            }
            var never = answer.outcome() == Answer.Outcome.NEVER;
            var unsure = answer.outcome() == Answer.Outcome.UNSURE
                    || !never && due.unsureSince() != null;
            var attempts = due.attempts() + 1;
            var over = never || attempts >= BackOff.MOST;
            var next = over ? now : now.plus(BackOff.after(attempts, due.urgent(),
                    due.id().hashCode()));
            var why = never ? answer.why() : over ? "试了 " + attempts + " 次，不再试："
                    + answer.why() : answer.why();
            if (rows.failed(due, over ? State.GAVE_UP : State.WAITING, next, why, unsure)
                    && over) {
                reaches.trouble(due.who(), Text.cut(why, 200));
                if (!unsure && due.channel() == Channel.SMS) {
                    budgets.refund(houses.here().code(), due);
                }
            }
        });
    }
}
