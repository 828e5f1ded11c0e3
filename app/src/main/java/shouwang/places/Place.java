package shouwang.places;

import org.jspecify.annotations.Nullable;

/**
 * A place of the network.
 *
 * @param code 6 digits for the county, 9 township, 12 village, 15 hamlet (组/社), 18 hearth (点)
 * @param stage how far the village's mutual care is; null = not begun, or not a village
 */
public record Place(String code, @Nullable String parentCode, Kind kind, String name,
        @Nullable Stage stage) {
    /** 县 乡镇 村 组 点. */
    public enum Kind {
        COUNTY("县"), TOWNSHIP("乡镇"), VILLAGE("村"), HAMLET("组"), HEARTH("点");

        private final String chinese;

        Kind(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** 试点 → 规范 → 推广 (the study, 一: 先从点上先行探路…). */
    public enum Stage {
        PILOT("试点"), STANDARD("规范"), SPREAD("推广");

        private final String chinese;

        Stage(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** The village's 12 digits of any code at or below a village. */
    public static String villageOf(String code) {
        return code.substring(0, Math.min(12, code.length()));
    }

    /** Announced before a hamlet is taken off the list; who knows of something there refuses. */
    public record Closing(String code, String name) {}
}
