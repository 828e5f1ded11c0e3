package shouwang.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * All short words that pages say after a step. Two that are the same keep the house from starting;
 * one that nobody handed in is a bug and answered as one.
 */
@Component
class Spoken implements HandlerInterceptor, WebMvcConfigurer {
    private static final Pattern SAID = Pattern.compile("[?&]said=([^&#]*)");
    private final Map<String, String> chinese = new HashMap<>();

    Spoken(List<Said.Words> all) {
        for (var words : all) {
            words.chinese().forEach((word, says) -> {
                if (chinese.put(word, says) != null) {
                    throw new IllegalStateException("two pages say " + word);
                }
            });
        }
    }

    /** What several page packages say. */
    @Bean
    static Said.Words houseWords() {
        return Said.words("saved", "已保存。",
                "added", "已添加。",
                "removed", "已撤下。",
                "undone", "已撤销。",
                "need", "求助已登记，时限开始计。",
                "started", "开始计时。",
                "finished", "做完了，等老人确认。",
                "confirmed", "已确认，积分已记。",
                "hangs", "已确认。积分公示到 {until}，没有异议才入账。",
                "unpaid", "已确认。这一次按细则不记积分，只记做过的时间。",
                "ended", "已结束。",
                "done", "办好了，记下了。",
                "word", "话送到了。");
    }

    /** What the page says above its title; null where the word comes from outside. */
    @Nullable String chinese(@Nullable String word) {
        return word == null ? null : chinese.get(word);
    }

    /** The same with a day in it, which must be one: nobody puts words into our mouth. */
    @Nullable String chinese(@Nullable String word, @Nullable String until) {
        var text = chinese(word);
        return text == null ? null : text.replace("{until}", day(until));
    }

    private static String day(@Nullable String text) {
        try {
            return text == null ? "到期那天" : When.paper(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return "到期那天";
        }
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void postHandle(HttpServletRequest request, HttpServletResponse response,
            Object handler, @Nullable ModelAndView answer) {
        var view = answer == null ? null : answer.getViewName();
        if (view == null || !view.startsWith("redirect:")) {
            return;
        }
        var said = SAID.matcher(view);
        if (said.find() && !chinese.containsKey(said.group(1))) {
            throw new IllegalStateException("nothing to say for " + said.group(1));
        }
    }
}
