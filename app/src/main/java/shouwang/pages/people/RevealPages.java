package shouwang.pages.people;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpHeaders;
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
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Rejected;
import shouwang.pages.form.Typed;
import shouwang.people.Aides;
import shouwang.people.Elders;
import shouwang.people.Private;
import shouwang.people.PrivateField;

/** 查看: asks why, writes it down, shows one field once. Never kept by a browser or proxy. */
@Controller
@Needs(Right.REVEAL)
class RevealPages {
    private static final String OTHER = "其他";
    private static final List<String> REASONS =
            List.of("打电话联系", "核对身份", "上门前了解", "上级检查", OTHER);
    private final Private privates;
    private final Elders elders;
    private final Aides aides;

    RevealPages(Private privates, Elders elders, Aides aides) {
        this.privates = privates;
        this.elders = elders;
        this.aides = aides;
    }

    @GetMapping("/people/reveal/{id}")
    @Transactional(readOnly = true)
    public String ask(@PathVariable String id, @RequestParam(defaultValue = "") String field,
            Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return page(id, field(field), null, Typed.empty(), model);
    }

    @PostMapping("/people/reveal/{id}")
    @Transactional
    public String show(Actor actor, @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form, Model model,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var typed = Typed.of(form);
        var field = field(typed.value("field"));
        String reason;
        try {
            reason = reason(typed);
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return page(id, field, null, typed.refused(refusal), model);
        }
        return page(id, field, privates.reveal(actor, Given.id(id), field, reason), typed, model);
    }

    private static PrivateField field(String raw) {
        return Given.word(raw, PrivateField.class, "field", "要看的一项");
    }

    private static String reason(Typed typed) {
        var chosen = Given.text(typed.raw("reason"), "reason", "原因", 20);
        if (!REASONS.contains(chosen)) {
            throw new Rejected(Reason.WRONG_FORM, "reason", "请从列出的原因里选一个。");
        }
        return chosen.equals(OTHER)
                ? OTHER + "：" + Given.text(typed.raw("other"), "other", "其他原因", 60) : chosen;
    }

    private String page(String rawId, PrivateField field,
            @org.jspecify.annotations.Nullable String clear, Typed typed, Model model) {
        var id = Given.id(rawId);
        var elder = elders.find(id);
        var name = elder.isPresent() ? elder.get().name() : aides.get(id).name();
        model.addAttribute("reveal", new Reveal(id, name, field.name(), field.chinese(),
                (elder.isPresent() ? "/people/elders/" : "/people/aides/") + id, REASONS, clear,
                typed));
        return "people/reveal";
    }
}
