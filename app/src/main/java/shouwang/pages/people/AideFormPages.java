package shouwang.pages.people;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.care.Service;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Rejected;
import shouwang.pages.Said;
import shouwang.pages.form.ChooseVillage;
import shouwang.pages.form.Ground;
import shouwang.pages.form.Held;
import shouwang.pages.form.Meeting;
import shouwang.pages.form.Typed;
import shouwang.pages.form.Week;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.twins.Twins;
import shouwang.places.Place;

/** Registering an aide, be it someone new or an elder still strong, and changing one. */
@Controller
@Needs(Right.WRITE_PEOPLE)
class AideFormPages {
    private final Aides aides;
    private final Elders elders;
    private final Ground ground;
    private final Twins twins;
    private final TransactionTemplate transaction;
    private final Meeting meeting;
    private final Clock clock;

    AideFormPages(Aides aides, Elders elders, Ground ground, TransactionTemplate transaction,
            Meeting meeting, Clock clock, Twins twins) {
        this.twins = twins;
        this.clock = clock;
        this.meeting = meeting;
        this.aides = aides;
        this.elders = elders;
        this.ground = ground;
        this.transaction = transaction;
    }

    @GetMapping("/people/aides/new")
    String fresh(Actor actor, @RequestParam(defaultValue = "") String village,
            @RequestParam(defaultValue = "") String elder, Model model) {
        var typed = Typed.empty().put("days", Week.numbers(127)).put("mostElders", "6")
                .put("mostHours", "60").put("vehicle", Aide.Vehicle.FOOT.name());
        if (!elder.isBlank()) {
            var known = elders.get(Given.id(elder));
            typed.put("name", known.name()).put("sex", known.sex().name())
                    .put("born", known.born().toString()).put("placeCode", known.placeCode())
                    .put("origin", Aide.Origin.YOUNG_OLD.name());
            return page(known.id(), null, true, ground.village(actor, known.villageCode())
                    .orElseThrow(), typed, model);
        }
        var place = ground.village(actor, village);
        if (place.isEmpty()) {
            model.addAttribute("choose",
                    new ChooseVillage("/people/aides/new", "登记互助员", ground.villages(actor)));
            return "people/village";
        }
        return page(Ids.fresh(), null, false, place.get(), typed, model);
    }

    @PostMapping("/people/aides/new")
    String add(Actor actor, @RequestParam MultiValueMap<String, String> form, Model model,
            HttpServletResponse response) {
        var typed = Typed.of(form);
        var id = Given.id(typed.raw("id"));
        var elder = elders.find(id);
        var village = ground.village(actor, elder.map(Elder::villageCode)
                .orElse(typed.value("village"))).orElseThrow(() ->
                new Rejected(Reason.MISSING, "请先选是哪个村的互助员。"));
        try {
            transaction.executeWithoutResult(status -> {
                var read = read(village, typed, elder.orElse(null), null);
                if (elder.isEmpty()) {
                    ElderFormPages.doubt(typed, twins(village, read, id), model);
                }
                aides.add(actor, id, read);
            });
            return Said.then("/people/aides/" + id, "added");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return page(id, null, elder.isPresent(), village, typed.refused(refusal), model);
        }
    }

    private List<Twins.Twin> twins(Place village, Aides.Form read, UUID id) {
        var phones = read.phones();
        var here = new ArrayList<>(twins.named(village.code(), read.name(), read.born(), id));
        if (phones != null && here.isEmpty()) {
            here.addAll(twins.reachedBy(village.code(), read.name(), phones, id));
        }
        return here;
    }

    @GetMapping("/people/aides/{id}/edit")
    String edit(Actor actor, @PathVariable String id, Model model) {
        var aide = aides.get(Given.id(id));
        return page(aide.id(), aide, false, villageOf(actor, aide),
                Typed.of(held(aide.id()).values()), model);
    }

    private Held held(UUID id) {
        var aide = aides.get(id);
        return new Held().put("name", "姓名", aide.name())
                .put("sex", "性别", aide.sex().name(),
                        Held.words(Elder.Sex.values(), Elder.Sex::chinese))
                .put("born", "出生日期", aide.born().toString())
                .put("placeCode", "住在", aide.placeCode(), ground::called)
                .put("origin", "从哪里来", aide.origin().name(),
                        Held.words(Aide.Origin.values(), Aide.Origin::chinese))
                .put("vehicle", "怎么去", aide.vehicle().name(),
                        Held.words(Aide.Vehicle.values(), Aide.Vehicle::chinese))
                .put("mostElders", "最多照看几位", String.valueOf(aide.mostElders()))
                .put("mostHours", "每月最多几小时", String.valueOf(aide.mostHours()))
                .put("skills", "会做什么", java.util.List.copyOf(aide.skills()),
                        Held.words(Service.values(), Service::chinese))
                .put("days", "哪几天有空", Week.numbers(aide.daysFree()), Week::word)
                .secret("phones", "电话");
    }

    @PostMapping("/people/aides/{id}/edit")
    String change(Actor actor, @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form, Model model,
            HttpServletResponse response) {
        var typed = Typed.of(form);
        var aide = aides.get(Given.id(id));
        var village = villageOf(actor, aide);
        try {
            meeting.save(actor, aide.placeCode(), "aide:" + aide.id(), form,
                    () -> held(aide.id()),
                    () -> aides.change(actor, aide.id(), read(village, typed, null, aide)));
            return Said.then("/people/aides/" + aide.id(), "saved");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return page(aide.id(), aide, false, village, typed.refused(refusal), model);
        }
    }

    private Place villageOf(Actor actor, Aide aide) {
        return ground.village(actor, aide.villageCode()).orElseThrow();
    }

    private String page(UUID id, @Nullable Aide known, boolean elder, Place village, Typed typed,
            Model model) {
        if (known != null) {
            meeting.open("aide:" + id, held(id));
        }
        model.addAttribute("form", new AideFormView(id, known, elder, village,
                ground.hamlets(village.code()), typed));
        return "people/aideform";
    }

    /** Who an elder is stays as registered: only what makes them an aide is read. */
    private Aides.Form read(Place village, Typed typed, @Nullable Elder elder,
            @Nullable Aide known) {
        var name = elder != null ? elder.name() : Given.name(typed.raw("name"), "name", "姓名");
        var sex = elder != null ? elder.sex()
                : Given.word(typed.raw("sex"), Elder.Sex.class, "sex", "性别");
        var born = elder != null ? elder.born()
                : Given.day(typed.raw("born"), "born", "出生日期");
        var phones = ElderPages.phones(typed.raw("phones"), "phones");
        return new Aides.Form(elder != null ? elder.placeCode()
                        : ground.placeOf(village.code(), typed), name, sex, born,
                phones.isEmpty() && (known != null || elder != null) ? null : phones,
                origin(typed, born, known),
                skills(typed),
                Given.word(typed.raw("vehicle"), Aide.Vehicle.class, "vehicle", "怎么去"),
                Given.number(typed.raw("mostElders"), "mostElders", "最多照看几位", 0, 40),
                Given.number(typed.raw("mostHours"), "mostHours", "每月最多几小时", 1, 300),
                Week.bits(typed.all("days")));
    }

    /** 低龄健康老人 is said of those from 60 to 69; who grew older as one stays one. */
    private Aide.Origin origin(Typed typed, LocalDate born, @Nullable Aide known) {
        var origin = Given.word(typed.raw("origin"), Aide.Origin.class, "origin", "从哪里来");
        var age = Period.between(born, LocalDate.now(clock)).getYears();
        if (origin == Aide.Origin.YOUNG_OLD && (known == null || known.origin() != origin)
                && (age < 60 || age >= 70)) {
            throw new Rejected(Reason.OUT_OF_RANGE, "origin",
                    "低龄健康老人是 60 到 69 岁的，这一位 %d 岁。请选别的来处。".formatted(age));
        }
        return origin;
    }

    private static Set<String> skills(Typed typed) {
        var skills = new LinkedHashSet<String>();
        typed.all("skills").forEach(word ->
                skills.add(Given.word(word, Service.class, "skills", "会做什么").name()));
        return skills;
    }
}
