package shouwang.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.servlet.view.RedirectView;
import shouwang.access.Doorkeeper;
import shouwang.county.DatabaseWatch;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;

/** Shows every refusal as a sentence, and every bug as an apology with a number to ask for. */
@ControllerAdvice
class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private final Framing framing;
    private final Keeping keeping;

    Refusals(Framing framing, Keeping keeping) {
        this.framing = framing;
        this.keeping = keeping;
    }

    @ExceptionHandler(Rejected.class)
    ModelAndView refused(Rejected refusal, HttpServletRequest request) {
        return page(request, refusal.reason().status(), "这一步没有做成", refusal.say());
    }

    @ExceptionHandler(Doorkeeper.NotSignedIn.class)
    Object signIn(HttpServletRequest request, HttpServletResponse response) {
        if (!"GET".equals(request.getMethod()) || request.getHeader("HX-Request") != null
                || request.getHeader("X-Phone") != null) {
            return ended(request, response);
        }
        var query = request.getQueryString();
        var to = request.getRequestURI() + (query == null ? "" : "?" + query);
        var door = new RedirectView("/login?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
        door.setExpandUriTemplateVariables(false);
        return new ModelAndView(door);
    }

    /** What was typed is given back after signing in; a file has to be chosen again. */
    private ModelAndView ended(HttpServletRequest request, HttpServletResponse response) {
        var kept = keeping.keep(request, response);
        var page = page(request, 401, "请先登录", kept
                ? "登录过期了，还没有存。您填的已经收好，半小时内用同一个账号登录，再按一下就存。"
                : "登录过期了，这一步没有存。请登录后再做一次。");
        page.addObject("onward", kept ? "/login?to=" + Keeping.PAGE : "/login");
        return page;
    }

    @ExceptionHandler({MaxUploadSizeExceededException.class})
    ModelAndView tooLarge(HttpServletRequest request) {
        return page(request, 413, "文件太大", "文件太大，最多 50 MB。请分成几份再传。");
    }

    @ExceptionHandler({MultipartException.class, InvalidParameterException.class})
    ModelAndView cutOff(HttpServletRequest request) {
        return page(request, 400, "没有传完", "文件没有传完整，什么都没有存。请再传一次。");
    }

    @ExceptionHandler({NoResourceFoundException.class})
    ModelAndView nowhere(HttpServletRequest request) {
        return page(request, 404, "没有这一页", "没有找到这一页。请检查地址，或回首页。");
    }

    @ExceptionHandler({HttpRequestMethodNotSupportedException.class, HttpMediaTypeException.class,
        ServletRequestBindingException.class, MethodArgumentTypeMismatchException.class,
        org.springframework.validation.BindException.class})
    ModelAndView wrongForm(HttpServletRequest request) {
        return page(request, 400, "没有看懂", "送来的内容不完整或不对。请从页面上重新操作。");
    }

    /** What the database's absence made fail is no bug of the page, and is said further out. */
    @ExceptionHandler(Exception.class)
    ModelAndView bug(Exception bug, HttpServletRequest request) throws Exception {
        if (DatabaseWatch.trouble(bug) != null) {
            throw bug;
        }
        var number = Ids.fresh().toString().substring(24);
        LOG.error("bug {} at {} {}", number, request.getMethod(), request.getRequestURI(), bug);
        return page(request, 500, "系统出错了",
                "系统出错了，没有存下半截。请把这个编号告诉管理员：" + number);
    }

    private ModelAndView page(HttpServletRequest request, int status, String title, String say) {
        var page = new ModelAndView("error/refused", HttpStatus.valueOf(status));
        page.addObject("frame", framing.frame(request));
        page.addObject("title", title);
        page.addObject("say", say);
        return page;
    }
}
