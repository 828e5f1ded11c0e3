package shouwang.pages.form;

import java.util.List;

/** How she is, 5 very well to 1 poorly: one of five faces and its word. */
public record Face(int step, String word) {
    public static final List<Face> ALL = List.of(new Face(5, "很好"), new Face(4, "还好"),
            new Face(3, "一般"), new Face(2, "不太好"), new Face(1, "很差"));
}
