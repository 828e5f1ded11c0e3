package shouwang.pages.messages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Open;
import shouwang.access.SessionDoor;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Rejected;
import shouwang.kernel.Text;
import shouwang.messages.Channel;
import shouwang.messages.QuietHours;
import shouwang.messages.Reach;
import shouwang.messages.Reaches;
import shouwang.pages.Devices;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.pages.form.Held;
import shouwang.pages.form.Meeting;
import shouwang.pages.form.Typed;

/** 通知方式: channel, address, quiet hours, the browsers that show messages. */
@Controller
@Open(signedIn = true)
class ReachPages {
    private static final String HERE = "/me/reach";
    private final Reaches reaches;
    private final Clock clock;
    private final Meeting meeting;

    ReachPages(Reaches reaches, Clock clock,
            Meeting meeting) {
        this.meeting = meeting;
        this.reaches = reaches;
        this.clock = clock;
    }

    @Bean
    static Said.Words messagesReachWords() {
        return Said.words("rings", "这台会弹出提醒了。",
                "trial", "试发的一条已排队，很快就到。");
    }

    @GetMapping(HERE)
    String reach(Actor actor, Model model) {
        return show(actor, Typed.empty(), model);
    }

    private String show(Actor actor, Typed typed, Model model) {
        var reach = reaches.of(actor);
        meeting.open("reach:" + actor.id(), held(reach));
        var offered = reaches.offered();
        var today = LocalDate.now(clock);
        model.addAttribute("reach", new ReachView(offered, missing(offered),
                given(typed, "channel", reach.channel().name()), fields(reach, offered),
                given(typed, "from", reach.quiet().from().toString()),
                given(typed, "until", reach.quiet().until().toString()), reach.trouble(),
                reach.devices().stream().map(device -> new ReachView.Device(
                        device.id().toString(), device.name(),
                        When.moment(device.since(), today))).toList(),
                reaches.pushKey(), Ids.fresh(), typed));
        return InboxPages.isInHand(actor) ? "messages/reachhand" : "messages/reach";
    }

    private static String given(Typed typed, String name, String otherwise) {
        return Objects.requireNonNullElse(typed.raw(name), otherwise);
    }

    /** What the house's owner has not set up is said, not hidden. */
    private static @Nullable String missing(List<Channel> offered) {
        var missing = Arrays.stream(Channel.values()).filter(channel ->
                channel != Channel.IN_APP && !offered.contains(channel))
                .map(Channel::chinese).collect(Collectors.joining("、"));
        return missing.isEmpty() ? null : missing + "还没有接上，要用请找管理员。";
    }

    private static List<ReachView.Field> fields(Reach reach, List<Channel> offered) {
        var fields = new ArrayList<ReachView.Field>();
        if (offered.contains(Channel.SMS)) {
            fields.add(new ReachView.Field("phone", "收短信的手机号", "tel", "11 位数字",
                    reach.phone()));
        }
        if (offered.contains(Channel.WECOM)) {
            fields.add(new ReachView.Field("wecom", "企业微信账号", "text",
                    "不是微信号，问管理员要", reach.wecom()));
        }
        if (offered.contains(Channel.MAIL)) {
            fields.add(new ReachView.Field("mail", "邮箱", "email", "例如 a@example.cn",
                    reach.mail()));
        }
        return fields;
    }

    @PostMapping(HERE)
    String choose(Actor actor, @RequestParam MultiValueMap<String, String> form,
            HttpServletResponse response, Model model) {
        var typed = Typed.of(form);
        try {
            meeting.save(actor, actor.placeCode(), "reach:" + actor.id(), form,
                    () -> held(reaches.of(actor)), () -> reaches.choose(actor, choice(typed)));
            return Said.then(HERE, "saved");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return show(actor, typed.refused(refusal), model);
        }
    }

    private static Reach.Choice choice(Typed typed) {
        return new Reach.Choice(
                Given.word(typed.raw("channel"), Channel.class, "channel", "通知方式"),
                matching(typed, "phone", "手机号", "1\\d{10}", "手机号要 11 位数字，比如 15455557302。"),
                matching(typed, "wecom", "企业微信账号", "[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}",
                        "企业微信账号只有字母、数字和 - _ . @，请再核对。"),
                matching(typed, "mail", "邮箱", "[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+"
                        + "(\\.[A-Za-z0-9-]+)+", "邮箱要写成 a@example.cn 这样。"),
                new QuietHours(hour(typed, "from"), hour(typed, "until")));
    }

    private static Held held(Reach reach) {
        return new Held().put("channel", "通知方式", reach.channel().name(),
                        Held.words(Channel.values(), Channel::chinese))
                .put("from", "从几点不打扰", reach.quiet().from().toString())
                .put("until", "到几点", reach.quiet().until().toString())
                .secret("phone", "收短信的手机号").secret("wecom", "企业微信账号").secret("mail", "邮箱");
    }

    private static @Nullable String matching(Typed typed, String field, String called,
            String pattern, String otherwise) {
        var raw = Given.optional(typed.raw(field), field, called, 120);
        if (raw == null) {
            return null;
        }
        var text = Normalizer.normalize(raw, Normalizer.Form.NFKC).replaceAll("[\\s-]+(?=\\d)", "");
        if (!text.matches(pattern)) {
            throw new Rejected(Reason.WRONG_FORM, field, otherwise);
        }
        return text;
    }

    private static LocalTime hour(Typed typed, String field) {
        try {
            return LocalTime.parse(Given.text(typed.raw(field), field, "不打扰的时间", 8));
        } catch (DateTimeParseException e) {
            throw new Rejected(Reason.WRONG_FORM, field, "时间要写成 21:00 这样。");
        }
    }

    @PostMapping("/me/reach/device")
    String subscribe(Actor actor, @RequestParam(defaultValue = "") String endpoint,
            @RequestParam(defaultValue = "") String point,
            @RequestParam(defaultValue = "") String secret,
            @RequestHeader(value = "User-Agent", defaultValue = "") String browser,
            HttpServletRequest request) {
        var device = Devices.words(browser);
        reaches.subscribe(actor, new Reach.Subscription(
                Given.text(endpoint, "endpoint", "提醒的地址", 1_000),
                Given.text(point, "point", "提醒的钥匙", 200),
                Given.text(secret, "secret", "提醒的钥匙", 100),
                Text.cut(device, 80)),
                SessionDoor.token(request).orElse(""));
        return Said.then(HERE, "rings");
    }

    @PostMapping("/me/reach/device/{id}/remove")
    String unsubscribe(Actor actor, @PathVariable String id) {
        reaches.unsubscribe(actor, Given.id(id));
        return Said.then(HERE, "removed");
    }

    @PostMapping("/me/reach/trial")
    String tryOut(Actor actor, @RequestParam(defaultValue = "") String id) {
        reaches.tryOut(actor, Given.id(id));
        return Said.then(HERE, "trial");
    }
}
