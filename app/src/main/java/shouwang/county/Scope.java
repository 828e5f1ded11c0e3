package shouwang.county;

import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction may see: one county, and the place codes from {@code low} to {@code high}
 * (both included, compared byte by byte). Bound to the running thread; every transaction that
 * begins there carries it into the database, where row-level security keeps to it.
 */
public record Scope(County county, String low, String high) {
    private static final Pattern PLACE = Pattern.compile("[0-9]{6,18}");
    private static final ThreadLocal<Scope> BOUND = new ThreadLocal<>();

    /** Everything at and below one place; its code is the prefix of all codes below it. */
    public static Scope below(County county, String placeCode) {
        if (!PLACE.matcher(placeCode).matches() || !placeCode.startsWith(county.code())) {
            throw new IllegalArgumentException("no place of " + county + ": " + placeCode);
        }
        return new Scope(county, placeCode, placeCode + "~");
    }

    /** The whole county. */
    public static Scope all(County county) {
        return below(county, county.code());
    }

    public boolean covers(String placeCode) {
        return placeCode.compareTo(low) >= 0 && placeCode.compareTo(high) <= 0;
    }

    /** Runs the work under this scope and puts back what was bound before. */
    public <T> T call(Callable<T> work) {
        var before = BOUND.get();
        BOUND.set(this);
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            restore(before);
        }
    }

    public void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /** The scope bound to this thread, or null: then the database shows nothing. */
    public static @Nullable Scope bound() {
        return BOUND.get();
    }

    /** For the filter that opens and closes a request; all others use {@link #call}. */
    public static void bind(Scope scope) {
        BOUND.set(scope);
    }

    public static void unbind() {
        BOUND.remove();
    }

    private static void restore(@Nullable Scope before) {
        if (before == null) {
            BOUND.remove();
        } else {
            BOUND.set(before);
        }
    }
}
