package shouwang.pages.field;

import java.time.Duration;
import java.time.LocalDate;
import shouwang.field.Fact;
import shouwang.kernel.Money;
import shouwang.pages.When;

/** Says a fact from a phone as the aide would say it. */
final class FactWords {
    private FactWords() {}

    static String of(Fact fact, LocalDate today) {
        return switch (fact) {
            case Fact.Start start -> "到了老人家";
            case Fact.Finish done -> work(done.work(), today);
            case Fact.DropIn done -> done.service().chinese() + "，" + work(done.work(), today);
            case Fact.Slip slip -> "签单 " + slip.serial() + "，" + slip.service().chinese() + "，"
                    + work(slip.work(), today);
            case Fact.Confirm word -> word.method().chinese()
                    + (word.by() == null ? "" : "，" + word.by())
                    + (word.signature() == null ? "" : "，有签字");
            case Fact.Missed missed -> missed.why();
            case Fact.Help help -> help.service().chinese() + "，" + help.wish()
                    + (help.urgent() ? "（急）" : "");
            case Fact.Handled money -> money.step().chinese() + " " + new Money(money.fen())
                    + (money.what().isEmpty() ? "" : "，" + money.what());
            case Fact.Shot shot -> shot.what().chinese();
        };
    }

    private static String work(Fact.Work work, LocalDate today) {
        return When.moment(work.started(), today) + "–" + When.hour(work.finished()) + "，"
                + Math.max(1, Duration.between(work.started(), work.finished()).toMinutes()) + " 分钟"
                + (work.did().isEmpty() ? "" : "，" + work.did());
    }
}
