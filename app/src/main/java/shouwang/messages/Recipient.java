package shouwang.messages;

import java.util.UUID;

/** Who is to know: a person (an aide, a child, a doctor), or whoever sits at a place's desk. */
public sealed interface Recipient {
    /** The aide, kin or doctor behind an account; the account itself where nobody is behind it. */
    record Person(UUID personId) implements Recipient {}

    /**
     * The clerks of a village, of a township, of the county. Hamlets and hearths have no desk of
     * their own: what is for them lies on their village's.
     */
    record Desk(String placeCode) implements Recipient {
        private static final int VILLAGE = 12;

        public Desk {
            placeCode = placeCode.substring(0, Math.min(VILLAGE, placeCode.length()));
        }
    }
}
