package shouwang.ledger.seal;

import java.util.List;

/**
 * The outcome of a check of the whole chain.
 *
 * @param head the newest head as printed; empty where nothing is sealed
 * @param unsealed rows posted but not sealed yet
 * @param findings the first ones, in the order of the chain; empty = all holds
 */
public record Report(String countyCode, long blocks, long rows, long unsealed, String head,
        List<Finding> findings) {
    public boolean holds() {
        return findings.isEmpty();
    }

    /** For the auditor, a few lines of plain Chinese. */
    public String text() {
        var lines = new StringBuilder("%s：%d 块，%d 条记录，%d 条还没封账。"
                .formatted(countyCode, blocks, rows, unsealed));
        if (!head.isEmpty()) {
            lines.append("\n账本编码 ").append(head);
        }
        if (holds()) {
            return lines.append("\n核对无误。").toString();
        }
        lines.append("\n第一处不对：");
        findings.forEach(finding -> lines.append('\n').append(finding.say()));
        return lines.toString();
    }
}
