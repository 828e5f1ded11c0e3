package shouwang.pages.bank;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.people.Household;
import shouwang.people.Households;
import shouwang.timebank.booking.Booking;
import shouwang.timebank.booking.Bookings;
import shouwang.timebank.giving.Given;
import shouwang.timebank.giving.Giving;

/** What was given and booked in a place, what waits for review, and how much the pool holds. */
@Controller
@Needs(Right.SEE_POINTS)
class PoolPages {
    private static final int MOST = 200;
    private final Giving giving;
    private final Bookings bookings;
    private final Households households;
    private final Clock clock;

    PoolPages(Giving giving, Bookings bookings, Households households, Clock clock) {
        this.giving = giving;
        this.bookings = bookings;
        this.households = households;
        this.clock = clock;
    }

    @GetMapping("/timebank/giving")
    @Transactional(readOnly = true)
    String all(Actor actor, Model model) {
        return page(actor, null, model);
    }

    private String page(Actor actor, @Nullable String wrong, Model model) {
        var given = giving.list(actor.placeCode(), MOST);
        var booked = bookings.list(actor.placeCode(), MOST);
        var homes = heads(Stream.concat(given.stream().flatMap(g ->
                Stream.of(g.from(), g.to())).filter(Objects::nonNull),
                booked.stream().map(Booking::householdId)).collect(Collectors.toSet()));
        var today = LocalDate.now(clock);
        model.addAttribute("view", new GiftView.All(actor.placeCode().length() < 12 ? null
                : giving.inPool(actor.placeCode().substring(0, 12)).text(),
                given.stream().map(g -> row(g, homes, today)).toList(),
                booked.stream().map(b -> new GiftView.Row(b.id().toString(),
                        "约" + b.service().chinese(), homes.getOrDefault(b.householdId(), ""),
                        (b.spent() == null ? b.held() : b.spent()).text(),
                        When.paper(b.at()), "", b.state().chinese(),
                        b.ended() != null ? "" : "cancel")).toList(),
                actor.may(Right.SUPERVISE), actor.may(Right.WRITE_POINTS), wrong));
        return "bank/giving";
    }

    private Map<UUID, String> heads(Collection<UUID> ids) {
        return households.byIds(ids).values().stream()
                .collect(Collectors.toMap(Household::id, home -> home.head() + "户"));
    }

    private GiftView.Row row(Given g, Map<UUID, String> homes, LocalDate today) {
        var from = g.from() == null ? "捐赠池" : homes.getOrDefault(g.from(), "外村的户");
        var pool = g.kind() == Given.Kind.DONATION || g.kind() == Given.Kind.LEAVING;
        var to = g.to() == null ? pool ? "捐赠池" : "村里" : homes.getOrDefault(g.to(), "外村的户");
        var step = switch (g.state()) {
            case ASKED -> "decide";
            case DONE -> g.kind() != Given.Kind.REMOVAL
                    && g.kind() != Given.Kind.LEAVING && g.went().atZone(clock.getZone())
                    .toLocalDate().equals(today) ? "undo" : "";
            case DECLINED, UNDONE -> "";
        };
        return new GiftView.Row(g.id().toString(), g.kind().chinese(), from + " → " + to,
                g.points().text(), When.paper(g.at()), g.reason(),
                g.state().chinese(), step);
    }

    @PostMapping("/timebank/giving/{id}")
    String step(Actor actor, @PathVariable String id, @RequestParam Map<String, String> form,
            Model model, HttpServletResponse response) {
        try {
            var which = shouwang.kernel.Given.id(id);
            switch (form.getOrDefault("step", "")) {
                case "grant" -> giving.decide(actor, which, true);
                case "decline" -> giving.decide(actor, which, false);
                case "undo" -> giving.undo(actor, which, "当天撤回");
                case "cancel" -> bookings.cancel(actor, which, "取消约定");
                default -> throw new Rejected(Reason.WRONG_FORM, "没有看懂要做哪一步，请重新点。");
            }
            return Said.then("/timebank/giving", "saved");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return page(actor, refusal.say(), model);
        }
    }
}
