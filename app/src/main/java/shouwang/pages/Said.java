package shouwang.pages;

import java.util.Map;

/**
 * What a step did, told on the page it leads to. The address carries only the short word
 * ({@code ?said=saved}), so that nobody can put words into our mouth with a link.
 */
public final class Said {
    static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("saved", "已保存。"),
            Map.entry("added", "已添加。"),
            Map.entry("removed", "已撤下。"),
            Map.entry("undone", "已撤销。"),
            Map.entry("imported", "花名册已导入。"),
            Map.entry("need", "求助已登记，时限开始计。"),
            Map.entry("sent", "已派人。"),
            Map.entry("started", "开始计时。"),
            Map.entry("finished", "做完了，等老人确认。"),
            Map.entry("confirmed", "已确认，积分已记。"),
            Map.entry("entered", "登记好了，来的人每人记了一笔。"),
            Map.entry("reviewed", "复核好了。"),
            Map.entry("objected", "异议登记好了，等别人裁决。"),
            Map.entry("ruled", "裁决好了，账上已照办。"),
            Map.entry("checked", "查过一遍了。"),
            Map.entry("hung", "记下了，墙上的卡是新的。"),
            Map.entry("paired", "已结对。"),
            Map.entry("ended", "已结束。"),
            Map.entry("taken", "已采用，结对已改好。"),
            Map.entry("part", "能采用的已采用；情况变了的没有动，看下面。"),
            Map.entry("waiting", "有的没有采用：那位互助员手上满了，要和腾位子的那条一起采用。"),
            Map.entry("refused", "已记下：不采用。"),
            Map.entry("halted", "已停下，结对没有改动；算好的村还可以看。"),
            Map.entry("contact", "联系已记下。"),
            Map.entry("password", "口令已改。"),
            Map.entry("account", "账号已开好。"),
            Map.entry("sessions", "已从所有设备退出。"),
            Map.entry("counted", "数字已重新点过。"),
            Map.entry("closed", "账号已停，已从所有设备退出。"),
            Map.entry("stage", "进度已改。"),
            Map.entry("renamed", "名字已改。"),
            Map.entry("tabled", "提案已记下，等老年协会表决。"),
            Map.entry("voted", "表决已记下。"),
            Map.entry("shelved", "提案已撤回。"),
            Map.entry("moved", "积分已迁到这一户。"),
            Map.entry("gifted", "已赠送，按本村细则第 11 条。"),
            Map.entry("parted", "已退出时间银行，按本村细则第 14 条。当天可以撤回。"),
            Map.entry("stayed", "退出已撤回，和没有退过一样。"),
            Map.entry("cameback", "已回到时间银行，从今天起又记分。"),
            Map.entry("returned", "已退货，积分已退回户里。"),
            Map.entry("settled", "已日结。"),
            Map.entry("stocked", "库存已记。"),
            Map.entry("slip", "签单已录入。下一张。"),
            Map.entry("photo", "照片已存好，跟这张签单放在一起。"),
            Map.entry("slipagain", "这张签单早就录过，一模一样，没有再记。下一张。"),
            Map.entry("sliplook", "签单已录入，但有一处要核对，待办里有。核对好再请老人确认。"),
            Map.entry("delivered", "送餐已排好，今日路线里就有。"),
            Map.entry("paid", "饭钱已记。"),
            Map.entry("shiftdone", "照看的时间已记。"),
            Map.entry("arranged", "轮流做饭排好了。"),
            Map.entry("menufine", "记下了。对过登记的忌口，没有撞上的。"),
            Map.entry("mealheld", "记下了，谢谢做饭的人。"),
            Map.entry("routed", "路线已采用，互助员手机上已是新的时间和顺序。"),
            Map.entry("stopped", "已停下，没有存下任何东西。"),
            Map.entry("fixed", "已固定，重新排也不会动它。"),
            Map.entry("freed", "已放开，重新排时可以动它。"),
            Map.entry("revoked", "这台手机已停用，不再收它的记录；这个账号已从所有设备退出。"),
            Map.entry("restored", "这台手机已重新放行。给她发一个登录码，扫了再进来。"),
            Map.entry("booked", "已照手机上的记进账本。"),
            Map.entry("left", "没有记，原因已留下。"),
            Map.entry("evened", "这笔跑腿的钱已结清。"),
            Map.entry("done", "办好了，记下了。"),
            Map.entry("noticed", "通知写好了，老人列在下面，一位一件待办。"),
            Map.entry("seen", "都记为看过了。"),
            Map.entry("rings", "这台会弹出提醒了。"),
            Map.entry("trial", "试发的一条已排队，很快就到。"),
            Map.entry("again", "已排队，马上再发。"),
            Map.entry("word", "话送到了。"),
            Map.entry("joined", "进来了。上面可以换着看。"),
            Map.entry("agreed", "老人的话记下了。"),
            Map.entry("withdrawn", "记下了，从现在起看不到了。"),
            Map.entry("letters", "家书写好了，看过再发。"),
            Map.entry("written", "这个月的家书都在，没有新的。"),
            Map.entry("letter", "信发了。"),
            Map.entry("held", "记下了，这封不发。"),
            Map.entry("paths", "已记下，以后排路线就按这个算。"));

    private Said() {}

    /** Leads on to a page and tells there what was done. */
    public static String then(String path, String word) {
        if (!WORDS.containsKey(word)) {
            throw new IllegalArgumentException("nothing to say for " + word);
        }
        return "redirect:" + path + (path.contains("?") ? "&" : "?") + "said=" + word;
    }
}
