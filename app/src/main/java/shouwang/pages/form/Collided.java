package shouwang.pages.form;

import java.util.List;
import org.springframework.util.MultiValueMap;

/** Two people changed the same fields to different values: nothing is saved until one chose. */
final class Collided extends RuntimeException {
    private final transient List<ClashView.Clash> clashes;
    private final transient MultiValueMap<String, String> typed;

    /**
     * What is typed, with what only others changed taken over.
     *
     * @param typed carries the marks of what the record holds now
     */
    Collided(List<ClashView.Clash> clashes, MultiValueMap<String, String> typed) {
        super("two people at one record", null, false, false);
        this.clashes = clashes;
        this.typed = typed;
    }

    List<ClashView.Clash> clashes() {
        return clashes;
    }

    MultiValueMap<String, String> typed() {
        return typed;
    }
}
