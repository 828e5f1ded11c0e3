package shouwang.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import shouwang.House;
import shouwang.TestClock;
import shouwang.county.Counties;
import shouwang.county.County;
import shouwang.county.Scope;
import shouwang.kernel.Rejected;
import shouwang.ledger.seal.LedgerProof;
import shouwang.ledger.seal.LedgerVerify;
import shouwang.ledger.seal.Proof;
import shouwang.ledger.seal.ProofText;
import shouwang.ledger.seal.Seals;
import shouwang.places.Divisions;
import shouwang.places.Place;

/** The day's code, the voucher against it, and the commands that check both. */
@House
// a house of its own: its books are spoilt on purpose
@TestPropertySource(properties = "shouwang.test.house=spoilt")
class ProofTest {
    private static int founded;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Seals seals;
    @Autowired Divisions divisions;
    @Autowired Counties counties;
    @Autowired TestClock clock;
    @Value("${shouwang.data}") Path data;
    @TempDir Path folder;
    County county;
    VillageBooks home;

    @BeforeEach
    void a_county_with_seven_blocks_and_two_rows_that_wait() {
        var code = "519%03d".formatted(700 + founded++);
        county = divisions.found(code, "试县", List.of(
                new Place(code, null, Place.Kind.COUNTY, "试县", null)));
        in(() -> {
            home = VillageBooks.open(ledger, code + "101201", 2);
            for (var i = 0; i < 7; i++) {
                for (var n = 0; n <= i; n++) {
                    ledger.post(home.earn(0, 60));
                }
                seals.seal();
            }
            return ledger.post(List.of(home.earn(0, 60), home.earn(1, 30)));
        });
    }

    <T> T in(Callable<T> work) {
        return Scope.all(county).call(work);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    String code() {
        return in(() -> seals.of(today())).orElseThrow().code();
    }

    List<UUID> lines() {
        return in(() -> books.statement(home.household(0), null, 100)).stream()
                .map(line -> line.transfer().id()).toList();
    }

    String said(ToIntFunction<PrintStream> command, int exit) {
        var out = new ByteArrayOutputStream();
        assertThat(command.applyAsInt(new PrintStream(out, true, StandardCharsets.UTF_8)))
                .isEqualTo(exit);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void every_sealed_line_proves_itself_against_the_days_code_without_the_database() {
        var lines = lines();
        var other = in(() -> books.find(lines.getLast())).orElseThrow();
        for (var line : lines.subList(1, lines.size())) {
            var proof = ProofText.read(ProofText.of(in(() -> seals.proof(line)).orElseThrow()));
            assertThat(proof.row()).isEqualTo(in(() -> books.find(line)).orElseThrow());
            assertThat(proof.leadsTo(code())).isTrue();
            assertThat(proof.head()).isEqualTo(code());
            assertThat(proof.leadsTo("0000 0000 0000 0000")).isFalse();
            if (!line.equals(other.id())) {
                assertThat(new Proof(other, proof.index(), proof.path(), proof.block(),
                        proof.position(), proof.blocks(), proof.digest(), proof.dayPath())
                        .leadsTo(code())).isFalse();
            }
        }
        assertThat(in(() -> seals.proof(lines.getFirst()))).isEmpty();
    }

    @Test
    void a_voucher_with_any_letter_changed_is_refused_or_leads_nowhere() {
        var text = ProofText.of(in(() -> seals.proof(lines().get(5))).orElseThrow());
        var seed = new Random().nextLong();
        System.out.println("voucher seed " + seed);
        var random = new Random(seed);
        for (var i = 0; i < 300; i++) {
            var letters = new StringBuilder(text);
            var at = random.nextInt(4, text.length() - 1);
            letters.setCharAt(at, text.charAt(at) == 'Q' ? 'h' : 'Q');
            assertThat(leads(letters.toString())).isFalse();
        }
        for (var wrong : List.of("", "SW1.", "SW1.????", text.substring(9), text + "AAAA",
                text.substring(0, 400), "A".repeat(100_000))) {
            assertThatThrownBy(() -> ProofText.read(wrong)).isInstanceOf(Rejected.class)
                    .hasMessageContaining("凭证");
        }
        assertThat(leads(text.replaceAll("(.{60})", "$1\n"))).isTrue();
    }

    private boolean leads(String text) {
        try {
            return ProofText.read(text).leadsTo(code());
        } catch (Rejected refused) {
            return false;
        }
    }

    @Test
    void a_code_printed_at_noon_is_found_again_though_the_day_and_the_next_went_on() {
        var noon = code();
        in(() -> seals.seal());
        var evening = code();
        assertThat(evening).isNotEqualTo(noon);
        clock.after(Duration.ofDays(1), () -> in(() -> {
            ledger.post(home.earn(1, 10));
            return seals.seal();
        }));
        var heads = in(() -> seals.heads(today().plusDays(1), 5));
        assertThat(heads).hasSize(2);
        assertThat(heads.get(1).code()).isEqualTo(evening);
        assertThat(heads.get(1).blocks()).isEqualTo(8);
        var printed = List.of(noon, evening, heads.getFirst().code());
        assertThat(in(() -> seals.verify(printed)).findings()).isEmpty();
        assertThat(in(() -> seals.verify(List.of("1234 1234 1234 1234"))).findings()).hasSize(1);
    }

    @Test
    void the_voucher_command_says_yes_no_or_unreadable() throws Exception {
        var file = folder.resolve("voucher.txt");
        Files.writeString(file, ProofText.of(in(() -> seals.proof(lines().get(3))).orElseThrow()));
        var name = file.toString();
        assertThat(said(out -> LedgerProof.run(new String[] {name, code()}, out), 0))
                .contains("对得上");
        assertThat(said(out -> LedgerProof.run(new String[] {name, "1234 1234 1234 1234"}, out),
                1)).contains("对不上");
        assertThat(said(out -> LedgerProof.run(new String[] {name + "x", code()}, out), 2))
                .contains("没有读出来");
        assertThat(said(out -> LedgerProof.run(new String[] {name}, out), 2)).contains("用法");
    }

    @Test
    void the_command_beside_the_running_house_names_the_first_bad_row() {
        var changed = lines().get(9);
        var sql = JdbcClient.create(counties.owner());
        var table = county.schema() + ".ledger_transfer";
        sql.sql("update " + table + " set amount = amount + 1 where id = ?").param(changed)
                .update();
        assertThat(verify("--data", data.toString())).contains("第一处不对",
                "记录 " + changed + " 被改动过");
        var removed = lines().getLast();
        sql.sql("delete from " + table + " where id = ?").param(removed).update();
        assertThat(verify("--data", data.toString()).lines()
                .filter(line -> line.startsWith("第 1 块"))).hasSize(1)
                .first().asString().contains("记录 " + removed + " 被删掉了");
        assertThat(verify("--data=" + data, "--head", "FFFF FFFF FFFF FFFF"))
                .contains("FFFF FFFF FFFF FFFF 在账里找不到");
        said(out -> LedgerVerify.run(new String[] {"--data=" + data + "-nowhere"}, out), 2);
    }

    private String verify(String... args) {
        return said(out -> LedgerVerify.run(args, out), 1);
    }
}
