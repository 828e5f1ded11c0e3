package shouwang.pages.roster;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.Said;
import shouwang.pages.people.ChooseVillage;
import shouwang.pages.people.Ground;
import shouwang.people.Rosters;
import shouwang.people.roster.RosterMarked;
import shouwang.people.roster.layout.Column;
import shouwang.people.roster.sheet.RosterRefused;
import shouwang.places.Place;

/** 导入花名册 in three steps: 选文件, 检查, 导入. */
@Controller
@Needs(Right.WRITE_PEOPLE)
class RosterPages {
    private final Uploads uploads;
    private final Rosters rosters;
    private final RosterView views;
    private final Ground ground;

    RosterPages(Uploads uploads, Rosters rosters, RosterView views, Ground ground) {
        this.uploads = uploads;
        this.rosters = rosters;
        this.views = views;
        this.ground = ground;
    }

    @Bean
    static Said.Words rosterRosterWords() {
        return Said.words("imported", "花名册已导入。");
    }

    @GetMapping("/people/roster")
    String start(Actor actor, @RequestParam(defaultValue = "") String village, Model model) {
        var place = ground.village(actor, village);
        if (place.isEmpty()) {
            model.addAttribute("choose",
                    new ChooseVillage("/people/roster", "导入花名册", ground.villages(actor)));
            return "people/village";
        }
        return start(place.get(), null, model);
    }

    private String start(Place village, @Nullable String trouble, Model model) {
        model.addAttribute("start", views.start(village, trouble));
        return "roster/start";
    }

    @PostMapping("/people/roster")
    String check(Actor actor, @RequestParam(defaultValue = "") String village,
            @RequestParam(required = false) @Nullable MultipartFile file, Model model,
            HttpServletResponse response) throws IOException {
        var place = ground.village(actor, village).orElseThrow(() ->
                new Rejected(Reason.MISSING, "请先选花名册是哪个村的。"));
        if (file == null || file.isEmpty()) {
            response.setStatus(422);
            return start(place, file == null || name(file).isEmpty() ? "还没有选文件，请选花名册再检查。"
                    : "文件是空的。请选有内容的花名册。", model);
        }
        try {
            var upload = uploads.check(actor, place.code(), name(file), file.getBytes());
            return "redirect:/people/roster/" + upload.id();
        } catch (RosterRefused refused) {
            response.setStatus(refused.code().status());
            return start(place, refused.say(), model);
        }
    }

    /** The file's name only, without folders or control characters. */
    private static String name(MultipartFile file) {
        var raw = file.getOriginalFilename();
        var name = raw == null ? "" : raw.replaceAll("\\p{Cntrl}", "").replaceAll(".*[/\\\\]", "");
        return name.length() > 80 ? name.substring(name.length() - 80) : name;
    }

    /** While the import runs the page asks for itself again each second, without script. */
    @GetMapping("/people/roster/{id}")
    String page(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "0") String from, Model model,
            HttpServletResponse response) {
        var upload = uploads.get(actor, Given.id(id));
        var page = views.page(upload, show, Given.number(from, "from", "行", 0, 10_000_000));
        if (page.stand().running()) {
            response.setHeader("Refresh", "1");
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("page", page);
        return "roster/check";
    }

    /** Says where a column goes; the village is not asked again. */
    @PostMapping("/people/roster/{id}/column")
    String column(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String header,
            @RequestParam(defaultValue = "") String column) {
        var upload = uploads.get(actor, Given.id(id));
        var known = upload.result().unplaced().stream().anyMatch(u -> u.header().equals(header));
        if (!known) {
            throw new Rejected(Reason.NOT_FOUND, "没有这一列，可能已经放好了。请回到检查页。");
        }
        rosters.remember(actor, upload.villageCode(), header,
                Given.word(column, Column.class, "column", "放到哪里"));
        uploads.judgeAnew(upload);
        return Said.then("/people/roster/" + upload.id(), "saved");
    }

    /** The clerk's own workbook back, with what is wrong beside each row. */
    @GetMapping("/people/roster/{id}/marked")
    void marked(Actor actor, @PathVariable String id, HttpServletResponse response)
            throws IOException {
        var upload = uploads.get(actor, Given.id(id));
        var ending = RosterMarked.ending(upload.bytes(), upload.result());
        var dot = upload.fileName().lastIndexOf('.');
        var stem = dot > 0 ? upload.fileName().substring(0, dot) : upload.fileName();
        response.setContentType(ending.equals(".xls") ? "application/vnd.ms-excel"
                : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                .filename(stem + "（已标错）" + ending, StandardCharsets.UTF_8).build().toString());
        RosterMarked.write(upload.bytes(), upload.result(), response.getOutputStream());
    }

    @PostMapping("/people/roster/{id}/import")
    String begin(Actor actor, @PathVariable String id) {
        var upload = uploads.get(actor, Given.id(id));
        if (upload.result().good().isEmpty()) {
            throw new Rejected(Reason.NOT_NOW, "没有一行合格，没有可导入的。请先改表。");
        }
        uploads.begin(actor, upload);
        return "redirect:/people/roster/" + upload.id();
    }

    /** Stops an import that runs: its transaction is rolled back, nothing stays. */
    @PostMapping("/people/roster/{id}/stop")
    String stop(Actor actor, @PathVariable String id) {
        var upload = uploads.get(actor, Given.id(id));
        upload.stop();
        return "redirect:/people/roster/" + upload.id();
    }

    /** Lets the file go, unimported. */
    @PostMapping("/people/roster/{id}/drop")
    String drop(Actor actor, @PathVariable String id) {
        var upload = uploads.get(actor, Given.id(id));
        uploads.letGo(upload);
        return "redirect:/people/roster?village=" + upload.villageCode();
    }

    @PostMapping("/people/roster/batches/{id}/undo")
    String undo(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String village) {
        UUID batch = Given.id(id);
        rosters.undo(actor, batch);
        var place = ground.village(actor, village);
        return Said.then("/people/roster" + place.map(p -> "?village=" + p.code()).orElse(""),
                "undone");
    }
}
