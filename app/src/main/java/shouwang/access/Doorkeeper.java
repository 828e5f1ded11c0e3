package shouwang.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/**
 * Before each page: has the actor one of the rights it {@link Needs}? Default no. An aide who has
 * stopped helping still sees her points, and her phone may bring what it holds; nobody's door is
 * opened to her any more.
 */
@Component
public class Doorkeeper implements HandlerInterceptor {
    private final Walkers walkers;

    Doorkeeper(Walkers walkers) {
        this.walkers = walkers;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response,
            Object handler) {
        if (handler instanceof ResourceHttpRequestHandler) {
            return true;
        }
        if (!(handler instanceof HandlerMethod page)) {
            throw new Rejected(Reason.NOT_FOUND, "没有这一页。");
        }
        if (page.getBeanType().getPackageName().startsWith("org.springframework.boot")) {
            return true;
        }
        var actor = SessionDoor.actor();
        var needs = find(page, Needs.class);
        var open = find(page, Open.class);
        if (needs != null) {
            if (actor == null) {
                throw new NotSignedIn();
            }
            if (Arrays.stream(needs.value()).noneMatch(actor::may)) {
                actor.need(needs.value()[0]);
            }
            if (actor.role() == Role.AIDE && !needs.alsoStopped()
                    && walkers.hasStopped(actor.person())) {
                throw new Rejected(Reason.NOT_YOURS, "您已登记为退出互助员。还要帮忙，请找服务站。");
            }
            return true;
        }
        if (open == null) {
            throw new Rejected(Reason.NOT_YOURS, "这一页没有开放。");
        }
        if (open.signedIn() && actor == null) {
            throw new NotSignedIn();
        }
        return true;
    }

    private static <A extends java.lang.annotation.Annotation> @Nullable A find(
            HandlerMethod page, Class<A> kind) {
        var own = AnnotatedElementUtils.findMergedAnnotation(page.getMethod(), kind);
        var other = kind == Needs.class ? Open.class : Needs.class;
        if (own != null || AnnotatedElementUtils.hasAnnotation(page.getMethod(), other)) {
            return own;
        }
        return AnnotatedElementUtils.findMergedAnnotation(page.getBeanType(), kind);
    }

    /** Nobody is signed in; the advice leads to the login page and back. */
    public static final class NotSignedIn extends RuntimeException {
        NotSignedIn() {
            super("not signed in", null, false, false);
        }
    }
}
