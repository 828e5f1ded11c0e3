package shouwang.pages.form;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import shouwang.access.desk.LastSaved;

/**
 * What becomes of a form that was opened on an older state of its record. Each field is compared
 * three ways: as opened, as it is now, as typed. What only the others changed is taken over, what
 * only this person changed is saved, what both changed to different values is theirs to choose.
 * A field never shown has no value to compare; there the number of savings tells a change.
 */
final class Merging {
    private static final int MARK_BYTES = 6;
    private final String record;
    private final Held now;
    private final Map<String, LastSaved.Save> saves;
    private final MultiValueMap<String, String> typed;
    private final List<Held.Field> collide = new ArrayList<>();
    private final List<String> changed = new ArrayList<>();

    private Merging(String record, Held now, Map<String, LastSaved.Save> saves,
            MultiValueMap<String, String> typed) {
        this.record = record;
        this.now = now;
        this.saves = saves;
        this.typed = typed;
    }

    /** Compares, and takes over into {@code typed} what only others have changed. */
    static Merging of(String record, Held now, Map<String, LastSaved.Save> saves,
            MultiValueMap<String, String> typed) {
        var merging = new Merging(record, now, saves, typed);
        var opened = read(record, typed.getFirst(Opened.FIELD));
        now.fields().forEach(field -> merging.look(field, opened.get(field.name())));
        return merging;
    }

    /** The fields that both changed to different values and that nobody has chosen between. */
    List<Held.Field> collide() {
        return collide;
    }

    /** The fields whose value will be another one after this saving. */
    List<String> changed() {
        return changed;
    }

    private void look(Held.Field field, @Nullable String opened) {
        var given = typed.getOrDefault(field.name(), List.of());
        var mark = mark(record, field, saves);
        var theirs = opened != null && !opened.equals(mark);
        if (field.secret()) {
            var mine = !text(given).isEmpty() || field.beside() != null
                    && field.beside().stream().anyMatch(typed::containsKey);
            decide(field, mine, theirs);
            return;
        }
        var same = text(given).equals(text(field.values()));
        var mine = opened == null ? !same : !mark(record, field.name(), given).equals(opened);
        decide(field, mine && !same, theirs && !same);
    }

    private void decide(Held.Field field, boolean mine, boolean theirs) {
        var asked = typed.getOrDefault(Opened.MET, List.of()).contains(field.name());
        var keep = typed.getFirst(Opened.KEEP + field.name());
        if (mine && (theirs || asked && keep == null)) {
            collide.add(field);
        } else if (theirs || mine && asked && "theirs".equals(keep)) {
            takeOver(field);
        } else if (mine) {
            changed.add(field.name());
        }
    }

    private void takeOver(Held.Field field) {
        typed.remove(field.name());
        if (field.beside() != null) {
            field.beside().forEach(typed::remove);
        }
        if (!field.values().isEmpty()) {
            typed.put(field.name(), new ArrayList<>(field.values()));
        }
    }

    /** The hidden field: the record, and for each of its fields what it was opened with. */
    static String marks(String record, Held now, Map<String, LastSaved.Save> saves) {
        return record + "|" + now.fields().stream().map(field -> field.name() + "="
                + mark(record, field, saves)).collect(Collectors.joining(";"));
    }

    private static Map<String, String> read(String record, @Nullable String marks) {
        var read = new HashMap<String, String>();
        if (marks == null || !marks.startsWith(record + "|")) {
            return read;
        }
        Arrays.stream(marks.substring(record.length() + 1).split(";")).forEach(one -> {
            var at = one.indexOf('=');
            if (at > 0) {
                read.put(one.substring(0, at), one.substring(at + 1));
            }
        });
        return read;
    }

    private static String mark(String record, Held.Field field,
            Map<String, LastSaved.Save> saves) {
        var last = saves.get(field.name());
        return field.secret() ? "n" + (last == null ? 0 : last.times())
                : mark(record, field.name(), field.values());
    }

    private static String mark(String record, String name, List<String> values) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest((record + '\n' + name + '\n'
                    + text(values)).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, MARK_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The order of ticked boxes, blanks at the ends and the kind of line ends say nothing. */
    private static String text(List<String> values) {
        return values.stream().filter(java.util.Objects::nonNull)
                .map(one -> one.replace("\r\n", "\n").strip()).filter(one -> !one.isEmpty())
                .sorted().collect(Collectors.joining("\n\n"));
    }
}
