package shouwang.pages.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shouwang.Camera;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.kernel.Ids;
import shouwang.ledger.AccountId;
import shouwang.ledger.AccountKind;
import shouwang.ledger.Book;
import shouwang.ledger.Ledger;
import shouwang.ledger.NewAccount;
import shouwang.ledger.Transfer;
import shouwang.ledger.seal.ProofText;
import shouwang.ledger.seal.Seals;

/** The ledger's pages: the code, the notice, the voucher and its check. */
@House
class LedgerPagesTest {
    @LocalServerPort int port;
    @Autowired MockMvcTester mvc;
    @Autowired SignedIn signedIn;
    @Autowired Villages villages;
    @Autowired Ledger ledger;
    @Autowired Seals seals;
    @Autowired TestClock clock;
    String village;
    SignedIn.Guest clerk;
    SignedIn.Guest supervisor;
    UUID sealed;
    UUID waiting;

    @BeforeEach
    void a_village_with_a_sealed_line_and_one_that_waits() {
        village = villages.fresh();
        clerk = signedIn.as(Role.CLERK, village);
        supervisor = signedIn.as(Role.SUPERVISOR, village);
        var household = NewAccount.household(village, Ids.fresh());
        villages.everywhere(() -> ledger.open(List.of(household,
                NewAccount.of(village, Book.POINTS, AccountKind.ISSUING))));
        sealed = earn(household.id());
        villages.everywhere(() -> {
            while (seals.seal() > 0) {
                assertThat(seals.newest()).isPresent();
            }
            return true;
        });
        waiting = earn(household.id());
    }

    UUID earn(UUID household) {
        var transfer = Transfer.points(Ids.fresh(), AccountId.issuing(village), household, 90,
                "EARN", TestClock.given()).memo("助浴，送到竹林湾");
        villages.everywhere(() -> ledger.post(transfer));
        return transfer.id();
    }

    String today() {
        return villages.everywhere(() -> seals.of(LocalDate.now(clock))).orElseThrow().code();
    }

    MvcTestResult get(SignedIn.Guest guest, String path) {
        return mvc.get().uri(path).with(guest).exchange();
    }

    MvcTestResult post(SignedIn.Guest guest, String path, String... fields) {
        var request = mvc.post().uri(path).with(guest);
        for (var i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    String voucher() {
        return villages.everywhere(() -> ProofText.of(seals.proof(sealed).orElseThrow()));
    }

    @Test
    void the_ledger_shows_the_days_code_what_waits_and_that_the_books_close() {
        assertThat(get(clerk, "/timebank/ledger")).hasStatusOk().bodyText().contains(today(),
                "<b>1</b> 笔", "农户", "1.5", "-3 分", "<td class=\"num\">0 分</td>")
                .doesNotContain("现在核对");
        assertThat(get(supervisor, "/timebank/ledger")).bodyText().contains("现在核对");
        assertThat(get(clerk, "/timebank/ledger/notice")).hasStatusOk().bodyText()
                .contains(today(), "账本公示", "今天还没过完");
        assertThat(get(clerk, "/timebank/ledger/notice?day=2020-01-01")).hasStatus(404);
        assertThat(get(clerk, "/timebank/ledger/notice?day=nonsense")).hasStatus(422);
        assertThat(get(signedIn.as(Role.AIDE, village, Ids.fresh()), "/timebank/ledger"))
                .hasStatus(403);
    }

    @Test
    void a_supervisor_checks_the_whole_chain_against_what_hangs_on_the_board() {
        assertThat(post(supervisor, "/timebank/ledger/verify", "code", "1111 1111 1111 1111"))
                .hasStatusOk().bodyText().contains("账本对不上", "第一处不对",
                        "1111 1111 1111 1111 在账里找不到");
        assertThat(post(supervisor, "/timebank/ledger/verify", "code", today()))
                .hasStatusOk().bodyText().contains("也在账里").doesNotContain("找不到");
        assertThat(post(clerk, "/timebank/ledger/verify")).hasStatus(403);
    }

    @Test
    void a_line_is_printed_with_its_voucher_and_the_voucher_holds_against_the_board() {
        assertThat(get(clerk, "/timebank/ledger/voucher/" + sealed)).hasStatusOk().bodyText()
                .contains("助浴，送到竹林湾", "1.5 分", today(), voucher(), "<svg class=\"sw-qr\"");
        assertThat(get(clerk, "/timebank/ledger/voucher/" + waiting)).hasStatusOk().bodyText()
                .contains("还没封账").doesNotContain("SW1.");
        assertThat(get(signedIn.as(Role.CLERK, villages.fresh()),
                "/timebank/ledger/voucher/" + sealed)).hasStatus(404);

        assertThat(post(clerk, "/timebank/ledger/check", "code", today(), "text", voucher()))
                .hasStatusOk().bodyText().contains("就在公示的那本账里", "助浴，送到竹林湾");
        assertThat(post(clerk, "/timebank/ledger/check", "code", "1111 1111 1111 1111", "text",
                voucher())).bodyText().contains("不是同一本账");
        assertThat(post(clerk, "/timebank/ledger/check", "code", today(), "text", "SW1.乱写"))
                .hasStatusOk().bodyText().contains("凭证不完整或者抄错了");
        assertThat(post(clerk, "/timebank/ledger/check", "code", "", "text", voucher()))
                .bodyText().contains("公示的账本编码没有填");
    }

    @Test
    void the_pages_of_the_ledger_read_well_on_a_phone_and_at_a_desk() {
        try (var camera = new Camera(port)) {
            camera.look(supervisor, "/timebank/ledger", "ledger");
            camera.look(clerk, "/timebank/ledger/notice", "ledger-notice");
            camera.look(clerk, "/timebank/ledger/voucher/" + sealed, "ledger-voucher");
            camera.look(clerk, "/timebank/ledger/check", "ledger-check");
            assertThat(camera.faults()).isEmpty();
        }
    }
}
