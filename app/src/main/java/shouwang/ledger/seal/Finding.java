package shouwang.ledger.seal;

import java.util.UUID;

/** Something wrong with the books. */
public sealed interface Finding {
    /** The sentence for the auditor. */
    String say();

    /** The row's content is not what was sealed. */
    record Changed(UUID row, long block) implements Finding {
        @Override
        public String say() {
            return "第 %d 块的记录 %s 被改动过。".formatted(block, row);
        }
    }

    /** The sealed row is gone; block 0 = it had not been sealed yet. */
    record Removed(UUID row, long block) implements Finding {
        @Override
        public String say() {
            return block == 0 ? "还没封账的记录 %s 被删掉了。".formatted(row)
                    : "第 %d 块的记录 %s 被删掉了。".formatted(block, row);
        }
    }

    /** The row was never posted by the ledger. */
    record Inserted(UUID row) implements Finding {
        @Override
        public String say() {
            return "记录 %s 是绕过账本插进来的。".formatted(row);
        }
    }

    /** The block itself, or its tie to the one before, does not hold. */
    record BrokenBlock(long block) implements Finding {
        @Override
        public String say() {
            return "第 %d 块的封印对不上：封印被改过，或者它前面的块被换过。".formatted(block);
        }
    }

    /** A head that was printed is not in the chain. */
    record OtherHead(String printed) implements Finding {
        @Override
        public String say() {
            return "公示的账本编码 %s 在账里找不到：整条账链被重做过。".formatted(printed);
        }
    }

    /** An account is gone, or its balance or last entry is not what its entries make. */
    record WrongBalance(UUID account) implements Finding {
        @Override
        public String say() {
            return "账户 %s 和它的明细对不上：余额或最后一笔被改过，或者账户被删掉了。".formatted(account);
        }
    }

    /** A row's running balances do not follow from the entries before it. */
    record WrongEntry(UUID row) implements Finding {
        @Override
        public String say() {
            return "记录 %s 的结余接不上前一笔。".formatted(row);
        }
    }
}
