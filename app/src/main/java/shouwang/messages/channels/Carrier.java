package shouwang.messages.channels;

/** Someone who carries messages out of the house. Never inside a transaction. */
public interface Carrier {
    /** Whether the house has what this carrier asks for (address, secret); else not offered. */
    boolean isReady();

    /** Hands one parcel over, once. What goes wrong on the way is an answer, not an exception. */
    Answer send(Parcel parcel);
}
