package shouwang.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shouwang.House;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is written for other systems is what the house answers them. */
@House
class OpenApiTest {
    @Autowired MockMvcTester mvc;

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).exchange();
    }

    private JsonNode document() throws Exception {
        var answer = get("/openapi.json");
        assertThat(answer).hasStatusOk();
        return JsonMapper.shared().readTree(new String(answer.getResponse()
                .getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    @Test
    void everything_the_document_names_answers_as_it_says() throws Exception {
        var document = document();
        assertThat(document.path("openapi").asString()).isEqualTo("3.1.0");
        var paths = document.path("paths").properties();
        assertThat(paths).extracting(Map.Entry::getKey)
                .contains("/actuator/health", "/actuator/prometheus");
        for (var path : paths) {
            var said = path.getValue().path("get").path("responses");
            var answer = get(path.getKey());
            var status = String.valueOf(answer.getResponse().getStatus());
            assertThat(status).as(path.getKey()).isEqualTo("200");
            var kinds = said.path(status).path("content").properties();
            assertThat(kinds).as(path.getKey()).singleElement().satisfies(kind -> {
                var type = String.valueOf(answer.getResponse().getContentType());
                assertThat(type.contains("json")).as(path.getKey() + " " + type)
                        .isEqualTo(kind.getKey().contains("json"));
            });
        }
    }

    @Test
    void figures_of_the_machine_are_refused_to_the_world_and_tell_of_no_person() {
        var here = get("/actuator/prometheus");
        assertThat(here).hasStatusOk().bodyText().contains("jvm_memory_used_bytes");
        assertThat(here).bodyText().doesNotContain("place_code", "519999");
        assertThat(mvc.get().uri("/actuator/prometheus").with(request -> {
            request.setRemoteAddr("10.8.3.4");
            return request;
        }).exchange().getResponse().getStatus()).isIn(401, 403);
        assertThat(get("/actuator/env").getResponse().getStatus()).isGreaterThanOrEqualTo(400);
    }
}
