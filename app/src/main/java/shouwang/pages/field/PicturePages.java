package shouwang.pages.field;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.care.picture.Pictures;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.people.Elders;

/** Photographs and spoken notes, for the staff of the village, while the elder allows it. */
@Controller
@Needs(Right.PICTURES)
class PicturePages {
    private static final int MOST = 60;
    private final Pictures pictures;
    private final Elders elders;
    private final Clock clock;

    PicturePages(Pictures pictures, Elders elders, Clock clock) {
        this.pictures = pictures;
        this.elders = elders;
        this.clock = clock;
    }

    @GetMapping("/people/elders/{id}/pictures")
    @Transactional(readOnly = true)
    public String list(Actor actor, @PathVariable String id, Model model) {
        var elder = elders.get(Given.id(id));
        actor.needPlace(elder.placeCode());
        var today = LocalDate.now(clock);
        model.addAttribute("view", new PictureView(elder.id(), elder.name(),
                elders.more(elder.id()).pictures(), pictures.ofElder(elder.id(), MOST).stream()
                        .map(one -> new PictureView.One(one.id(), one.kind().chinese(),
                                one.isSound(), When.moment(one.madeAt(), today))).toList()));
        return "field/pictures";
    }

    @GetMapping("/people/pictures/{id}")
    public ResponseEntity<byte[]> one(Actor actor, @PathVariable String id) {
        var picture = pictures.find(Given.id(id)).orElseThrow(() -> new Rejected(
                Reason.NOT_FOUND, "没有这张照片，可能老人不再同意看，或不归您管。"));
        actor.needPlace(picture.placeCode());
        var shown = pictures.show(picture.id());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType(shown.type())).body(shown.bytes());
    }

    @PostMapping("/people/pictures/{id}/remove")
    public String remove(Actor actor, @PathVariable String id) {
        var picture = pictures.find(Given.id(id)).orElseThrow(() -> new Rejected(
                Reason.NOT_FOUND, "没有这张照片，可能不归您管。"));
        pictures.remove(actor, picture.id());
        return Said.then("/people/elders/" + picture.elderId() + "/pictures", "removed");
    }
}
