package shouwang.places;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/** The network of places: the county's divisions, and the hamlets and hearths villages add. */
@Component
@Transactional
public class Places {
    private static final int MOST_CHILDREN = 998;
    private final PlaceRows rows;
    private final ApplicationEventPublisher events;

    Places(PlaceRows rows, ApplicationEventPublisher events) {
        this.rows = rows;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public Optional<Place> find(String code) {
        return rows.find(code);
    }

    @Transactional(readOnly = true)
    public Place get(String code) {
        return rows.find(code).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这个地方，可能不归您管。"));
    }

    @Transactional(readOnly = true)
    public List<Place> children(String code) {
        return rows.children(code);
    }

    /** Every place of one kind at or below {@code code}, by code. */
    @Transactional(readOnly = true)
    public List<Place> below(String code, Place.Kind kind) {
        return rows.below(code, kind);
    }

    /** The names of many places in one question: code → name. */
    @Transactional(readOnly = true)
    public Map<String, String> names(Collection<String> codes) {
        return rows.named(codes).stream().collect(Collectors.toMap(Place::code, Place::name));
    }

    /** The hamlet of that name in the village; added where the village has none of that name. */
    public Place hamlet(String villageCode, String name) {
        rows.hold(villageCode);
        return rows.children(villageCode).stream().filter(p -> isSame(p.name(), name)).findFirst()
                .orElseGet(() -> add(villageCode, Place.Kind.HAMLET, name));
    }

    /** Adds a hamlet below a village or a hearth below a hamlet, with the next free code. */
    public Place add(String parentCode, Place.Kind kind, String name) {
        var parent = get(parentCode);
        var fits = kind == Place.Kind.HAMLET && parent.kind() == Place.Kind.VILLAGE
                || kind == Place.Kind.HEARTH && parent.kind() == Place.Kind.HAMLET;
        if (!fits) {
            throw new Rejected(Reason.WRONG_KIND, "组加在村下面，互助点加在组下面。请换一个上级。");
        }
        Hamlets.check(name);
        needFree(parent, parentCode, name);
        var last = rows.lastChildCode(parentCode)
                .map(code -> Integer.parseInt(code.substring(parentCode.length()))).orElse(0);
        if (last >= MOST_CHILDREN) {
            throw new Rejected(Reason.TOO_MANY, parent.name() + "下面已经放满了，请联系县里。");
        }
        var place = new Place(parentCode + "%03d".formatted(last + 1), parentCode, kind, name,
                null);
        rows.insert(place);
        return place;
    }

    private static boolean isSame(String one, String other) {
        return Hamlets.core(one).equals(Hamlets.core(other));
    }

    /** Whoever changes what lies below this place waits until this transaction is over. */
    public void hold(String code) {
        rows.hold(code);
    }

    /**
     * Takes a hamlet off the list that was added by mistake. Refused while there is a hearth in
     * it; whoever knows of more there refuses it on {@link Place.Closing}. Its code is never used
     * again, and what once happened there keeps its name.
     */
    public void close(String code, LocalDate day) {
        var place = get(code);
        if (place.kind() != Place.Kind.HAMLET) {
            throw new Rejected(Reason.NOT_YOURS, "只有组（社）能去掉，村和乡镇来自国家区划。");
        }
        rows.hold(code);
        if (!rows.children(code).isEmpty()) {
            throw new Rejected(Reason.NOT_NOW, place.name() + "下面还有互助点，不能去掉。");
        }
        events.publishEvent(new Place.Closing(code, place.name()));
        rows.close(code, day);
    }

    /** Holds the place above: of two at once the second sees what the first has made. */
    private void needFree(Place parent, String code, String name) {
        rows.hold(parent.code());
        if (rows.children(parent.code()).stream().anyMatch(p -> isSame(p.name(), name)
                && !p.code().equals(code))) {
            throw new Rejected(Reason.TAKEN, "name", parent.name() + "已经有叫“" + name + "”的了"
                    + "（三社、3组算同一个）。");
        }
    }

    public void rename(String code, String name) {
        var place = get(code);
        if (place.kind() != Place.Kind.HAMLET && place.kind() != Place.Kind.HEARTH) {
            throw new Rejected(Reason.NOT_YOURS, "村和乡镇的名字来自国家区划，不能在这里改。");
        }
        Hamlets.check(name);
        needFree(get(code.substring(0, code.length() - 3)), code, name);
        rows.rename(code, name);
    }

    /** Sets how far a village is: 试点 → 规范 → 推广. */
    public void stage(String villageCode, Place.Stage stage) {
        if (rows.stage(villageCode, stage) != 1) {
            throw new Rejected(Reason.NOT_FOUND, "没有找到这个村。");
        }
    }

    /** What the village prints on its cards; blank where nobody has written it down. */
    @Transactional(readOnly = true)
    public Numbers numbers(String villageCode) {
        return rows.numbers(villageCode).orElse(Numbers.NONE);
    }

    /** The same of many villages in one question: code → numbers, where written down. */
    @Transactional(readOnly = true)
    public Map<String, Numbers> numbers(Collection<String> villageCodes) {
        return rows.numbers(villageCodes);
    }

    public void number(String villageCode, Numbers numbers) {
        if (get(villageCode).kind() != Place.Kind.VILLAGE) {
            throw new Rejected(Reason.WRONG_KIND, "电话写在村上。请先打开这个村。");
        }
        rows.number(villageCode, numbers);
    }

    /** Code → place, for pages that show many. */
    @Transactional(readOnly = true)
    public Map<String, Place> byCode(Collection<String> codes) {
        return rows.named(codes).stream()
                .collect(Collectors.toMap(Place::code, Function.identity()));
    }
}
