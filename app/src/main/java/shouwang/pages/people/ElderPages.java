package shouwang.pages.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Rejected;
import shouwang.pages.Said;
import shouwang.pages.form.Held;
import shouwang.pages.form.Meeting;
import shouwang.pages.form.Typed;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.Households;
import shouwang.people.Kins;
import shouwang.people.Phone;
import shouwang.places.Places;

/** One elder: her page, what becomes of her, and her children. */
@Controller
@Needs(Right.SEE_PEOPLE)
class ElderPages {
    /** Sealed and never shown; the form always writes it anew. */
    private static final Held REMARK = new Held().secret("remark", "备注", "rewrite");
    private final Elders elders;
    private final Kins kins;
    private final Households households;
    private final Places places;
    private final ElderStory story;
    private final Clock clock;
    private final Meeting meeting;

    ElderPages(Elders elders, Kins kins, Households households, Places places, ElderStory story,
            Clock clock,
            Meeting meeting) {
        this.meeting = meeting;
        this.elders = elders;
        this.kins = kins;
        this.households = households;
        this.places = places;
        this.story = story;
        this.clock = clock;
    }

    @GetMapping("/people/elders/{id}")
    @Transactional(readOnly = true)
    public String elder(Actor actor, @PathVariable String id, Model model) {
        return page(actor, Given.id(id), Typed.empty(), Ids.fresh(), model);
    }

    private String page(Actor actor, UUID id, Typed kinForm, UUID kinId, Model model) {
        var elder = elders.get(id);
        meeting.open("remark:" + id, REMARK);
        var today = LocalDate.now(clock);
        var members = households.members(elder.householdId());
        var alsoAide = members.stream().anyMatch(m -> m.id().equals(id) && m.aide());
        model.addAttribute("page", new ElderPage(elder, elder.ageOn(today),
                Tags.of(elder, today), elders.more(id),
                actor.placeCode().length() >= 12 ? "" : places.names(List.of(elder.villageCode()))
                        .getOrDefault(elder.villageCode(), ""),
                kins.of(id), households.get(elder.householdId()),
                members.stream().filter(m -> !m.id().equals(id)).toList(), alsoAide,
                story.of(actor, elder), kinForm, kinId, today.toString()));
        return "people/elder";
    }

    @PostMapping("/people/elders/{id}/remark")
    @Needs(Right.WRITE_PEOPLE)
    public String remark(Actor actor, @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form) {
        var elder = Given.id(id);
        meeting.save(actor, elders.get(elder).placeCode(), "remark:" + elder, form,
                () -> REMARK, () -> {
                // without the field the one was chosen that someone else has saved
                if (form.containsKey("remark")) {
                    elders.remark(actor, elder,
                            Given.optional(form.getFirst("remark"), "remark", "备注", 200));
                }
            });
        return Said.then("/people/elders/" + elder, "saved");
    }

    @PostMapping("/people/elders/{id}/pictures")
    @Needs(Right.WRITE_PEOPLE)
    public String pictures(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String pictures) {
        var elder = Given.id(id);
        elders.allowPictures(actor, elder, "yes".equals(pictures));
        return Said.then("/people/elders/" + elder, "saved");
    }

    @PostMapping("/people/elders/{id}/kin")
    @Needs(Right.WRITE_PEOPLE)
    public Object addKin(Actor actor, @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form, Model model,
            jakarta.servlet.http.HttpServletResponse response) {
        var elder = Given.id(id);
        var typed = Typed.of(form);
        var kinId = Given.id(typed.raw("kin"));
        try {
            var name = Given.name(typed.raw("kinName"), "kinName", "姓名");
            if (!typed.has("sure", "yes") && kins.of(elder).stream()
                    .anyMatch(kin -> kin.name().equals(name) && !kin.id().equals(kinId))) {
                throw new Rejected(Reason.WRONG_FORM, "kinName", "已经登记过叫" + name
                        + "的家属。真是同名的另一个人，请勾上再添加。");
            }
            kins.add(actor, kinId, elder, name,
                    Given.text(typed.raw("relation"), "relation", "关系", 20),
                    Given.optional(typed.raw("livesIn"), "livesIn", "住在哪里", 40),
                    phones(typed.raw("kinPhones"), "kinPhones"));
            return Said.then("/people/elders/" + elder, "added");
        } catch (Rejected refusal) {
            if (refusal.reason().status() != HttpStatus.UNPROCESSABLE_CONTENT.value()) {
                throw refusal;
            }
            response.setStatus(refusal.reason().status());
            return page(actor, elder, typed.refused(refusal), kinId, model);
        }
    }

    @PostMapping("/people/elders/{id}/kin/{kin}/remove")
    @Needs(Right.WRITE_PEOPLE)
    public String removeKin(Actor actor, @PathVariable String id, @PathVariable String kin) {
        var elder = Given.id(id);
        kins.remove(actor, elder, Given.id(kin));
        return Said.then("/people/elders/" + elder, "removed");
    }

    /** Phones as typed, at most three; none where blank. */
    static List<Phone> phones(@org.jspecify.annotations.Nullable String raw, String field) {
        var text = Given.optional(raw, field, "电话", 80);
        if (text == null) {
            return List.of();
        }
        var phones = Phone.parseAll(text).filter(all -> all.size() <= 3);
        return phones.orElseThrow(() -> new Rejected(Reason.WRONG_FORM, field,
                "电话要写 11 位手机号，或带区号的座机；最多三个，用顿号隔开。"));
    }
}
