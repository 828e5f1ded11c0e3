package shouwang.pages.bank;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A household's account for a span of days, as it was entered.
 *
 * @param wrong what is wrong with the days that were asked for, or null
 */
public record StatementView(String id, String head, String from, String until, String opening,
        String in, String out, String closing, List<BankView.Line> lines,
        @Nullable String wrong) {}
