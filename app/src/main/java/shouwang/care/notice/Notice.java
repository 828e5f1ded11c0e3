package shouwang.care.notice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A notice (天气、断路) for some villages or hamlets: what comes, from when until when.
 *
 * @param places the places it is for, of which the reader sees only their own
 * @param elders how many of those places' elders somebody is to call or look in on
 */
public record Notice(UUID id, List<String> places, Kind kind, String words, Instant from,
        Instant until, int elders, String writtenBy, Instant writtenAt) {
    public Notice {
        places = List.copyOf(places);
    }

    /** What comes. */
    public enum Kind {
        HEAT("高温", "看看家里热不热，多喝水，中午别出门"), SNOW("下雪、结冰", "看看柴火被子够不够，别出门"),
        STORM("暴雨、山洪", "问问房子漏不漏，要不要先到别家住"), ROAD_CUT("断路", "问问米、药够几天"),
        OTHER("别的事", "打个电话问一声");

        private final String chinese;
        private final String ask;

        Kind(String chinese, String ask) {
            this.chinese = chinese;
            this.ask = ask;
        }

        public String chinese() {
            return chinese;
        }

        /** What to ask the elder. */
        public String ask() {
            return ask;
        }
    }

    /** A notice as it is written; the id is made with the form. */
    public record Draft(UUID id, List<String> places, Kind kind, String words, Instant from,
            Instant until) {
        public Draft {
            places = List.copyOf(places);
        }
    }
}
