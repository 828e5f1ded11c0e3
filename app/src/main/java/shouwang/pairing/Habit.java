package shouwang.pairing;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 性情 and 爱好 of one person, as the village knows them. */
public record Habit(@Nullable Temper temper, Set<Hobby> hobbies) {
    public static final Habit UNKNOWN = new Habit(null, Set.of());

    /** How someone likes it around them. */
    public enum Temper {
        LIVELY("爱热闹"), QUIET("喜清静"), EASY("好说话");

        private final String chinese;

        Temper(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }

        /** Like goes with like, and the easy-going with anyone. */
        boolean goesWith(Temper other) {
            return this == other || this == EASY || other == EASY;
        }
    }

    /** What they like to do. */
    public enum Hobby {
        CHESS("下棋"), CARDS("打牌"), SINGING("唱歌"), DANCING("跳舞"), OPERA("看戏看电影"),
        GARDEN("种菜养花"), READING("看书看报"), STROLLING("转路"), TEA("喝茶摆龙门阵"),
        TAICHI("打太极"), CRAFT("做手工"), ANIMALS("喂鸡养鸭");

        private final String chinese;

        Hobby(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** What both like, in the list's order. */
    Set<Hobby> shared(Habit other) {
        var both = EnumSet.noneOf(Hobby.class);
        both.addAll(hobbies);
        both.retainAll(other.hobbies);
        return both;
    }
}
