package shouwang.pages.boards;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Exports;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.boards.Board;
import shouwang.boards.Boards;
import shouwang.boards.Tally;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.Said;
import shouwang.pages.Xlsx;
import shouwang.places.Place;
import shouwang.places.Places;

/** 看板 of county, township and village. */
@Controller
@Needs(Right.SEE_BOARD)
class BoardPages {
    private static final int MOST_CLIMBED = 5;
    private static final int VILLAGE_DIGITS = 12;
    private final Exports exports;
    private final Boards boards;
    private final Places places;
    private final Clock clock;
    private final ClimbedPages climbed;
    private final TransactionTemplate once;

    BoardPages(Exports exports, Boards boards, Places places, Clock clock, ClimbedPages climbed,
            TransactionTemplate once) {
        this.exports = exports;
        this.boards = boards;
        this.places = places;
        this.clock = clock;
        this.climbed = climbed;
        this.once = once;
    }

    @Bean
    static Said.Words boardsBoardWords() {
        return Said.words("counted", "数字已重新点过。");
    }

    @GetMapping("/boards")
    String own(Actor actor, @RequestParam(defaultValue = "without") String by, Model model) {
        return show(actor, actor.placeCode(), by, model);
    }

    @GetMapping("/boards/{code}")
    String board(Actor actor, @PathVariable String code,
            @RequestParam(defaultValue = "without") String by, Model model) {
        return show(actor, code, by, model);
    }

    private String show(Actor actor, String code, String by, Model model) {
        check(actor, code);
        var words = once.execute(status -> {
            var board = counted(code);
            var place = places.get(code);
            model.addAttribute("climbed", climbed.of(actor, code, MOST_CLIMBED));
            return new BoardWords(board, place, named(board.below(), code), actor, clock.instant(),
                    clock.getZone());
        });
        model.addAttribute("board", java.util.Objects.requireNonNull(words)
                .view(BoardWords.RANKS.containsKey(by) ? by : "without"));
        return "boards/board";
    }

    /** A place of the reader's with a board of its own. */
    private static void check(Actor actor, String code) {
        if (!code.matches("[0-9]{6}([0-9]{3}){0,2}")) {
            throw new Rejected(Reason.NOT_FOUND, "没有这一页看板。请从看板页上点进去。");
        }
        actor.needPlace(code);
    }

    /** The board; counted now where nobody has counted it yet. */
    private Board counted(String code) {
        var board = boards.at(code);
        if (board.total() == null) {
            boards.refresh(code);
            board = boards.at(code);
        }
        if (board.total() == null) {
            throw new Rejected(Reason.NOT_FOUND, "这里还没有村，没有数字可看。请先建好乡镇和村。");
        }
        return board;
    }

    private Map<String, Place> named(List<Tally> tallies, String code) {
        var codes = new HashSet<String>();
        for (var digits = 6; digits <= code.length(); digits += 3) {
            codes.add(code.substring(0, digits));
        }
        for (var tally : tallies) {
            codes.add(tally.placeCode());
            codes.add(tally.placeCode().substring(0, Math.min(9, tally.placeCode().length())));
        }
        return places.byCode(codes);
    }

    @PostMapping("/boards/{code}/refresh")
    String refresh(Actor actor, @PathVariable String code) {
        check(actor, code);
        boards.refresh(places.get(code).code());
        return Said.then("/boards/" + code, "counted");
    }

    @GetMapping("/boards/{code}/export")
    ResponseEntity<byte[]> export(Actor actor, @PathVariable String code) {
        check(actor, code);
        var name = new String[1];
        var book = once.execute(status -> {
            var board = counted(code);
            var place = places.get(code);
            name[0] = place.name();
            var villages = boards.villages(code);
            return new BoardBook(named(villages, code.substring(0,
                    Math.min(code.length(), VILLAGE_DIGITS))), clock.getZone())
                    .write(place, board, villages, exports.stamp(actor, code, "导出看板",
                            place.name(), null));
        });
        return Xlsx.of(name[0] + "看板.xlsx", Objects.requireNonNull(book));
    }
}
