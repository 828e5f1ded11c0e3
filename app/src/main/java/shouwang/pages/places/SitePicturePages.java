package shouwang.pages.places;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.Said;
import shouwang.places.site.SitePictures;

/** Photographs of a house. */
@Controller
@Needs(Right.WRITE_PLACES)
class SitePicturePages {
    private final SitePictures pictures;
    private final SiteDesk desk;
    private final Audit audit;

    SitePicturePages(SitePictures pictures, SiteDesk desk, Audit audit) {
        this.pictures = pictures;
        this.desk = desk;
        this.audit = audit;
    }

    @Bean
    static Said.Words placesSitePictureWords() {
        return Said.words("sitephoto", "照片已存好。");
    }

    @PostMapping("/settings/sites/{id}/pictures")
    String keep(Actor actor, @PathVariable String id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam MultiValueMap<String, String> form, HttpServletResponse response,
            Model model) throws IOException {
        var site = desk.get(actor, id);
        var bytes = file == null || file.getSize() > SitePictures.MOST_BYTES + 1 ? null
                : file.getBytes();
        var tooLarge = file != null && bytes == null;
        return desk.attempt(site, form, "sitephoto", response, model, () -> {
            if (bytes == null || bytes.length == 0) {
                throw new Rejected(tooLarge ? Reason.TOO_LARGE : Reason.MISSING, tooLarge
                        ? "照片太大，最多 400 KB，请缩小了再传。" : "还没有选照片，请先选再存。");
            }
            pictures.keep(desk.fresh(form), site.id(), Objects.requireNonNullElse(
                    Given.optional(form.getFirst("caption"), "caption", "拍的什么", 40), ""), bytes,
                    actor.name());
        });
    }

    @GetMapping("/settings/sites/{id}/pictures/{picture}")
    ResponseEntity<byte[]> show(Actor actor, @PathVariable String id,
            @PathVariable String picture) {
        var shown = pictures.show(desk.get(actor, id).id(), Given.id(picture));
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(shown.type()))
                .body(shown.bytes());
    }

    @PostMapping("/settings/sites/{id}/pictures/{picture}/remove")
    String remove(Actor actor, @PathVariable String id, @PathVariable String picture,
            @RequestParam MultiValueMap<String, String> form, HttpServletResponse response,
            Model model) {
        var site = desk.get(actor, id);
        return desk.attempt(site, form, "removed", response, model, () -> {
            pictures.remove(site.id(), Given.id(picture));
            audit.log(actor, site.placeCode(), "删掉场地照片", site.form().name(), null, null);
        });
    }
}
