package shouwang.pages.print;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.Said;
import shouwang.pairing.Cards;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.Household;
import shouwang.places.Place;
import shouwang.places.Places;

/** Printing: which cards are to be replaced, one card, or a whole village's. */
@Controller
@Needs(Right.PRINT_CARDS)
public class CardPages {
    private final Elders elders;
    private final Cards cards;
    private final Places places;
    private final CardSheets sheets;
    private final HomeSheets homes;
    private final Printer printer;
    private final Clock clock;
    private final String base;

    CardPages(Elders elders, Cards cards, Places places, CardSheets sheets, HomeSheets homes,
            Printer printer,
            Clock clock, Environment env) {
        this.elders = elders;
        this.cards = cards;
        this.places = places;
        this.sheets = sheets;
        this.homes = homes;
        this.printer = printer;
        this.clock = clock;
        this.base = env.getProperty("shouwang.address", "");
    }

    @Bean
    static Said.Words printCardWords() {
        return Said.words("hung", "记下了，墙上的卡是新的。");
    }

    /** What the page shows: {@code village} is null where one has to be chosen first. */
    public record View(@Nullable String village, String villageName, List<Place> villages,
            List<Place> hamlets, List<Row> stale, int all) {
        /** Cards that are printed and do not hang yet. */
        public long drawn() {
            return stale.stream().filter(Row::drawn).count();
        }
    }

    /** An elder whose card is to be printed. */
    public record Row(String id, String name, String of, boolean drawn) {}

    @GetMapping("/people/cards")
    String cards(Actor actor, @RequestParam(defaultValue = "") String village, Model model) {
        var code = village.isBlank() && actor.placeCode().length() >= 12 ? actor.placeCode()
                : village;
        if (code.isBlank()) {
            model.addAttribute("view", new View(null, "",
                    places.below(actor.placeCode(), Place.Kind.VILLAGE), List.of(), List.of(), 0));
            return "print/cards";
        }
        actor.needPlace(code);
        var place = places.get(code);
        var today = LocalDate.now(clock);
        var stale = cards.stale(code).stream().map(card -> new Row(card.elder().id().toString(),
                card.elder().name(), card.elder().ageOn(today) + " 岁·" + card.elder().hamlet(),
                card.drawn())).toList();
        model.addAttribute("view", new View(code, place.name(), List.of(), places.children(code),
                stale, elders.count(code)));
        return "print/cards";
    }

    @GetMapping("/people/cards/{id}.pdf")
    void one(Actor actor, @PathVariable String id, @RequestParam(defaultValue = "WALL") String kind,
            @RequestParam(defaultValue = "") String paper, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        if (kind(kind) == CardSheets.Kind.HOUSEHOLD) {
            var home = homes.home(actor, Given.id(id));
            write(List.of(home), paper(paper), home.head(), response);
            return;
        }
        var elder = elders.get(Given.id(id));
        write(actor, List.of(elder), new Wish(kind(kind), paper(paper), elder.name()), request,
                response);
    }

    /** The whole village or hamlet, or only the cards to be replaced. */
    @GetMapping("/people/cards/all.pdf")
    void all(Actor actor, @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "WALL") String kind,
            @RequestParam(defaultValue = "false") boolean stale,
            @RequestParam(defaultValue = "") String paper,
            HttpServletRequest request, HttpServletResponse response) throws IOException {
        actor.needPlace(place);
        var where = places.get(place);
        if (where.kind() != Place.Kind.VILLAGE && where.kind() != Place.Kind.HAMLET) {
            throw new Rejected(Reason.WRONG_KIND, "一次印一个村或一个组，请先选村。");
        }
        if (kind(kind) == CardSheets.Kind.HOUSEHOLD) {
            write(homes.homes(place), paper(paper), where.name(), response);
            return;
        }
        var list = stale ? cards.stale(place).stream().map(Cards.Stale::elder).toList()
                : elders.all(place);
        if (list.isEmpty()) {
            throw new Rejected(Reason.NOT_FOUND, "没有要印的卡。");
        }
        write(actor, list, new Wish(kind(kind), paper(paper), where.name()), request, response);
    }

    private static CardSheets.Kind kind(String word) {
        return Given.word(word, CardSheets.Kind.class, "kind", "印什么卡");
    }

    /** Which card, on which paper, and what the file is called after. */
    private record Wish(CardSheets.Kind kind, boolean a4, String called) {}

    private static boolean paper(String word) {
        return switch (word) {
            case "A4" -> true;
            case "" -> false;
            default -> throw new Rejected(Reason.WRONG_FORM, "paper", "纸只能选 A4，或照卡的大小。");
        };
    }

    private void write(List<Household> list, boolean a4, String called,
            HttpServletResponse response) throws IOException {
        if (list.isEmpty()) {
            throw new Rejected(Reason.NOT_FOUND, "没有要印的卡。");
        }
        var kind = CardSheets.Kind.HOUSEHOLD;
        var sheet = homes.of(list);
        head(response, kind, called);
        put("print/" + kind.template() + ".jte", sheet, a4, response);
    }

    private static void head(HttpServletResponse response, CardSheets.Kind kind, String called) {
        response.setContentType("application/pdf");
        response.setHeader("Content-Disposition", "inline; filename*=UTF-8''" + URLEncoder.encode(
                kind.chinese() + "-" + called + ".pdf", StandardCharsets.UTF_8));
    }

    private void put(String template, Object sheet, boolean a4, HttpServletResponse response)
            throws IOException {
        if (a4) {
            var small = new ByteArrayOutputStream();
            printer.print(template, sheet, small);
            Imposed.onA4(small, response.getOutputStream());
        } else {
            printer.print(template, sheet, response.getOutputStream());
        }
    }

    private void write(Actor actor, List<Elder> list, Wish wish, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        var kind = wish.kind();
        var sheet = sheets.of(actor, list, kind, address(request), printer.nine());
        head(response, kind, wish.called());
        if (kind == CardSheets.Kind.WALL) {
            cards.drawn(actor, cards.fingerprints(list));
        }
        put("print/" + kind.template() + ".jte", sheet, wish.a4(), response);
    }

    /** The printed cards hang: the list of those to be replaced grows short. */
    @PostMapping("/people/cards/hung")
    String hung(Actor actor, @RequestParam(defaultValue = "") String place) {
        actor.needPlace(place);
        cards.hung(actor, place);
        return Said.then("/people/cards?village=" + Place.villageOf(place), "hung");
    }

    private String address(HttpServletRequest request) {
        if (!base.isBlank()) {
            return base;
        }
        var url = request.getRequestURL();
        return url.substring(0, url.length() - request.getRequestURI().length());
    }

    @PostMapping("/people/cards/{id}/lost")
    String lost(Actor actor, @PathVariable String id) {
        UUID elderId = Given.id(id);
        cards.lost(actor, elderId);
        return Said.then("/people/elders/" + elderId, "saved");
    }
}
