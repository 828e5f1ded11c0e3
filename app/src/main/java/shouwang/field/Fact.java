package shouwang.field;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.care.errand.Errand;
import shouwang.care.picture.Picture;

/** Something that an aide's phone wrote down; understood without any other. */
public sealed interface Fact {
    /**
     * What every fact has.
     *
     * @param at when it happened
     */
    record Head(UUID id, Kind kind, int v, Instant at, @Nullable UUID visit,
            @Nullable UUID elder) {
        Head later(Duration by) {
            return new Head(id, kind, v, at.plus(by), visit, elder);
        }
    }

    /** The kinds, as they are called on the line. */
    enum Kind {
        START("开始服务"), FINISH("做完了"), CONFIRM("老人确认"), MISSED("没去成"), DROP_IN("顺路上门"),
        HELP("要帮手"), ERRAND("跑腿的钱"), SLIP("纸签单"), PICTURE("照片或录音");

        private final String chinese;

        Kind(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    Head head();

    /** The same with what the phone's clock said so much later: that clock put right. */
    Fact later(Duration by);

    /** The aide is at the door. */
    record Start(Head head) implements Fact {
        @Override
        public Fact later(Duration by) {
            return new Start(head.later(by));
        }
    }

    /** What was done, from when to when. */
    record Work(Instant started, Instant finished, String did, @Nullable Integer mood) {
        Work later(Duration by) {
            return new Work(started.plus(by), finished.plus(by), did, mood);
        }

        Visit.Finish finish() {
            return new Visit.Finish(finished, did, mood);
        }
    }

    /** The visit is done; carries its own start. */
    record Finish(Head head, Work work) implements Fact {
        @Override
        public Fact later(Duration by) {
            return new Finish(head.later(by), work.later(by));
        }
    }

    /** The elder's word. */
    record Confirm(Head head, Visit.Method method, @Nullable String token, @Nullable String by,
            @Nullable Integer rating, byte @Nullable [] signature) implements Fact {
        @Override
        public Fact later(Duration by) {
            return new Confirm(head.later(by), method, token, this.by, rating, signature);
        }
    }

    /** Nobody was visited, and why. */
    record Missed(Head head, String why) implements Fact {
        @Override
        public Fact later(Duration by) {
            return new Missed(head.later(by), why);
        }
    }

    /** A visit that nobody had planned. */
    record DropIn(Head head, Service service, Work work) implements Fact {
        @Override
        public Fact later(Duration by) {
            return new DropIn(head.later(by), service, work.later(by));
        }

        UUID visitId() {
            var visit = head.visit();
            return visit == null ? head.id() : visit;
        }
    }

    /** A need of an elder, or of the aide herself where the head names none. */
    record Help(Head head, Service service, Service.@Nullable Piece piece, String wish,
            boolean urgent) implements Fact {
        @Override
        public Fact later(Duration by) {
            return new Help(head.later(by), service, piece, wish, urgent);
        }
    }

    /** Money handled on an errand; whole fen. */
    record Handled(Head head, UUID errand, Errand.Kind step, long fen, String what,
            byte @Nullable [] signature) implements Fact {
        @Override
        public Fact later(Duration by) {
            return new Handled(head.later(by), errand, step, fen, what, signature);
        }
    }

    /** A paper slip read with the phone; its hours are the paper's, which no phone's clock made. */
    record Slip(Head head, String serial, Service service, Work work) implements Fact {
        @Override
        public Fact later(Duration by) {
            return new Slip(head.later(by), serial, service, work);
        }
    }

    /** Announces bytes that follow by themselves. */
    record Shot(Head head, UUID about, Picture.Kind what, String type) implements Fact {
        @Override
        public Fact later(Duration by) {
            return new Shot(head.later(by), about, what, type);
        }
    }
}
