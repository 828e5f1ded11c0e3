package shouwang.demo;

import java.time.LocalDate;
import java.util.UUID;

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
}
