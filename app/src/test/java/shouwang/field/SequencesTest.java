package shouwang.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.access.Role;
import shouwang.care.Timetable;
import shouwang.kernel.Ids;
import tools.jackson.databind.json.JsonMapper;

/**
 * Weeks without signal, sent in random order, cut off anywhere, thrice at once, by two phones of
 * one aide and by two aides who were sent to the same door: each fact stands once.
 */
@House
class SequencesTest {
    private static final int WEEKS = 6;
    private static final int VISITS = 6;
    private static final int MOST_STEPS = 400;
    @Autowired FieldVillage village;
    @Autowired SignedIn signedIn;
    @Autowired Timetable timetable;
    @Autowired FieldSync sync;
    private final long seed = Long.getLong("field.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Instant now = TestClock.given().truncatedTo(ChronoUnit.SECONDS);
    private FieldVillage.Scene scene;
    private UUID other;
    private List<Handset> phones = List.of();
    /** Visits of hers and of the other's that must stand confirmed in the end. */
    private final List<UUID> hers = new ArrayList<>();
    private final List<UUID> others = new ArrayList<>();
    private final Map<UUID, Long> minutes = new HashMap<>();
    private final Map<Handset, List<String>> written = new HashMap<>();
    private int stories;
    private int facts;

    @Test
    void each_fact_stands_once_whatever_the_line_does() throws Exception {
        System.out.println("SequencesTest seed " + seed);
        scene = village.scene();
        scene.pair();
        other = scene.here(() -> village.story.aide(scene.people().clerk(),
                scene.people().village(), "覃国林"));
        phones = List.of(scene.phone(), Handset.of(village.mvc, scene.people().aideGuest()),
                Handset.of(village.mvc, signedIn.as(Role.AIDE, scene.people().village(), other)));
        for (var n = 0; n < WEEKS; n++) {
            write(n);
            sendAll();
            assertThat(sum(hers)).as("week " + n).isEqualTo(
                    scene.minutes(scene.people().aide()));
            assertThat(sum(others)).as("week " + n).isEqualTo(scene.minutes(other));
            assertThat(scene.open()).as("week " + n).hasSize(stories);
            assertThat(scene.facts(Verdict.Kind.WAITING)).as("week " + n).isZero();
            assertThat(scene.facts(Verdict.Kind.TAKEN) + scene.facts(Verdict.Kind.TASK))
                    .as("week " + n).isEqualTo(facts);
        }
    }

    /** What the confirmed visits must have earned; where two phones quarrelled, what stands. */
    private long sum(List<UUID> visits) {
        return visits.stream().mapToLong(id -> minutes.computeIfAbsent(id,
                quarrelled -> (long) scene.visit(quarrelled).minutes())).sum();
    }

    private Handset herPhone() {
        return phones.get(random.nextInt(2));
    }

    private void note(Handset phone, String... more) {
        written.computeIfAbsent(phone, key -> new ArrayList<>()).addAll(List.of(more));
        facts += more.length;
    }

    /** One week: made, called off, given away, missed, quarrelled over, and a drop-in. */
    private void write(int week) {
        var ids = new ArrayList<UUID>();
        for (var v = 0; v < VISITS; v++) {
            var day = began(week, v);
            ids.add(scene.planned(day));
            // on its own day she had a signal in the morning, and none when she was done
            village.clock.after(Duration.between(now, day), () -> phones.getFirst().day());
        }
        for (var v = 0; v < VISITS; v++) {
            var began = began(week, v);
            var took = 20L + random.nextInt(60);
            visit(ids.get(v), began, took, v == 0 ? 0 : random.nextInt(6));
        }
        var id = Ids.fresh();
        var began = now.minus(Duration.ofMinutes(100L * (week + 1)));
        note(herPhone(), Handset.dropIn(id, scene.people().elder(), began,
                began.plus(Duration.ofMinutes(45))), Handset.fact(Ids.fresh(), "CONFIRM",
                        began.plus(Duration.ofMinutes(46)), id, scene.people().elder(), "method",
                        "WITNESS", "by", "盖玉梅"));
        hers.add(id);
        minutes.put(id, 45L);
    }

    /** No two at the same time, and none older than a phone goes without a signal. */
    private Instant began(int week, int visit) {
        return now.minus(Duration.ofHours(18L * (week * VISITS + visit + 1)));
    }

    private void visit(UUID id, Instant began, long took, int fate) {
        var ended = began.plus(Duration.ofMinutes(took));
        var start = Handset.start(id, began);
        var finish = Handset.finish(id, began, ended);
        var card = Handset.byCard(id, ended, scene.card(scene.people().elder()));
        switch (fate) {
            case 0 -> {
                scene.here(() -> village.visits.cancel(scene.people().clerk().actor(), id, "雨"));
                note(herPhone(), start, finish);
                note(herPhone(), card);
                stories++;
            }
            case 1 -> {
                scene.here(() -> timetable.write(scene.people().clerk().actor(),
                        List.of(new Timetable.Slot(id, other, began))));
                note(herPhone(), finish, card);
                note(phones.getLast(), Handset.start(id, began), Handset.finish(id, began, ended),
                        Handset.byWitness(id, ended));
                others.add(id);
                minutes.put(id, took);
                stories++;
            }
            case 2 -> note(herPhone(), Handset.fact(Ids.fresh(), "MISSED", began, id, null, "why",
                    "大雨断路"));
            case 3 -> {
                note(phones.get(0), finish);
                note(phones.get(1), Handset.finish(id, began.plusSeconds(600),
                        ended.plusSeconds(1_500)));
                note(herPhone(), card);
                hers.add(id);
                stories++;
            }
            default -> {
                note(herPhone(), start);
                note(phones.get(0), finish);
                note(phones.get(1), Handset.finish(id, began.plusSeconds(20),
                        ended.plusSeconds(20)));
                note(herPhone(), card);
                hers.add(id);
                minutes.put(id, took);
            }
        }
    }

    /** Until the house has answered for every fact; then all once more, and nothing changes. */
    private void sendAll() throws Exception {
        var waiting = new HashMap<Handset, List<String>>();
        written.forEach((phone, notes) -> waiting.put(phone, new ArrayList<>(notes)));
        for (var step = 0; step < MOST_STEPS && !waiting.isEmpty(); step++) {
            var phone = List.copyOf(waiting.keySet()).get(random.nextInt(waiting.size()));
            var queue = waiting.getOrDefault(phone, List.of());
            Collections.shuffle(queue, random);
            var batch = List.copyOf(queue.subList(0, 1 + random.nextInt(queue.size())));
            if (!reaches(phone, batch)) {
                continue;
            }
            queue.removeAll(batch);
            if (queue.isEmpty()) {
                waiting.remove(phone);
            }
        }
        assertThat(waiting).isEmpty();
        for (var phone : written.keySet()) {
            var again = phone.send(written.getOrDefault(phone, List.of()));
            assertThat(again.values()).extracting(Verdict::verdict)
                    .isSubsetOf(Verdict.Kind.TAKEN, Verdict.Kind.TASK);
        }
        written.clear();
    }

    /** What a line in the mountains does with a batch; true where the phone heard the answer. */
    private boolean reaches(Handset phone, List<String> batch) throws Exception {
        return switch (random.nextInt(5)) {
            case 0 -> false;
            case 1 -> {
                phone.send(batch);
                yield false;
            }
            case 2 -> {
                // the house went down in the middle: some are committed, nobody was told
                phone.send(batch.subList(0, random.nextInt(batch.size()) + 1));
                yield false;
            }
            case 3 -> {
                thrice(phone, batch);
                yield phone.send(batch).size() == batch.size();
            }
            default -> phone.send(batch).size() == batch.size();
        };
    }

    /** Three copies of one request side by side, past the door where syncs take turns. */
    private void thrice(Handset phone, List<String> batch) throws Exception {
        var gate = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(3)) {
            var copies = new ArrayList<Future<Boolean>>();
            for (var n = 0; n < 3; n++) {
                copies.add(pool.submit(() -> {
                    gate.await();
                    for (var fact : batch) {
                        village.villages.in(scene.people().village(), () -> sync.judge(
                                FieldSync.came(phone.aide().actor(), phone.id(),
                                        JsonMapper.shared().readTree(fact), TestClock.given(),
                                        Duration.ZERO)));
                    }
                    return true;
                }));
            }
            gate.countDown();
            for (var copy : copies) {
                copy.get();
            }
        }
    }
}
