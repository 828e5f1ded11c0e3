package shouwang.pairing;

/**
 * What a good pair is weighed by, in minutes of walking: 住所相邻 counts as it is walked, and
 * 性情相近、爱好相投 (the study, 一（一）二) are each worth so many minutes. The county may change it.
 *
 * @param farthest minutes on foot beyond which nobody is sent
 * @param hobby each hobby in common, three at most
 * @param temper tempers that go together
 * @param youngForOld 低龄帮高龄: an aide of 60 to 69 for an elder of 80 or more
 * @param fitForFrail 健康帮困难: an aide below 70 for an elder who walks or copes badly
 * @param sameSex same sex where the elder needs help with bathing
 * @param sameSexMust whether that is a rule instead
 * @param skill an aide trained for bathing where it is needed
 * @param change what must be saved before an existing pair is broken
 * @param pastHalf what each elder past half of the aide's limit counts
 */
public record PairTerms(int farthest, int hobby, int temper, int youngForOld, int fitForFrail,
        int sameSex, boolean sameSexMust, int skill, int change, int pastHalf) {
    public static final PairTerms USUAL = new PairTerms(90, 6, 10, 8, 8, 30, false, 12, 40, 3);

    /** All of it in one line, for the audit. */
    String words() {
        return "最远 %d，爱好 %d，性情 %d，低龄帮高龄 %d，健康帮困难 %d，助浴同性 %s，会助浴 %d，换人 %d，过半 %d"
                .formatted(farthest, hobby, temper, youngForOld, fitForFrail,
                        sameSexMust ? "必须" : String.valueOf(sameSex), skill, change, pastHalf);
    }
}
