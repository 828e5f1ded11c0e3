package shouwang.people.roster.layout;

import java.util.ArrayList;
import java.util.List;
import shouwang.people.roster.sheet.Merge;
import shouwang.people.roster.sheet.SheetRow;

/** Cells merged over several rows: what the first of them says, holds for all of them. */
public final class MergedDown {
    private static final class Block {
        final Merge merge;
        String text = "";

        Block(Merge merge) {
            this.merge = merge;
        }
    }

    private final List<Block> waiting = new ArrayList<>();
    private final List<Block> open = new ArrayList<>();
    private final int name;
    private int next;

    public MergedDown(Layout layout, List<Merge> merges) {
        var at = layout.first(Column.NAME);
        name = at == null ? -1 : at.at();
        for (var merge : merges) {
            if (merge.firstRow() > layout.headerTo() && merge.lastRow() > merge.firstRow()) {
                waiting.add(new Block(merge));
            }
        }
    }

    /** The row with the merged cells' text put in. Rows must come top to bottom. */
    public SheetRow fill(SheetRow row) {
        if (waiting.isEmpty()) {
            return row;
        }
        open.removeIf(block -> block.merge.lastRow() < row.number());
        while (next < waiting.size() && waiting.get(next).merge.firstRow() <= row.number()) {
            var block = waiting.get(next++);
            if (block.merge.firstRow() == row.number()) {
                block.text = row.text(block.merge.firstColumn());
                open.add(block);
            }
        }
        var filled = row;
        for (var block : open) {
            var at = block.merge.firstColumn();
            if (block.merge.firstRow() < row.number() && row.isBlank(at) && !block.text.isBlank()) {
                filled = filled.with(at, block.text);
            }
        }
        return filled;
    }

    /** The row goes on about the person of the row above: their name is merged over both. */
    public boolean isSamePerson(SheetRow row) {
        for (var block : open) {
            if (block.merge.firstColumn() == name && block.merge.firstRow() < row.number()) {
                return true;
            }
        }
        return false;
    }
}
