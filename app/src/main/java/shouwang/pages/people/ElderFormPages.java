package shouwang.pages.people;

import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;
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
import shouwang.pages.form.ChooseVillage;
import shouwang.pages.form.Ground;
import shouwang.pages.form.Held;
import shouwang.pages.form.Meeting;
import shouwang.pages.form.Typed;
import shouwang.people.Elder;
import shouwang.people.ElderForm;
import shouwang.people.Elders;
import shouwang.people.IdNumber;
import shouwang.people.Phone;
import shouwang.people.PrivateField;
import shouwang.people.twins.Twins;
import shouwang.places.Place;

/** Registering an elder, and writing down what has changed. */
@Controller
@Needs(Right.WRITE_PEOPLE)
class ElderFormPages {
    /** What is never shown on the form: kept where left blank, taken away by its check box. */
    private static final Map<PrivateField, String> GOING = Map.of(PrivateField.ID, "idNumber",
            PrivateField.HEALTH, "health", PrivateField.MIND, "mind");
    private final Elders elders;
    private final Ground ground;
    private final Twins twins;
    private final TransactionTemplate transaction;
    private final Meeting meeting;

    ElderFormPages(Elders elders, Ground ground, Twins twins, TransactionTemplate transaction,
            Meeting meeting) {
        this.twins = twins;
        this.elders = elders;
        this.ground = ground;
        this.transaction = transaction;
        this.meeting = meeting;
    }

    @GetMapping("/people/elders/new")
    String fresh(Actor actor, @RequestParam(defaultValue = "") String village, Model model) {
        var place = ground.village(actor, village);
        if (place.isEmpty()) {
            model.addAttribute("choose",
                    new ChooseVillage("/people/elders/new", "登记老人", ground.villages(actor)));
            return "people/village";
        }
        return page(Ids.fresh(), null, place.get(), Typed.empty(), model);
    }

    @PostMapping("/people/elders/new")
    String add(Actor actor, @RequestParam MultiValueMap<String, String> form, Model model,
            HttpServletResponse response) {
        var typed = Typed.of(form);
        var id = Given.id(typed.raw("id"));
        var village = ground.village(actor, typed.raw("village")).orElseThrow(() ->
                new Rejected(Reason.MISSING, "请先选是哪个村的老人。"));
        try {
            transaction.executeWithoutResult(status -> {
                var read = read(village, typed, null);
                doubt(typed, twins.named(village.code(), read.name(), read.born(), id), model);
                elders.add(actor, id, read);
                elders.allowPictures(actor, id, typed.has("pictures", "yes"));
            });
            return Said.then("/people/elders/" + id, "added");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return page(id, null, village, typed.refused(refusal), model);
        }
    }

    /** Refuses who is here already, until somebody says that it is another person. */
    static void doubt(Typed typed, List<Twins.Twin> twins, Model model) {
        if (!twins.isEmpty() && !typed.has("sure", "yes")) {
            model.addAttribute("twins", twins);
            throw new Rejected(Reason.TAKEN, "sure", "本村已经登记过" + twins.getFirst().name()
                    + "，可能是同一个人。请先点开看看；真是另一个人，勾上再保存。");
        }
    }

    @GetMapping("/people/elders/{id}/edit")
    String edit(Actor actor, @PathVariable String id, Model model) {
        var elder = elders.get(Given.id(id));
        return page(elder.id(), elder, villageOf(actor, elder),
                Typed.of(held(elder.id()).values()), model);
    }

    private Held held(UUID id) {
        var elder = elders.get(id);
        var more = elders.more(id);
        return new Held().put("name", "姓名", elder.name())
                .put("sex", "性别", elder.sex().name(),
                        Held.words(Elder.Sex.values(), Elder.Sex::chinese))
                .put("born", "出生日期", elder.born().toString())
                .put("placeCode", "住在", elder.placeCode(), ground::called)
                .put("directions", "怎么走", elder.directions())
                .put("categories", "人员类别",
                        elder.categories().stream().map(Enum::name).toList(),
                        Held.words(Elder.Category.values(), Elder.Category::chinese))
                .put("selfCare", "自理能力",
                        elder.selfCare() == null ? null : elder.selfCare().toString(),
                        ElderFormView::careWord)
                .put("pictures", "拍照、录音", more.pictures() ? "yes" : null,
                        yes -> "老人同意")
                .put("mood", "思想动态", more.mood()).put("wants", "现实需求", more.wants())
                .put("economy", "家庭经济", more.economy())
                .secret("idNumber", "身份证号码", "noIdNumber").secret("phones", "电话", "noPhone")
                .secret("health", "身体状况", "noHealth").secret("mind", "上门留意", "noMind");
    }

    @PostMapping("/people/elders/{id}/edit")
    String change(Actor actor, @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form, Model model,
            HttpServletResponse response) {
        var typed = Typed.of(form);
        var elder = elders.get(Given.id(id));
        var village = villageOf(actor, elder);
        try {
            meeting.save(actor, elder.placeCode(), record(elder.id()), form,
                    () -> held(elder.id()), () -> {
                elders.change(actor, elder.id(), read(village, typed, elder));
                GOING.forEach((field, name) -> takeAway(actor, elder.id(), typed, field, name));
                elders.allowPictures(actor, elder.id(), typed.has("pictures", "yes"));
            });
            return Said.then("/people/elders/" + elder.id(), "saved");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return page(elder.id(), elder, village, typed.refused(refusal), model);
        }
    }

    private static String record(UUID id) {
        return "elder:" + id;
    }

    private void takeAway(Actor actor, UUID id, Typed typed, PrivateField field, String name) {
        if (!typed.has("no" + StringUtils.capitalize(name), "yes")) {
            return;
        }
        if (!typed.value(name).isBlank()) {
            throw new Rejected(Reason.WRONG_FORM, name, "又填了新的" + field.chinese()
                    + "，又勾了去掉。要换成新的，就不勾；要去掉，就把填的删了。");
        }
        elders.takeAway(actor, id, field);
    }

    private Place villageOf(Actor actor, Elder elder) {
        return ground.village(actor, elder.villageCode()).orElseThrow();
    }

    private String page(UUID id, @Nullable Elder known, Place village, Typed typed, Model model) {
        if (known != null) {
            meeting.open(record(id), held(id));
        }
        model.addAttribute("form", new ElderFormView(id, known,
                known == null ? null : elders.more(id), village, ground.hamlets(village.code()),
                typed));
        return "people/elderform";
    }

    private ElderForm read(Place village, Typed typed, @Nullable Elder known) {
        var name = Given.name(typed.raw("name"), "name", "姓名");
        var number = idNumber(typed);
        var sex = number != null && typed.value("sex").isBlank() ? number.sex()
                : Given.word(typed.raw("sex"), Elder.Sex.class, "sex", "性别");
        var born = number != null && typed.value("born").isBlank()
                && typed.value("bornSaid").isBlank() ? number.born() : Typed.born(typed);
        return new ElderForm(ground.placeOf(village.code(), typed), name, sex, born, number,
                phones(typed, known), categories(typed), selfCare(typed),
                Given.optional(typed.raw("health"), "health", "身体状况", 200),
                Given.optional(typed.raw("mind"), "mind", "上门留意", 200),
                Given.optional(typed.raw("mood"), "mood", "思想动态", 200),
                Given.optional(typed.raw("wants"), "wants", "现实需求", 200),
                Given.optional(typed.raw("economy"), "economy", "家庭经济", 60),
                Given.optional(typed.raw("directions"), "directions", "怎么走", 120),
                head(typed));
    }

    /** A name, and behind it perhaps what tells two of that name apart: 冉桂英（桥头）. */
    private static @Nullable String head(Typed typed) {
        return typed.value("head").isBlank() ? null : HouseholdPages.head(typed.raw("head"));
    }

    private static @Nullable IdNumber idNumber(Typed typed) {
        var raw = Given.optional(typed.raw("idNumber"), "idNumber", "身份证号码", 30);
        if (raw == null) {
            return null;
        }
        var text = java.text.Normalizer.normalize(raw, java.text.Normalizer.Form.NFKC)
                .replaceAll("\\s", "").toUpperCase(java.util.Locale.ROOT);
        if (text.length() != 15 && text.length() != 18) {
            throw new Rejected(Reason.WRONG_FORM, "idNumber",
                    "号码有 %d 位，应是 18 位。请对照户口簿。".formatted(text.length()));
        }
        return IdNumber.parse(text.matches("\\d{15}") ? IdNumber.upgrade(text) : text)
                .orElseThrow(() -> new Rejected(Reason.WRONG_FORM, "idNumber",
                        "校验码或日期不对，至少有一个数字写错。请对照户口簿。"));
    }

    /** Blank leaves known phones as they are, unless it is said that there are none now. */
    private static @Nullable List<Phone> phones(Typed typed, @Nullable Object known) {
        var phones = ElderPages.phones(typed.raw("phones"), "phones");
        return phones.isEmpty() && known != null && !typed.has("noPhone", "yes") ? null : phones;
    }

    private static Set<Elder.Category> categories(Typed typed) {
        var categories = EnumSet.noneOf(Elder.Category.class);
        typed.all("categories").forEach(word -> categories.add(
                Given.word(word, Elder.Category.class, "categories", "人员类别")));
        return categories;
    }

    private static @Nullable Integer selfCare(Typed typed) {
        return typed.value("selfCare").isBlank() ? null
                : Integer.valueOf(Given.number(typed.raw("selfCare"), "selfCare", "自理能力", 0, 4));
    }
}
