package shouwang.pages.field;

import java.io.IOException;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import shouwang.kernel.Rejected;
import tools.jackson.databind.json.JsonMapper;

/** Tells a phone why, as {@code {"say": …}}; a line that breaks off is nobody's bug. */
@ControllerAdvice(assignableTypes = FieldDoor.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class FieldRefusals {
    @ExceptionHandler(Rejected.class)
    ResponseEntity<byte[]> refused(Rejected refusal) {
        return say(refusal.reason().status(), refusal.say());
    }

    @ExceptionHandler(IOException.class)
    ResponseEntity<byte[]> cut() {
        return say(400, "没有送完，记录还在手机上，会再送。");
    }

    private static ResponseEntity<byte[]> say(int status, String say) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON)
                .body(JsonMapper.shared().writeValueAsBytes(Map.of("say", say)));
    }
}
