package shouwang.pages.form;

import java.util.List;
import shouwang.care.Service;

/** What is usually done at each kind of visit, to tick instead of to write. */
public final class Works {
    private Works() {}

    public static List<String> of(Service service) {
        return switch (service) {
            case MEALS -> List.of("送饭", "做饭", "洗碗", "看着吃完");
            case BATHING -> List.of("洗澡", "擦身", "洗头", "剪指甲");
            case CLEANING -> List.of("扫屋", "洗衣", "换被套", "倒垃圾");
            case EMERGENCY -> List.of("送医", "叫了村医", "告诉家里人", "陪着");
            case MEDICAL -> List.of("陪看病", "量血压", "拿药", "提醒吃药");
            case MOBILITY -> List.of("陪走路", "接送", "陪赶场", "陪办事");
            case FARMING -> List.of("挖地", "栽种", "收庄稼", "喂牲口");
            case ERRANDS -> List.of("买菜", "买药", "缴费", "取件");
            case COUNSEL -> List.of("陪说话", "打视频", "读报", "陪走走");
        };
    }
}
