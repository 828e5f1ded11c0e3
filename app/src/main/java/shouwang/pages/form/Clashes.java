package shouwang.pages.form;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import shouwang.access.Right;
import shouwang.pages.Frame;
import shouwang.pages.Framing;

/** Shows what two people changed at once, whatever the form, and asks which one holds. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Clashes {
    private final Framing framing;

    Clashes(Framing framing) {
        this.framing = framing;
    }

    @ExceptionHandler(Collided.class)
    ModelAndView ask(Collided collided, HttpServletRequest request) {
        var page = new ModelAndView("form/clash", HttpStatus.CONFLICT);
        var frame = framing.frame(request);
        page.addObject("frame", frame);
        page.addObject("view", new ClashView(request.getRequestURI(), collided.clashes(),
                carried(unasked(collided.typed())), isInHand(frame)));
        return page;
    }

    private static boolean isInHand(Frame frame) {
        return frame.may(Right.AIDE_ROUND) || frame.may(Right.KIN_HOME);
    }

    /** Without the questions of a page before. */
    private static MultiValueMap<String, String> unasked(MultiValueMap<String, String> typed) {
        var left = new LinkedMultiValueMap<>(typed);
        left.keySet().removeIf(name -> name.equals(Opened.MET) || name.startsWith(Opened.KEEP));
        return left;
    }

    static ArrayList<ClashView.Carried> carried(MultiValueMap<String, String> typed) {
        var carried = new ArrayList<ClashView.Carried>();
        typed.forEach((name, values) -> {
            if (!name.equals("_csrf")) {
                values.stream().filter(java.util.Objects::nonNull)
                        .forEach(value -> carried.add(new ClashView.Carried(name, value)));
            }
        });
        return carried;
    }
}
