package shouwang.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.Villages;
import shouwang.access.Needs;
import shouwang.access.Role;

@House
class MenuTest {
    /** The named places outside the rooms: the hand, the family, one's own pages, the doors. */
    private static final Set<String> OUTSIDE = Set.of("aide", "field", "kin", "join", "me", "c", "p",
            "login", "logout", "enter", "first", "", "sw.js", "manifest.webmanifest");
    @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping;
    @Autowired MockMvcTester mvc;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;

    @Test
    void every_address_is_in_one_room_or_in_a_named_place_outside() {
        var lost = new TreeSet<String>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, page) -> {
            if (page.getBeanType().getPackageName().startsWith("shouwang")) {
                mapping.getPatternValues().stream()
                        .filter(path -> Room.of(path).isEmpty()
                                == !OUTSIDE.contains(path.split("/", 3).length < 2 ? ""
                                        : path.split("/", 3)[1]))
                        .forEach(lost::add);
            }
        });
        assertThat(lost).isEmpty();
    }

    @Test
    void a_room_has_at_most_seven_pages_of_two_to_four_characters() {
        for (var room : Room.values()) {
            var pages = Menu.PAGES.stream().filter(page -> page.room() == room).toList();
            assertThat(pages).as(room.word()).hasSizeLessThanOrEqualTo(7);
            assertThat(pages).allSatisfy(page ->
                    assertThat(page.word().length()).as(page.word()).isBetween(2, 4));
        }
    }

    @Test
    void nobody_sees_an_entry_that_stays_shut_or_misses_one_that_opens() {
        for (var page : Menu.PAGES) {
            var rights = rights(page.path());
            for (var role : Role.values()) {
                if (role != Role.AIDE) {
                    assertThat(role.may(page.right())).as(role + " " + page.path())
                            .isEqualTo(rights.stream().anyMatch(role::may));
                }
            }
        }
    }

    private List<shouwang.access.Right> rights(String path) {
        var pages = requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(one -> one.getKey().getPatternValues().contains(path)
                        && one.getKey().getMethodsCondition().getMethods()
                                .contains(RequestMethod.GET))
                .map(one -> needs(one.getValue())).toList();
        assertThat(pages).as(path).hasSize(1);
        return Arrays.asList(pages.getFirst().value());
    }

    private static Needs needs(HandlerMethod page) {
        var own = AnnotatedElementUtils.findMergedAnnotation(page.getMethod(), Needs.class);
        return own != null ? own : java.util.Objects.requireNonNull(
                AnnotatedElementUtils.findMergedAnnotation(page.getBeanType(), Needs.class));
    }

    @Test
    void a_clerk_has_six_rooms_with_keys_and_the_pages_of_this_one_side_by_side() {
        var clerk = signedIn.as(Role.CLERK, villages.fresh());
        assertThat(mvc.get().uri("/today/needs").with(clerk).exchange()).hasStatusOk().bodyText()
                .contains("<h1>今天</h1>", "accesskey=\"1\"", "accesskey=\"4\"",
                        "accesskey=\"8\"", "老人与户", "class=\"sw-sub\"", "按 Alt 加 1 到 8 换组")
                .doesNotContain("accesskey=\"5\"", "accesskey=\"6\"");
        assertThat(mvc.get().uri("/today/needs/new").with(clerk).exchange()).hasStatusOk()
                .bodyText().doesNotContain("class=\"sw-sub\"");
    }

    @Test
    void what_is_used_every_day_one_chooses_oneself_at_most_five() {
        var village = villages.fresh();
        var clerk = signedIn.as(Role.CLERK, village);
        assertThat(daily(clerk)).contains("/care/slips").doesNotContain("/timebank/rules");
        assertThat(mvc.post().uri("/me/everyday").param("page", "/timebank/rules", "/people/letters",
                "/settings/watch").with(clerk).exchange()).hasStatus3xxRedirection();
        assertThat(daily(clerk)).contains("/timebank/rules", "/people/letters")
                .doesNotContain("/care/slips").doesNotContain("/settings/watch");
        assertThat(daily(signedIn.again(clerk))).contains("/timebank/rules");
        assertThat(daily(signedIn.as(Role.CLERK, village))).contains("/care/slips");
        assertThat(mvc.post().uri("/me/everyday").param("page", "/today", "/today/needs",
                "/today/tasks", "/people/elders", "/people/aides", "/people/pairs").with(clerk)
                .exchange()).hasStatus(422).bodyText().contains("最多选 5 个");
        assertThat(mvc.post().uri("/me/everyday").with(clerk).exchange())
                .hasStatus3xxRedirection();
        assertThat(daily(clerk)).doesNotContain("<a href=\"/timebank/rules\"");
    }

    private String daily(SignedIn.Guest guest) {
        var page = mvc.get().uri("/me").with(guest).exchange();
        assertThat(page).hasStatusOk();
        var body = new String(page.getResponse().getContentAsByteArray(),
                java.nio.charset.StandardCharsets.UTF_8);
        return body.substring(body.indexOf("sw-daily"), body.indexOf("sw-thumbs"));
    }
}
