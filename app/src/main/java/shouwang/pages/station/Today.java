package shouwang.pages.station;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.care.NeedClock;
import shouwang.care.Service;
import shouwang.pages.Chores;

/** The workbench: trouble first. */
public record Today(String month, int day, String line, Calls calls, List<Waiting> waiting,
        int waitingAll, List<Lapsed> lapsed, int lapsedAll, List<Chores.Chore> chores,
        String issued, String outstanding) {

    /**
     * What waits for an answer.
     *
     * @param climbed what nobody in the villages answered and has come up to this desk
     */
    public record Calls(List<NeedRow> needs, int open, long late, long nobody,
            List<NeedRow> climbed) {
        public String summary() {
            return open == 0 ? "现在没有求助" : open + " 件";
        }

        /** Changes with the needs shown, and with each minute of their clocks. */
        public String mark() {
            return Integer.toHexString(hashCode());
        }
    }

    /** A need on the list. */
    public record NeedRow(UUID id, NeedClock clock, Service service, String wish, boolean urgent,
            UUID elderId, String elder, String of, String asked, String askedAt, String goes,
            boolean open) {}

    /** A visit that the elder has not confirmed yet. */
    public record Waiting(UUID visitId, UUID elderId, String elder, String what) {}

    /** An elder nobody has heard of for thirty days. */
    public record Lapsed(UUID elderId, String elder, long days, String of) {
        /** 41 天; an elder nobody ever spoke with has no number. */
        public String since() {
            return days == Long.MAX_VALUE ? "还没联系过" : days + " 天";
        }
    }

    /** The whole list of them. */
    public record AllLapsed(List<Lapsed> rows) {}

    /**
     * Writing one contact down; the id is made with the page.
     *
     * @param branch whether somebody of the branch got in touch, and not the one who writes
     */
    public record OneContact(UUID id, UUID elderId, String elder, String of, String at,
            String note, String kind, boolean branch, String who, @Nullable String wrong) {
        public shouwang.care.Contacts.Kind[] kinds() {
            return shouwang.care.Contacts.Kind.values();
        }
    }

    /** The log of contacts; {@code by} the chosen one, empty for all; {@code her} for one elder. */
    public record ContactLog(String by, @Nullable Her her, List<Logged> rows,
            @Nullable String next) {
        public shouwang.care.Contacts.By[] bys() {
            return shouwang.care.Contacts.By.values();
        }
    }

    /** The elder whose contacts they are. */
    public record Her(UUID id, String name) {}

    /**
     * One line of it.
     *
     * @param takenBack who took it back, or null
     * @param mine the reader may take it back
     */
    public record Logged(UUID id, UUID elderId, String elder, String when, String kind,
            String note, String by, String who, @Nullable String takenBack, boolean mine) {}
}
