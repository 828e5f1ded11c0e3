package shouwang.timebank.earning;

import shouwang.timebank.rules.RuleVersion;

/** What a fact comes to under the rules, and the words of the clause that gave it. */
record Counted(int minutes, String clause) {
    static final String PLAIN = "每 1 小时志愿服务时长计 1 积分，按实际分钟记。";

    static Counted of(Deed deed, RuleVersion version) {
        return new Counted(deed.minutes(), PLAIN);
    }
}
