package shouwang.county.backup;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * A night's backup has been brought up in a corner of its own: whoever keeps books there looks at
 * them through the owner's door and says what is wrong. Heard before the copy is let go.
 */
public final class RestoredCopy {
    private final DataSource owner;
    private final List<String> wrong = new ArrayList<>();

    RestoredCopy(DataSource owner) {
        this.owner = owner;
    }

    public DataSource owner() {
        return owner;
    }

    /** Says in one line of plain Chinese what does not hold. */
    public void wrong(String line) {
        wrong.add(line);
    }

    List<String> findings() {
        return List.copyOf(wrong);
    }
}
