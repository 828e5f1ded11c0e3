package shouwang.ledger.seal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import shouwang.kernel.Rejected;

/**
 * {@code java -jar app.jar ledger-proof FILE "7F3A 91C4 0B6E D258"}: does the voucher in the file
 * lead to the code on the notice board? Needs no database.
 */
public final class LedgerProof {
    private LedgerProof() {}

    /** Exit code: 0 it does, 1 it does not, 2 could not read. */
    public static int run(String[] args, PrintStream out) {
        if (args.length != 2) {
            out.println("用法：ledger-proof 凭证文件 \"公示的账本编码\"");
            return 2;
        }
        try {
            var proof = ProofText.read(Files.readString(Path.of(args[0])));
            var row = proof.row();
            out.printf("记录 %s：%s，数额 %d，发生于 %s。%n", row.id(), row.memo(), row.amount(),
                    row.eventAt().atZone(DayHead.HERE).toLocalDateTime());
            if (proof.leadsTo(args[1])) {
                out.println("对得上：这一笔就在公示编码的那本账里，没有改过。");
                return 0;
            }
            out.println("对不上：凭证和公示的账本编码不是同一本账。");
            return 1;
        } catch (IOException | Rejected e) {
            out.println("凭证没有读出来：" + e.getMessage());
            return 2;
        }
    }
}
