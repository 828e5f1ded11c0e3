package shouwang.pages.print;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.places.Place;
import shouwang.places.Places;
import shouwang.places.site.Site;
import shouwang.places.site.Sites;

/** 门牌标识: one sheet of A4, lying, for each house; the QR opens its public page. */
@Controller
@Needs(Right.WRITE_PLACES)
public class SiteSignPages {
    private final Sites sites;
    private final Places places;
    private final Printer printer;
    private final String base;
    private final String css = CardSheets.css("/print/sign.css");

    SiteSignPages(Sites sites, Places places, Printer printer, Environment env) {
        this.sites = sites;
        this.places = places;
        this.printer = printer;
        this.base = env.getProperty("shouwang.address", "");
    }

    /** Signs to be printed. */
    public record Sheet(String css, List<Sign> signs) {}

    /** One sign: no owner, no private number, no address of a villager's house. */
    public record Sign(String county, String village, String name, String kind, String size,
            List<String> hours, String phone, String qr, boolean last) {}

    @GetMapping("/settings/sites/{id}.pdf")
    void one(Actor actor, @PathVariable String id, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        var site = sites.get(Given.id(id));
        actor.needPlace(site.placeCode());
        write(List.of(site), site.form().name(), request, response);
    }

    /** All of a village or township at once. */
    @GetMapping("/settings/sites/signs.pdf")
    void all(Actor actor, @RequestParam(defaultValue = "") String place,
            HttpServletRequest request, HttpServletResponse response) throws IOException {
        actor.needPlace(place);
        var where = places.get(place);
        if (where.code().length() < 9) {
            throw new Rejected(Reason.WRONG_KIND, "一次印一个乡镇或一个村，请先选。");
        }
        var open = sites.below(place).stream().filter(Site::isOpen).toList();
        if (open.isEmpty()) {
            throw new Rejected(Reason.NOT_FOUND, "这里还没有场地，没有门牌可印。");
        }
        write(open, where.name(), request, response);
    }

    private void write(List<Site> all, String called, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        var codes = all.stream().map(Site::placeCode).flatMap(code -> List.of(
                code.substring(0, 6), code.substring(0, Math.min(12, code.length()))).stream())
                .collect(Collectors.toSet());
        var names = places.names(codes);
        var numbers = places.numbers(all.stream().filter(site -> site.placeCode().length() >= 12)
                .map(site -> Place.villageOf(site.placeCode())).collect(Collectors.toSet()));
        var hours = sites.hours(all.stream().map(Site::id).toList());
        var last = all.getLast();
        response.setContentType("application/pdf");
        response.setHeader("Content-Disposition", "inline; filename*=UTF-8''" + URLEncoder.encode(
                "门牌-" + called + ".pdf", StandardCharsets.UTF_8));
        printer.print("print/signs.jte", new Sheet(css, all.stream().map(site -> {
            var code = site.placeCode();
            var village = code.substring(0, Math.min(12, code.length()));
            var station = numbers.get(village);
            var own = site.form().phone();
            return new Sign(names.getOrDefault(code.substring(0, 6), ""),
                    names.getOrDefault(village, ""), site.form().name(), site.kind().chinese(),
                    site.form().name().length() > 8 ? "long" : "short",
                    Objects.requireNonNull(hours.get(site.id())).lines(),
                    own != null ? own : station == null ? ""
                            : Objects.requireNonNullElse(station.stationPhone(), ""),
                    Printer.qr(address(request) + "/p/" + site.id()), site.equals(last));
        }).toList()), response.getOutputStream());
    }

    private String address(HttpServletRequest request) {
        if (!base.isBlank()) {
            return base;
        }
        var url = request.getRequestURL();
        return url.substring(0, url.length() - request.getRequestURI().length());
    }
}
