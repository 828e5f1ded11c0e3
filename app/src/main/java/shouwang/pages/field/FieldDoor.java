package shouwang.pages.field;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.access.SessionDoor;
import shouwang.care.picture.Pictures;
import shouwang.field.FieldSync;
import shouwang.field.Phones;
import shouwang.field.Verdict;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The four addresses of the field sync. What is too large is refused before it is read. */
@Controller
@Needs(value = Right.AIDE_ROUND, alsoStopped = true)
class FieldDoor {
    private static final int MOST_SYNC = 1024 * 1024;
    private static final int MOST_DEVICE = 200;
    private static final JsonMapper JSON = JsonMapper.builder().changeDefaultPropertyInclusion(
            all -> all.withValueInclusion(JsonInclude.Include.NON_NULL)).build();
    private final Phones phones;
    private final FieldSync sync;
    private final FieldDays days;
    private final FieldCalls calls;
    private final Pictures pictures;
    private final Clock clock;

    FieldDoor(Phones phones, FieldSync sync, FieldDays days, FieldCalls calls,
            Pictures pictures, Clock clock) {
        this.phones = phones;
        this.sync = sync;
        this.days = days;
        this.calls = calls;
        this.pictures = pictures;
        this.clock = clock;
    }

    /** @param session the mark of this session */
    private record Hello(String csrf, UUID phone, String key, Who actor, String session,
            Instant server) {}

    private record Who(UUID id, String name) {}

    private record Answer(Instant server, List<Verdict> verdicts) {}

    @GetMapping("/field/hello")
    ResponseEntity<byte[]> hello(Actor actor,
            @RequestHeader(name = "X-Phone", required = false) @Nullable String phone,
            HttpServletRequest request) {
        var id = phone(phone);
        var key = phones.hello(actor, id, device(request));
        var csrf = (CsrfToken) Objects.requireNonNull(
                request.getAttribute(CsrfToken.class.getName()));
        return json(new Hello(csrf.getToken(), id, key, new Who(actor.id(), actor.name()),
                SessionDoor.mark(request), clock.instant()));
    }

    private static UUID phone(@Nullable String given) {
        if (given == null || given.isBlank()) {
            throw new Rejected(Reason.MISSING, "没有说是哪台手机。请从手机上的“守望”打开。");
        }
        return Given.id(given);
    }

    private static String device(HttpServletRequest request) {
        var agent = Objects.requireNonNullElse(request.getHeader("User-Agent"), "")
                .replaceAll("[^ -~]", "");
        return Text.cut(agent, MOST_DEVICE);
    }

    @GetMapping("/field/day")
    ResponseEntity<byte[]> day(Actor actor,
            @RequestHeader(name = "X-Phone", required = false) @Nullable String phone) {
        phones.known(actor, phone(phone));
        return json(days.of(actor, calls.of(actor)));
    }

    @PostMapping("/field/sync")
    ResponseEntity<byte[]> sync(Actor actor,
            @RequestHeader(name = "X-Phone", required = false) @Nullable String phone,
            HttpServletRequest request) throws IOException {
        var id = phone(phone);
        var given = read(body(request, MOST_SYNC, new Rejected(Reason.TOO_LARGE,
                "一次送得太多，最多 1 MB。请分几次送。")));
        var facts = given.path("facts");
        if (!facts.isArray()) {
            throw new Rejected(Reason.WRONG_FORM, "送来的内容不完整，请再送一次。");
        }
        if (facts.size() > FieldSync.MOST_FACTS) {
            throw new Rejected(Reason.TOO_LARGE, "一次最多送 100 条，请分几次送。");
        }
        var verdicts = sync.sync(actor, id, sent(given), List.copyOf(facts.values()));
        return json(new Answer(clock.instant(), verdicts));
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw new Rejected(Reason.WRONG_FORM, "送来的内容不完整，请再送一次。");
        }
    }

    private static Instant sent(JsonNode given) {
        try {
            return Instant.parse(given.path("sent").asString(""));
        } catch (DateTimeException e) {
            throw new Rejected(Reason.WRONG_FORM, "没有说手机的时间，请再送一次。");
        }
    }

    @PutMapping("/field/pictures/{id}")
    ResponseEntity<byte[]> picture(Actor actor, @PathVariable String id,
            @RequestHeader(name = "X-Phone", required = false) @Nullable String phone,
            HttpServletRequest request) throws IOException {
        phones.known(actor, phone(phone));
        pictures.put(actor, Given.id(id),
                body(request, Pictures.MOST_BYTES, Pictures.tooLarge()));
        return json(Map.of("id", id));
    }

    private static byte[] body(HttpServletRequest request, int most, Rejected tooLarge)
            throws IOException {
        if (request.getContentLengthLong() > most) {
            throw tooLarge;
        }
        var bytes = request.getInputStream().readNBytes(most + 1);
        if (bytes.length > most) {
            throw tooLarge;
        }
        return bytes;
    }

    private static ResponseEntity<byte[]> json(Object value) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON).body(JSON.writeValueAsBytes(value));
    }
}
