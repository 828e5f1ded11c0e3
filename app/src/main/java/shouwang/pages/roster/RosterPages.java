package shouwang.pages.roster;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
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
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Rejected;
import shouwang.pages.Said;
import shouwang.pages.form.ChooseVillage;
import shouwang.pages.form.Ground;
import shouwang.people.intake.Rosters;
import shouwang.people.roster.RosterAsk;
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
    String start(Actor actor, @RequestParam(defaultValue = "") String village, Model model,
            HttpServletResponse response) {
        var place = ground.village(actor, village);
        if (place.isEmpty()) {
            model.addAttribute("choose",
                    new ChooseVillage("/people/roster", "导入花名册", ground.villages(actor)));
            return "people/village";
        }
        var refusal = uploads.refusal(actor);
        refusal.ifPresent(why -> response.setStatus(why.status()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("start", views.start(place.get(),
                refusal.map(Uploads.Refusal::say).orElse(null)));
        return "roster/start";
    }

    /** The form's token stands in its address; the page that says why not has one without. */
    private String refuse(Actor actor, Place village, int status, String say) {
        uploads.refused(actor, new Uploads.Refusal(status, say));
        return "redirect:/people/roster?village=" + village.code();
    }

    @PostMapping("/people/roster")
    String check(Actor actor, @RequestParam(defaultValue = "") String village,
            @RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
        var place = ground.village(actor, village).orElseThrow(() ->
                new Rejected(Reason.MISSING, "请先选花名册是哪个村的。"));
        if (file == null || file.isEmpty()) {
            return refuse(actor, place, 422, file == null || name(file).isEmpty()
                    ? "还没有选文件，请选花名册再检查。" : "文件是空的。请选有内容的花名册。");
        }
        try {
            var upload = uploads.check(actor, place.code(), name(file), file.getBytes());
            return "redirect:/people/roster/" + upload.id();
        } catch (RosterRefused refused) {
            return refuse(actor, place, refused.code().status(), refused.say());
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

    /**
     * What every column is read as ({@code c0=NAME}), and what else is said of the file. A new
     * answer to a header is remembered: the village is not asked again.
     */
    @PostMapping("/people/roster/{id}/columns")
    String columns(Actor actor, @PathVariable String id,
            @RequestParam Map<String, String> form) {
        var upload = uploads.get(actor, Given.id(id));
        var said = new HashMap<>(upload.choice().columns());
        for (var one : views.read(upload)) {
            var word = form.getOrDefault("c" + one.at(), "");
            var before = one.now();
            if (!word.isEmpty() && (before == null || one.open() || !before.name().equals(word))) {
                var column = Given.word(word, Column.class, "c" + one.at(), "读成什么");
                said.put(one.at(), column);
                remember(actor, upload, one.header(), column);
            }
        }
        return again(actor, upload, new RosterAsk.Choice(said, upload.choice().sheet(),
                upload.choice().hidden()));
    }

    /** A header that stands twice says nothing for the next time. */
    private void remember(Actor actor, Upload upload, String header, Column column) {
        if (views.read(upload).stream().filter(one -> one.header().equals(header)).count() == 1) {
            rosters.remember(actor, upload.villageCode(), header, column);
        }
    }

    /** Reads another sheet of the same file, or the rows that it does not show. */
    @PostMapping("/people/roster/{id}/sheet")
    String sheet(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String sheet,
            @RequestParam(defaultValue = "false") boolean hidden) {
        var upload = uploads.get(actor, Given.id(id));
        var now = upload.result().layout().sheetName();
        var known = upload.result().summary().otherSheets().stream()
                .anyMatch(one -> !one.hidden() && one.name().equals(sheet));
        if (!known && !sheet.isEmpty()) {
            throw new Rejected(Reason.NOT_FOUND, "没有这张工作表。请回到检查页再选。");
        }
        return again(actor, upload, new RosterAsk.Choice(known ? Map.of()
                : upload.choice().columns(), known ? sheet : now, hidden));
    }

    private String again(Actor actor, Upload upload, RosterAsk.Choice choice) {
        try {
            return Said.then("/people/roster/" + uploads.again(actor, upload, choice).id(),
                    "saved");
        } catch (RosterRefused refused) {
            throw new Rejected(Reason.NOT_NOW, refused.say());
        }
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
    String begin(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean sure) {
        var upload = uploads.get(actor, Given.id(id));
        var other = upload.result().summary().otherVillage();
        if (!other.isEmpty() && !sure) {
            throw new Rejected(Reason.NOT_NOW, "表的标题写的是" + other
                    + "。是这个村的人，请先勾上“就是这个村的”，再导入；不是，请换文件。");
        }
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
