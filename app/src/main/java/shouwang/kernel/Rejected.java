package shouwang.kernel;

import org.jspecify.annotations.Nullable;

/**
 * A refusal: what the person asked for can't be done, and why. {@link #say()} is the sentence
 * shown to them: plain Chinese, what is wrong and what to do. Not a bug; never logged as one.
 */
public final class Rejected extends RuntimeException {
    /** What kind of refusal, and the HTTP status that carries it. */
    public enum Reason {
        MISSING(422), TOO_LONG(422), WRONG_FORM(422), OUT_OF_RANGE(422),
        NOT_FOUND(404), NOT_YOURS(403), NOT_NOW(409), TAKEN(409), STALE(409),
        GONE(410), TOO_LARGE(413), WRONG_KIND(415), TOO_MANY(429);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final Reason reason;
    private final @Nullable String field;

    public Rejected(Reason reason, String say) {
        this(reason, null, say);
    }

    /** A refusal that belongs to one field of a form. */
    public Rejected(Reason reason, @Nullable String field, String say) {
        super(say, null, false, false);
        this.reason = reason;
        this.field = field;
    }

    public Reason reason() {
        return reason;
    }

    /** The form field it belongs to, or null. */
    public @Nullable String field() {
        return field;
    }

    public String say() {
        return String.valueOf(getMessage());
    }
}
