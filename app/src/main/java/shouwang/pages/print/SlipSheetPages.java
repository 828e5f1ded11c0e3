package shouwang.pages.print;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.care.slip.Slip;
import shouwang.care.slip.Slips;
import shouwang.kernel.Given;
import shouwang.people.Aides;
import shouwang.places.Place;
import shouwang.places.Places;

/** 签单 on paper: the same batch again is the same serials. */
@Controller
@Needs(Right.SLIPS)
class SlipSheetPages {
    private final Slips slips;
    private final Aides aides;
    private final Places places;
    private final Printer printer;
    private final String css = CardSheets.css("/print/slip.css");

    SlipSheetPages(Slips slips, Aides aides, Places places, Printer printer) {
        this.slips = slips;
        this.aides = aides;
        this.places = places;
        this.printer = printer;
    }

    @GetMapping("/care/slips/batches/{id}.pdf")
    void sheets(Actor actor, @PathVariable String id, HttpServletResponse response)
            throws IOException {
        var batch = slips.batch(Given.id(id));
        actor.needPlace(batch.placeCode());
        var village = Place.villageOf(batch.placeCode());
        var aide = aides.get(batch.aideId());
        var station = Objects.requireNonNullElse(places.numbers(village).stationPhone(), "");
        response.setContentType("application/pdf");
        response.setHeader("Content-Disposition", "inline; filename*=UTF-8''" + URLEncoder.encode(
                "签单-" + aide.name() + ".pdf", StandardCharsets.UTF_8));
        printer.print("print/slips.jte", new SlipSheet(css, places.get(village).name(),
                aide.name(), station, papers(batch, village)), response.getOutputStream());
    }

    private static List<SlipSheet.Paper> papers(Slip.Batch batch, String village) {
        var papers = new ArrayList<SlipSheet.Paper>();
        var all = batch.serials();
        for (var first = 0; first < all.size(); first += Slips.PER_SHEET) {
            var until = Math.min(all.size(), first + Slips.PER_SHEET);
            papers.add(new SlipSheet.Paper(all.subList(first, until).stream().map(serial ->
                    new SlipSheet.One(serial.text(), Printer.qr(serial.code(village)))).toList(),
                    until == all.size()));
        }
        return papers;
    }
}
