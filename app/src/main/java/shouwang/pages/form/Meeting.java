package shouwang.pages.form;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.MultiValueMap;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import shouwang.access.Actor;
import shouwang.access.desk.LastSaved;
import shouwang.pages.When;

/**
 * Two people at one record: nobody's saving undoes what another saved meanwhile. A form is opened
 * with {@link #open}, carries the tag {@code form.opened}, and is saved by {@link #save}. Nothing
 * is kept between: the form itself says what it was opened with.
 */
@Component
public class Meeting {
    private final LastSaved saved;
    private final TransactionTemplate once;
    private final Clock clock;

    Meeting(LastSaved saved, TransactionTemplate once, Clock clock) {
        this.saved = saved;
        this.once = once;
        this.clock = clock;
    }

    /** The form of a record is being shown, filled in with what the record holds. */
    public void open(String record, Held now) {
        if (Opened.of(record) != null) {
            return;
        }
        var sent = request().getParameter(Opened.FIELD);
        var refused = sent != null && sent.startsWith(record + "|");
        new Opened(refused ? sent : Merging.marks(record, now, savesOf(record, now)))
                .keep(record);
    }

    private Map<String, LastSaved.Save> savesOf(String record, Held now) {
        return now.fields().stream().anyMatch(Held.Field::secret) ? saved.of(record) : Map.of();
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes())
                .getRequest();
    }

    /**
     * Saves a form, in one transaction and alone at its record. What others have changed meanwhile
     * is taken over into {@code typed}, so that the deed must read it anew.
     *
     * @param placeCode where the record is
     * @param now reads what the record holds
     * @param deed reads {@code typed} and writes it down
     * @throws Collided where a field was changed by both; the page shown then asks which
     */
    public void save(Actor actor, String placeCode, String record,
            MultiValueMap<String, String> typed, Supplier<Held> now, Runnable deed) {
        once.executeWithoutResult(status -> {
            saved.alone(record);
            var held = now.get();
            var saves = saved.of(record);
            var merging = Merging.of(record, held, saves, typed);
            var marks = Merging.marks(record, held, saves);
            if (!merging.collide().isEmpty()) {
                typed.set(Opened.FIELD, marks);
                throw new Collided(merging.collide().stream().map(field ->
                        clash(field, typed, saves.get(field.name()))).toList(), typed);
            }
            new Opened(marks).keep(record);
            deed.run();
            saved.note(actor, placeCode, record, merging.changed());
        });
    }

    private ClashView.Clash clash(Held.Field field, MultiValueMap<String, String> typed,
            LastSaved.@Nullable Save last) {
        return new ClashView.Clash(field.name(), field.label(),
                field.secret() ? "新填的（不在这里显示）" : field.said(field.values()),
                field.secret() ? "您这次填的" : field.said(
                        typed.getOrDefault(field.name(), java.util.List.of())),
                last == null ? null : last.by(), last == null ? "" : When.moment(
                        last.at(), LocalDate.now(clock)));
    }
}
