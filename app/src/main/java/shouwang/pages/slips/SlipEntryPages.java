package shouwang.pages.slips;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.care.Timetable;
import shouwang.care.Visit;
import shouwang.care.slip.Slip;
import shouwang.care.slip.SlipSerial;
import shouwang.care.slip.Slips;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Text;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.places.Place;

/**
 * Entering slips with the keyboard alone: serial, elder, day, from, until, service, Enter. The
 * script only moves the cursor and shows whose slip it is; without it each Enter asks the house.
 */
@Controller
@Needs(Right.SLIPS)
class SlipEntryPages {
    private static final int LATELY = 8;
    private static final List<String> FIELDS = List.of("serial", "elder", "day", "from", "until",
            "service", "did", "signed");
    private final Slips slips;
    private final SlipElders meant;
    private final Elders elders;
    private final Aides aides;
    private final Timetable visits;
    private final Clock clock;

    SlipEntryPages(Slips slips, SlipElders meant, Elders elders, Aides aides, Timetable visits,
            Clock clock) {
        this.slips = slips;
        this.meant = meant;
        this.elders = elders;
        this.aides = aides;
        this.visits = visits;
        this.clock = clock;
    }

    @Bean
    static Said.Words slipsSlipEntryWords() {
        return Said.words("slip", "签单已录入。下一张。",
                "slipagain", "这张签单早就录过，一模一样，没有再记。下一张。",
                "sliplook", "签单已录入，但有一处要核对，待办里有。核对好再请老人确认。");
    }

    @GetMapping("/care/slips/enter")
    @Transactional(readOnly = true)
    String open(Actor actor, @RequestParam(defaultValue = "") String day, Model model) {
        var today = LocalDate.now(clock);
        var typed = new LinkedHashMap<String, String>();
        typed.put("day", "%02d%02d".formatted(today.getMonthValue(), today.getDayOfMonth()));
        if (day.matches("[0-9]{4}([0-9]{4})?")) {
            typed.put("day", day);
        }
        typed.put("signed", "1");
        return show(actor, typed, null, List.of(), null, "serial", model);
    }

    /** Whose slip it is and which elder is meant; the part of the page beside the fields. */
    @GetMapping("/care/slips/look")
    String look(Actor actor, @RequestParam(defaultValue = "") String serial,
            @RequestParam(defaultValue = "") String elder, Model model) {
        try {
            var slip = slips.find(actor, SlipSerial.read(serial));
            model.addAttribute("who", who(slip));
            model.addAttribute("meant", elder.isBlank() ? List.of()
                    : meant.meant(slip, Given.text(elder, "elder", "老人", 40)).stream()
                            .map(this::choice).toList());
            model.addAttribute("wrong", "");
        } catch (Rejected refusal) {
            model.addAttribute("wrong", refusal.say());
        }
        return "slips/who";
    }

    @PostMapping("/care/slips/enter")
    String enter(Actor actor, @RequestParam Map<String, String> form, Model model,
            HttpServletResponse response) {
        Slip slip = null;
        var choices = List.<Elder>of();
        try {
            slip = slips.find(actor, SlipSerial.read(form.get("serial")));
            choices = meant.meant(slip, Given.text(form.get("elder"), "elder", "老人", 40));
            var elder = one(choices, form.get("pick"));
            var day = SlipTyping.day(form.get("day"), LocalDate.now(clock));
            var from = SlipTyping.hour(form.get("from"), "from", "开始");
            var until = SlipTyping.hour(form.get("until"), "until", "结束");
            var entry = new Slip.Entry(elder.id(), SlipTyping.service(form.get("service")),
                    day.atTime(from).atZone(clock.getZone()).toInstant(),
                    day.atTime(until).atZone(clock.getZone()).toInstant(),
                    Given.optional(form.get("did"), "did", "做了什么", 400),
                    SlipTyping.signed(form.get("signed")));
            var entered = slips.enter(actor, slip.serial(), entry);
            return Said.then("/care/slips/enter?day=" + day.toString().replace("-", ""),
                    entered.look() != null ? "sliplook" : entered.again() ? "slipagain" : "slip");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            var field = refusal.field();
            var typed = FIELDS.stream().collect(Collectors.toMap(name -> name,
                    name -> clean(form.get(name)), (a, b) -> a, LinkedHashMap::new));
            return show(actor, typed, slip, choices, refusal, field == null ? "serial" : field,
                    model);
        }
    }

    /** The one elder meant; several are asked about, none is refused. */
    private static Elder one(List<Elder> choices, @Nullable String pick) {
        var left = pick == null || pick.isBlank() ? choices
                : SlipElders.picked(choices, Given.id(pick));
        if (left.isEmpty()) {
            throw new Rejected(Reason.NOT_FOUND, "elder",
                    "没有找到这位老人。打序号、拼音首字母，或者姓名。");
        }
        if (left.size() > 1) {
            throw new Rejected(Reason.WRONG_FORM, "pick", "有 %d 位都对得上，请选一位。"
                    .formatted(left.size()));
        }
        return left.getFirst();
    }

    /** What is shown again of what was typed: no control signs, no novel. */
    private static String clean(@Nullable String raw) {
        var text = raw == null ? "" : raw.replaceAll("\\p{Cntrl}|\\p{Cs}", "");
        return Text.cut(text, 400);
    }

    private String show(Actor actor, Map<String, String> typed, @Nullable Slip slip,
            List<Elder> choices, @Nullable Rejected refusal, String focus, Model model) {
        var lately = actor.placeCode().length() < 12 ? List.<Slip>of()
                : slips.lately(Place.villageOf(actor.placeCode()), LATELY);
        model.addAttribute("entry", new SlipEntry(typed, slip == null ? null : who(slip),
                "pick".equals(focus) ? choices.stream().map(this::choice).toList() : List.of(),
                refusal == null ? null : refusal.say(), focus, lines(lately)));
        return "slips/enter";
    }

    private SlipEntry.Who who(Slip slip) {
        return new SlipEntry.Who(slip.serial().text(), aides.find(slip.aideId())
                .map(aide -> aide.name()).orElse(""), slip.status() == Slip.Status.OUT ? ""
                        : slip.status().chinese(),
                meant.paired(slip).stream().map(this::choice).toList());
    }

    private SlipEntry.Choice choice(Elder elder) {
        return new SlipEntry.Choice(elder.id().toString(), elder.name(),
                elder.ageOn(LocalDate.now(clock)) + " 岁"
                        + (elder.hamlet().isEmpty() ? "" : "·" + elder.hamlet()));
    }

    /** The slips with the visits they became, in three questions. */
    private List<SlipEntry.Line> lines(List<Slip> list) {
        var became = visits.byIds(list.stream().map(Slip::visitId).filter(Objects::nonNull)
                .map(Objects::requireNonNull).toList());
        var who = elders.byIds(became.values().stream().map(Visit::elderId)
                .collect(Collectors.toSet()));
        var by = aides.byIds(list.stream().map(Slip::aideId).collect(Collectors.toSet()));
        return list.stream().filter(slip -> became.containsKey(slip.visitId())).map(slip -> {
            var visit = Objects.requireNonNull(became.get(slip.visitId()));
            var elder = who.get(visit.elderId());
            var aide = by.get(slip.aideId());
            return new SlipEntry.Line(slip.serial().text(), aide == null ? "" : aide.name(),
                    elder == null ? "" : elder.name(), visit.elderId().toString(), what(visit),
                    visit.status().chinese(), visit.status() == Visit.Status.CONFIRMED,
                    visit.id().toString());
        }).toList();
    }

    private String what(Visit visit) {
        var from = Objects.requireNonNullElse(visit.startedAt(), visit.plannedAt());
        var until = Objects.requireNonNullElse(visit.finishedAt(), from);
        return When.day(When.day(from), LocalDate.now(clock)) + " " + When.hour(from) + "–"
                + When.hour(until) + "·" + visit.service().chinese();
    }
}
