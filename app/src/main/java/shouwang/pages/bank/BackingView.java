package shouwang.pages.bank;

import java.util.List;
import shouwang.timebank.backing.Backing;

/** 持续运转 of a village: the words first, then the figures behind them. */
public record BackingView(String village, String placeName, String day, List<Backing.Word> words,
        String outstanding, String stock, String capacity, String work, String goods,
        String earned, String spent, List<Age> ages, List<Soon> soon) {
    /** How long ago points were earned; {@code share} of a hundred for the bar. */
    public record Age(String when, String points, int share) {}

    /** Who turns eighty, and when. */
    public record Soon(String name, String hamlet, int age, int year, String who) {}
}
