package shouwang.messages;

import java.util.UUID;

/** Who is to know: a person (an aide, a child, a doctor), or whoever sits at a place's desk. */
public sealed interface Recipient {
    /** The aide, kin or doctor behind an account. */
    record Person(UUID personId) implements Recipient {}

    /** The clerks of a village, of a township, of the county. */
    record Desk(String placeCode) implements Recipient {}
}
