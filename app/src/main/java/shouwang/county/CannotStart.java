package shouwang.county;

/** The application can't start; the message is the one clear line shown instead of a stack. */
public final class CannotStart extends RuntimeException {
    public CannotStart(String line) {
        super(line);
    }

    public CannotStart(String line, Throwable cause) {
        super(line, cause);
    }
}
