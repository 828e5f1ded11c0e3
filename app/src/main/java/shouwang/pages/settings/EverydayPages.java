package shouwang.pages.settings;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.desk.Everyday;
import shouwang.access.Open;
import shouwang.kernel.Rejected;
import shouwang.pages.Frame;
import shouwang.pages.Menu;
import shouwang.pages.Room;
import shouwang.pages.Said;

/** 常用: which pages somebody wants at hand below the rooms. */
@Controller
@Open(signedIn = true)
class EverydayPages {
    private final Everyday everyday;

    EverydayPages(Everyday everyday) {
        this.everyday = everyday;
    }

    @GetMapping("/me/everyday")
    String ask(Actor actor, Frame frame, Model model) {
        return show(actor, frame.daily().stream().map(Frame.Item::path).toList(), null, model);
    }

    private static String show(Actor actor, List<String> chosen, @Nullable String wrong,
            Model model) {
        var mine = Menu.of(actor);
        model.addAttribute("view", new EverydayView(Arrays.stream(Room.values())
                .map(room -> new EverydayView.Group(room, mine.stream()
                        .filter(page -> page.room() == room).toList()))
                .filter(group -> !group.pages().isEmpty()).toList(), Set.copyOf(chosen), wrong));
        return "settings/everyday";
    }

    @PostMapping("/me/everyday")
    String choose(Actor actor, @RequestParam(defaultValue = "") List<String> page, Model model,
            HttpServletResponse response) {
        var mine = Menu.of(actor).stream().map(Menu.Page::path).filter(page::contains).toList();
        try {
            everyday.choose(actor, mine);
            return Said.then("/me/everyday", "saved");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return show(actor, mine, refusal.say(), model);
        }
    }
}
