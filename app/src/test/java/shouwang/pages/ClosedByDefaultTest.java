package shouwang.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import shouwang.House;
import shouwang.access.Needs;
import shouwang.access.Open;

@House
class ClosedByDefaultTest {
    @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping;
    @Autowired MockMvcTester mvc;

    @Test
    void every_page_says_who_may_open_it() {
        var pages = requestMappingHandlerMapping.getHandlerMethods().values().stream()
                .filter(page -> page.getBeanType().getPackageName().startsWith("shouwang")).toList();
        assertThat(pages).hasSizeGreaterThanOrEqualTo(8);
        assertThat(pages).allSatisfy(page -> assertThat(says(page)).as(page.toString()).isTrue());
    }

    private static boolean says(HandlerMethod page) {
        return AnnotatedElementUtils.hasAnnotation(page.getMethod(), Needs.class)
                || AnnotatedElementUtils.hasAnnotation(page.getMethod(), Open.class)
                || AnnotatedElementUtils.hasAnnotation(page.getBeanType(), Needs.class)
                || AnnotatedElementUtils.hasAnnotation(page.getBeanType(), Open.class);
    }

    @Test
    void a_stranger_is_led_to_the_login_from_every_page_that_needs_a_right() {
        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, page) -> {
            var get = mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET);
            if (!get || AnnotatedElementUtils.hasAnnotation(page.getBeanType(), Open.class)
                    || AnnotatedElementUtils.hasAnnotation(page.getMethod(), Open.class)
                    || !page.getBeanType().getPackageName().startsWith("shouwang")) {
                return;
            }
            mapping.getPatternValues().forEach(path -> {
                var answer = mvc.get().uri(path.replaceAll("\\{[^}]*}", "511922")).exchange();
                assertThat(answer).as(path).hasStatus(302);
                assertThat(answer.getResponse().getHeader("Location")).startsWith("/login?to=");
            });
        });
    }
}
