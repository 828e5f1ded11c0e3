package shouwang.pages.print;

import java.util.List;
import shouwang.places.Numbers;

/** Cards to be printed one after another; {@code css} comes from the page's own style file. */
public record Sheet(String css, String nine, List<Card> cards) {

    /** A card: what stands on it, in the clear. Blank where it is written in by hand. */
    public record Card(String where, String village, String name, String who, List<String> health,
            String aide, String aideWho, String aidePhone, String phone, List<String> kin,
            Numbers numbers, String foot, String code, String qr) {}
}
