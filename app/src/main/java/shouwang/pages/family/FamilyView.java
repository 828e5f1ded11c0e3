package shouwang.pages.family;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.pages.QrDrawing;
import shouwang.people.Kin;

/** An elder's children: who may see what, who asks to be let in, what was said. */
public record FamilyView(UUID elderId, String elder, List<Child> children, List<Asking> asking,
        List<Past> history, boolean pictures, String today,
        @Nullable String wrong) {

    public Kin.Sight[] sights() {
        return Kin.Sight.values();
    }

    public Kin.How[] hows() {
        return Kin.How.values();
    }

    /**
     * One child.
     *
     * @param consent how the elder agreed, or null
     * @param sees what they may see, in words
     * @param entry how far the last invitation is, or null
     */
    public record Child(UUID id, String called, String name, @Nullable String livesIn,
            @Nullable String consent, String sees, @Nullable String entry, Typed form,
            List<Line> lines, UUID lineId, String text) {}

    /** What is typed, or stands, in the form of an elder's yes; and what is wrong with its day. */
    public record Typed(String how, String witness, String on, Set<String> may, boolean open,
            @Nullable String wrongDay) {}

    /** Somebody who scanned the wall card. */
    public record Asking(UUID id, String called, String phone, String when, Typed form) {}

    /** One line of what was said. */
    public record Line(boolean ours, String by, String when, String text) {}

    /** One yes or no of the elder. */
    public record Past(String when, String child, String what, String by) {}

    /** An invitation to be scanned or printed; shown once. */
    public record Invited(UUID elderId, String elder, String child, String village, String address,
            QrDrawing qr, String until) {}
}
