package shouwang.pages.people;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
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
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Rejected;
import shouwang.pages.Said;
import shouwang.pages.form.Held;
import shouwang.pages.form.Meeting;
import shouwang.pages.form.Typed;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.Kin;
import shouwang.people.Kins;

/** Writing a child's or relative's name, relation and phones anew. */
@Controller
@Needs(Right.WRITE_PEOPLE)
class KinFormPages {
    private final Elders elders;
    private final Kins kins;
    private final Meeting meeting;

    KinFormPages(Elders elders, Kins kins, Meeting meeting) {
        this.elders = elders;
        this.kins = kins;
        this.meeting = meeting;
    }

    @GetMapping("/people/elders/{id}/kin/{kin}/edit")
    String edit(@PathVariable String id, @PathVariable String kin, Model model) {
        var elder = elders.get(Given.id(id));
        var known = known(elder, kin);
        return page(elder, known, Typed.of(held(elder, kin).values()), model);
    }

    private Held held(Elder elder, String kin) {
        var known = known(elder, kin);
        return new Held().put("kinName", "姓名", known.name())
                .put("relation", "关系", known.relation())
                .put("livesIn", "住在哪里", known.livesIn())
                .secret("kinPhones", "电话", "noPhone");
    }

    private Kin known(Elder elder, String kin) {
        return kins.find(Given.id(kin)).filter(one -> one.elderId().equals(elder.id()))
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND, "没有找到这位家属。"));
    }

    private String page(Elder elder, Kin kin, Typed typed, Model model) {
        meeting.open("kin:" + kin.id(), held(elder, kin.id().toString()));
        model.addAttribute("elder", elder);
        model.addAttribute("kin", kin);
        model.addAttribute("typed", typed);
        return "people/kinform";
    }

    /** Blank phones leave those that are known, unless it is said that there are none now. */
    @PostMapping("/people/elders/{id}/kin/{kin}/edit")
    String change(Actor actor, @PathVariable String id, @PathVariable String kin,
            @RequestParam MultiValueMap<String, String> form, Model model,
            HttpServletResponse response) {
        var typed = Typed.of(form);
        var elder = elders.get(Given.id(id));
        var known = known(elder, kin);
        try {
            meeting.save(actor, elder.placeCode(), "kin:" + known.id(), form,
                    () -> held(elder, kin), () -> write(actor, elder, known, typed));
            return Said.then("/people/elders/" + elder.id(), "saved");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return page(elder, known, typed.refused(refusal), model);
        }
    }

    private void write(Actor actor, Elder elder, Kin known, Typed typed) {
        var phones = ElderPages.phones(typed.raw("kinPhones"), "kinPhones");
        kins.change(actor, elder.id(), known.id(),
                Given.name(typed.raw("kinName"), "kinName", "姓名"),
                Given.text(typed.raw("relation"), "relation", "关系", 20),
                Given.optional(typed.raw("livesIn"), "livesIn", "住在哪里", 40),
                phones.isEmpty() && !typed.has("noPhone", "yes") ? null : phones);
    }
}
