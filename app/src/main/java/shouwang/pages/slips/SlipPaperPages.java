package shouwang.pages.slips;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.care.picture.Picture;
import shouwang.care.picture.Pictures;
import shouwang.care.slip.Slip;
import shouwang.care.slip.SlipSerial;
import shouwang.care.slip.Slips;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.people.Aides;
import shouwang.people.Elders;

/** One slip: what it became, and the photographs of the paper. */
@Controller
@Needs(Right.SEE_CARE)
class SlipPaperPages {
    private final Slips slips;
    private final Visits visits;
    private final Pictures pictures;
    private final Elders elders;
    private final Aides aides;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SlipPaperPages(Slips slips, Visits visits, Pictures pictures, Elders elders, Aides aides,
            TransactionTemplate transaction, Clock clock) {
        this.slips = slips;
        this.visits = visits;
        this.pictures = pictures;
        this.elders = elders;
        this.aides = aides;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Bean
    static Said.Words slipsSlipPaperWords() {
        return Said.words("photo", "照片已存好，跟这张签单放在一起。");
    }

    /** From a task, which knows the slip and not what is printed on it. */
    @GetMapping("/care/slips/of/{id}")
    String of(Actor actor, @PathVariable String id) {
        return "redirect:/care/slips/" + slips.get(actor, Given.id(id)).serial().digits();
    }

    @GetMapping("/care/slips/{serial}")
    String paper(Actor actor, @PathVariable String serial, Model model) {
        return show(slips.find(actor, SlipSerial.read(serial)), null, model);
    }

    private String show(Slip slip, @Nullable String wrong, Model model) {
        var visitId = slip.visitId();
        var visit = visitId == null ? null : visits.get(visitId);
        var elder = visit == null ? "" : elders.get(visit.elderId()).name();
        model.addAttribute("paper", new SlipPaper(slip.serial().text(), slip.serial().digits(),
                aides.find(slip.aideId()).map(aide -> aide.name()).orElse(""),
                slip.status().chinese(), elder, visit == null ? "" : what(visit),
                visitId == null ? null : visitId.toString(), Ids.fresh().toString(),
                pictures.about(List.of(slip.id())).stream()
                        .map(one -> one.id().toString()).toList(), wrong));
        return "slips/paper";
    }

    private String what(Visit visit) {
        var from = Objects.requireNonNullElse(visit.startedAt(), visit.plannedAt());
        return When.moment(from, LocalDate.now(clock)) + "·" + visit.service().chinese() + "·"
                + visit.status().chinese();
    }

    /** A photograph of the paper, kept sealed beside the slip. */
    @PostMapping("/care/slips/{serial}/picture")
    @Needs(Right.SLIPS)
    String add(Actor actor, @PathVariable String serial,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletResponse response, Model model) throws IOException {
        var slip = slips.find(actor, SlipSerial.read(serial));
        try {
            if (file == null || file.isEmpty()) {
                throw new Rejected(Reason.MISSING, "file", "还没有选照片，请先选再存。");
            }
            if (file.getSize() > Pictures.MOST_BYTES) {
                throw Pictures.tooLarge();
            }
            keep(actor, slip, Given.id(id), file.getBytes());
            return Said.then("/care/slips/" + slip.serial().digits(), "photo");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return show(slip, refusal.say(), model);
        }
    }

    /** Announced and filled at once, or not at all. */
    private void keep(Actor actor, Slip slip, UUID pictureId, byte[] bytes) {
        var visitId = slip.visitId();
        if (visitId == null) {
            throw new Rejected(Reason.NOT_NOW, "file", "先把签单录了，再存它的照片。");
        }
        transaction.executeWithoutResult(work -> {
            pictures.announce(actor, pictureId, visits.get(visitId).elderId(), slip.id(),
                    Picture.Kind.SLIP, clock.instant());
            pictures.put(actor, pictureId, bytes);
        });
    }

    @GetMapping("/care/slips/{serial}/pictures/{id}")
    ResponseEntity<byte[]> picture(Actor actor, @PathVariable String serial,
            @PathVariable String id) {
        var slip = slips.find(actor, SlipSerial.read(serial));
        var pictureId = Given.id(id);
        if (pictures.about(List.of(slip.id())).stream()
                .noneMatch(one -> one.id().equals(pictureId))) {
            throw new Rejected(Reason.NOT_FOUND, "没有这张照片，可能不归您管。");
        }
        var shown = pictures.show(pictureId);
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(shown.type()))
                .body(shown.bytes());
    }
}
