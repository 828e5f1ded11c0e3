package shouwang.pages.settings;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Rejected;
import shouwang.pages.Said;
import shouwang.pages.form.Choice;
import shouwang.pages.form.Ground;
import shouwang.pages.form.Held;
import shouwang.pages.form.Meeting;
import shouwang.places.Numbers;
import shouwang.places.Place;
import shouwang.places.Places;
import shouwang.places.Stages;

/** 县—乡镇—村—组—点: the network, how far each village is, the hamlets and hearths it adds. */
@Controller
@Needs(Right.WRITE_PLACES)
public class PlacePages {
    private static final int MOST_NAME = 20;
    private final Places places;
    private final Stages stages;
    private final Ground ground;
    private final Audit audit;
    private final TransactionTemplate once;
    private final Meeting meeting;
    private final Clock clock;

    PlacePages(Places places, Stages stages, Ground ground, Audit audit,
            TransactionTemplate once, Meeting meeting, Clock clock) {
        this.stages = stages;
        this.meeting = meeting;
        this.clock = clock;
        this.once = once;
        this.places = places;
        this.ground = ground;
        this.audit = audit;
    }

    @Bean
    static Said.Words settingsPlaceWords() {
        return Said.words("stage", "进度已改。",
                "renamed", "名字已改。");
    }

    @GetMapping("/settings/places")
    @Transactional(readOnly = true)
    public String own(Actor actor, Model model) {
        return show(actor, actor.placeCode(), "", null, model);
    }

    @GetMapping("/settings/places/{code}")
    @Transactional(readOnly = true)
    public String one(Actor actor, @PathVariable String code, Model model) {
        return show(actor, ground.within(actor, code), "", null, model);
    }

    private String show(Actor actor, String asked, String typed, @Nullable String say,
            Model model) {
        var code = Place.villageOf(asked);
        actor.needPlace(code);
        var place = places.get(code);
        var villages = switch (place.kind()) {
            case COUNTY, TOWNSHIP -> places.below(code, Place.Kind.VILLAGE);
            case VILLAGE, HAMLET, HEARTH -> List.<Place>of();
        };
        var county = place.kind() == Place.Kind.COUNTY;
        var townships = county ? townships(code, villages) : List.<PlaceTree.Township>of();
        var village = place.kind() == Place.Kind.VILLAGE;
        var hamlets = village ? hamlets(code) : List.<PlaceTree.Hamlet>of();
        if (village) {
            meeting.open("numbers:" + code, held(code));
            hamlets.forEach(hamlet -> Stream.concat(Stream.of(hamlet.place()),
                    hamlet.hearths().stream()).forEach(one ->
                    meeting.open("place:" + one.code(), held(one))));
        }
        model.addAttribute("tree", new PlaceTree(code, place.name(), county
                ? townships.size() + " 个乡镇，" + villages.size() + " 个村和社区"
                : village ? hamlets.size() + " 个组（社）" : villages.size() + " 个村和社区",
                above(actor, code), townships, county ? List.of() : villages,
                village ? place : null, hamlets, village ? places.numbers(code) : Numbers.NONE,
                village ? stages.history(code) : List.of(), typed, say));
        return "settings/places";
    }

    private List<Choice> above(Actor actor, String code) {
        var codes = new ArrayList<String>();
        for (var digits = actor.placeCode().length(); digits < code.length(); digits += 3) {
            codes.add(code.substring(0, digits));
        }
        var names = places.names(codes);
        return codes.stream().map(up -> new Choice(up, names.getOrDefault(up, up), false)).toList();
    }

    private List<PlaceTree.Township> townships(String county, List<Place> villages) {
        var byTownship = villages.stream()
                .collect(Collectors.groupingBy(v -> v.code().substring(0, 9)));
        return places.below(county, Place.Kind.TOWNSHIP).stream().map(township -> {
            var its = byTownship.getOrDefault(township.code(), List.of());
            return new PlaceTree.Township(township.code(), township.name(), its.size(),
                    Arrays.stream(Place.Stage.values()).map(stage ->
                            (int) its.stream().filter(v -> v.stage() == stage).count()).toList(),
                    (int) its.stream().filter(v -> v.stage() == null).count());
        }).toList();
    }

    private List<PlaceTree.Hamlet> hamlets(String village) {
        var hearths = places.below(village, Place.Kind.HEARTH).stream()
                .collect(Collectors.groupingBy(h -> h.code().substring(0, 15)));
        return places.below(village, Place.Kind.HAMLET).stream().map(hamlet -> new PlaceTree.Hamlet(
                hamlet, hearths.getOrDefault(hamlet.code(), List.of()))).toList();
    }

    /** A hamlet below a village, a hearth below a hamlet. */
    @PostMapping("/settings/places/{code}/add")
    public String add(Actor actor, @PathVariable String code,
            @RequestParam(defaultValue = "") String name, HttpServletResponse response,
                    Model model) {
        var above = ground.within(actor, code);
        return attempt(actor, above, name, "added", response, model, given -> {
            var kind = above.length() == 12 ? Place.Kind.HAMLET : Place.Kind.HEARTH;
            var place = places.add(above, kind, given);
            audit.log(actor, place.code(), kind == Place.Kind.HAMLET ? "加组" : "加互助点", given,
                    null, null);
        });
    }

    @PostMapping("/settings/places/{code}/rename")
    public String rename(Actor actor, @PathVariable String code,
            @RequestParam MultiValueMap<String, String> form, HttpServletResponse response,
                    Model model) {
        var place = places.get(ground.within(actor, code));
        var name = Objects.requireNonNullElse(form.getFirst("name"), "");
        return attempt(actor, place.code(), name, "renamed", response, model, given ->
                meeting.save(actor, place.code(), "place:" + place.code(), form,
                        () -> held(places.get(place.code())),
                        () -> rename(actor, place, form)));
    }

    private void rename(Actor actor, Place place, MultiValueMap<String, String> form) {
        var given = Given.text(form.getFirst("name"), "name", "名字", MOST_NAME);
        places.rename(place.code(), given);
        audit.log(actor, place.code(), "改地名", given, null, "原来叫" + place.name());
    }

    private static Held held(Place place) {
        return new Held().put("name", "名字", place.name());
    }

    private Held held(String village) {
        var numbers = places.numbers(village);
        return new Held().put("station", "服务站电话", numbers.stationPhone())
                .put("doctor", "村医姓名", numbers.doctor())
                .put("doctorPhone", "村医电话", numbers.doctorPhone());
    }

    /** Takes a hamlet off the list on which nothing stands. */
    @PostMapping("/settings/places/{code}/close")
    public String close(Actor actor, @PathVariable String code, HttpServletResponse response,
            Model model) {
        var place = places.get(ground.within(actor, code));
        return attempt(actor, place.code(), place.name(), "removed", response, model, given -> {
            places.close(place.code(), LocalDate.now(clock));
            audit.log(actor, place.code(), "去掉组", place.name(), null, null);
        });
    }

    private String attempt(Actor actor, String code, String name, String word,
            HttpServletResponse response, Model model, Consumer<String> step) {
        try {
            var given = Given.text(name, "name", "名字", MOST_NAME);
            once.executeWithoutResult(status -> step.accept(given));
            return Said.then("/settings/places/" + Place.villageOf(code), word);
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return show(actor, code, name, refusal.say(), model);
        }
    }

    /** The numbers printed on the wall cards of the village; blank ones are written in by hand. */
    @PostMapping("/settings/places/{code}/numbers")
    public String numbers(Actor actor, @PathVariable String code,
            @RequestParam MultiValueMap<String, String> form) {
        var village = places.get(ground.within(actor, code));
        meeting.save(actor, village.code(), "numbers:" + village.code(), form,
                () -> held(village.code()), () -> {
                places.number(village.code(), new Numbers(phone(form.getFirst("station"),
                        "station"),
                        Given.optional(form.getFirst("doctor"), "doctor", "村医姓名", MOST_NAME),
                        phone(form.getFirst("doctorPhone"), "doctorPhone")));
                audit.log(actor, village.code(), "改卡上的电话", village.name(), null, null);
            });
        return Said.then("/settings/places/" + village.code(), "saved");
    }

    private static @Nullable String phone(@Nullable String raw, String field) {
        var text = Given.optional(raw, field, "电话", MOST_NAME);
        if (text != null && !text.matches("[0-9][0-9 -]{4,18}")) {
            throw new Rejected(Reason.WRONG_FORM, field, "电话只写数字，可以有空格和短横。");
        }
        return text;
    }

    @PostMapping("/settings/places/{code}/stage")
    @Transactional
    public String stage(Actor actor, @PathVariable String code,
            @RequestParam(defaultValue = "") String stage,
            @RequestParam(defaultValue = "") String since,
            @RequestParam(defaultValue = "") String back) {
        var village = places.get(ground.within(actor, code));
        var wanted = Given.word(stage, Place.Stage.class, "stage", "进度");
        stages.set(village.code(), wanted, since.isBlank() ? LocalDate.now(clock)
                : Given.day(since, "since", "从哪天起"), actor.name());
        audit.log(actor, village.code(), "改进度", village.name(), null, wanted.chinese());
        return Said.then("/settings/places/" + ground.within(actor, back), "stage");
    }
}
