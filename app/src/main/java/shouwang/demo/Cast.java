package shouwang.demo;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.IntStream;

/** Everyone the generator made, in arrays by index: elders first, then the other aides. */
final class Cast {
    final int elders;
    final UUID[] ids;
    final String[] places;
    final UUID[] households;
    final String[] names;
    final boolean[] female;
    final LocalDate[] born;
    /** For each elder the index of the aide, or -1. */
    final int[] aideOf;
    /** Indexes of those who help: some young elders, and everyone after the elders. */
    final int[] aides;

    Cast(int elders, int people, int[] aides) {
        this.elders = elders;
        ids = new UUID[people];
        places = new String[people];
        households = new UUID[people];
        names = new String[people];
        female = new boolean[people];
        born = new LocalDate[people];
        aideOf = new int[elders];
        this.aides = aides;
    }

    int people() {
        return ids.length;
    }

    /** Those of one village alone, the same people in the same homes, in the same order. */
    Cast of(String village) {
        var kept = IntStream.range(0, people()).filter(i -> places[i].startsWith(village))
                .toArray();
        var now = new int[people()];
        Arrays.fill(now, -1);
        for (var i = 0; i < kept.length; i++) {
            now[kept[i]] = i;
        }
        var some = new Cast((int) Arrays.stream(kept).filter(i -> i < elders).count(),
                kept.length, Arrays.stream(aides).map(aide -> now[aide]).filter(aide -> aide >= 0)
                        .toArray());
        for (var i = 0; i < kept.length; i++) {
            some.ids[i] = ids[kept[i]];
            some.places[i] = places[kept[i]];
            some.households[i] = households[kept[i]];
            some.names[i] = names[kept[i]];
            some.female[i] = female[kept[i]];
            some.born[i] = born[kept[i]];
            if (i < some.elders) {
                some.aideOf[i] = aideOf[kept[i]] < 0 ? -1 : now[aideOf[kept[i]]];
            }
        }
        return some;
    }
}
