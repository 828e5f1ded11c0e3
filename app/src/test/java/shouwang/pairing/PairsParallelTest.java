package shouwang.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shouwang.House;
import shouwang.Villages;
import shouwang.care.CareStory;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Aides;

/** Many clerks pair at the same moment; nobody is given more than she can carry. */
@House
class PairsParallelTest {
    private static final int ROUNDS = 4;
    @Autowired CareStory story;
    @Autowired Pairs pairs;
    @Autowired Aides aides;
    @Autowired Villages villages;

    @Test
    void an_aide_is_never_given_more_elders_than_she_can_carry_however_many_pair_at_once()
            throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var scene = story.scene();
            var clerk = scene.clerk().actor();
            var most = in(scene, () -> aides.get(scene.aide())).mostElders();
            var elders = elders(scene, most * 2);
            var answers = atOnce(elders.stream().<Callable<Object>>map(elder -> () -> in(scene,
                    () -> pairs.pair(clerk, elder, scene.aide(), Pair.Manner.ASSIGNED, null)))
                    .toList());
            assertThat(answers).filteredOn(Pair.class::isInstance).hasSize(most);
            assertThat(answers).filteredOn(Rejected.class::isInstance).hasSize(most)
                    .allSatisfy(refused -> assertThat(((Rejected) refused).reason())
                            .isEqualTo(Reason.NOT_NOW));
            assertThat(in(scene, () -> pairs.ofAide(scene.aide()))).hasSize(most);
        }
    }

    @Test
    void two_clerks_who_pair_one_elder_with_two_aides_make_one_pair() throws Exception {
        var scene = story.scene();
        var clerk = scene.clerk().actor();
        var other = in(scene, () -> story.aide(scene.clerk(), scene.village(), "覃国林"));
        var answers = atOnce(List.of(scene.aide(), other, scene.aide(), other).stream()
                .<Callable<Object>>map(aide -> () -> in(scene, () -> pairs.pair(clerk,
                        scene.elder(), aide, Pair.Manner.VOLUNTARY, null))).toList());
        assertThat(answers).filteredOn(Rejected.class::isInstance).hasSize(2)
                .allSatisfy(refused -> assertThat(((Rejected) refused).reason())
                        .isEqualTo(Reason.TAKEN));
        var made = in(scene, () -> pairs.history(scene.elder()));
        assertThat(made).hasSize(1);
        assertThat(answers).filteredOn(Pair.class::isInstance).hasSize(2)
                .allSatisfy(pair -> assertThat(((Pair) pair).id())
                        .isEqualTo(made.getFirst().id()));
    }

    private List<UUID> elders(CareStory.Scene scene, int many) {
        return in(scene, () -> {
            var made = new ArrayList<UUID>();
            for (var n = 0; n < many; n++) {
                made.add(story.elder(scene.clerk(), scene.village(), "解翠" + (char) ('一' + n),
                        "1545555%04d".formatted(2000 + n)));
            }
            return made;
        });
    }

    private <T> T in(CareStory.Scene scene, Callable<T> work) {
        return villages.in(scene.village(), work);
    }

    private static List<Object> atOnce(List<Callable<Object>> deeds)
            throws InterruptedException, ExecutionException {
        var gate = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(deeds.size())) {
            var waiting = new ArrayList<Future<Object>>();
            for (var deed : deeds) {
                waiting.add(pool.submit(() -> {
                    gate.await();
                    try {
                        return deed.call();
                    } catch (Rejected refused) {
                        return refused;
                    }
                }));
            }
            gate.countDown();
            var answers = new ArrayList<Object>();
            for (var answer : waiting) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
