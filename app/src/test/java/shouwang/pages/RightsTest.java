package shouwang.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Needs;
import shouwang.access.Open;
import shouwang.access.Right;
import shouwang.access.Role;
import shouwang.care.CareStory;
import shouwang.care.Service;
import shouwang.care.Visits;
import shouwang.kernel.Ids;

/** Who may press which door: the table below is the law, every address is called as everyone. */
@House
@Import(CareStory.class)
class RightsTest {
    /** Who has each right. A right that is missing here, or a cross too many, fails. */
    private static final String TABLE = """
            right        COUNTY TOWNSHIP CLERK SUPERVISOR AIDE KIN DOCTOR COOP AUDITOR
            SEE_PEOPLE   x      x        x     x          .    .   x      .    .
            WRITE_PEOPLE .      x        x     .          .    .   .      .    .
            SECOND_DEATH .      x        x     .          .    .   x      .    .
            REVEAL       x      x        x     .          .    .   x      .    .
            PAIR         x      x        x     .          .    .   .      .    .
            SEE_CARE     .      x        x     x          .    .   x      .    x
            CALLS        .      x        x     .          .    .   x      .    .
            ANSWER       .      x        x     .          .    .   .      .    .
            VISITS       .      x        x     .          .    .   .      .    .
            CONFIRM      .      x        x     .          .    .   .      .    .
            ROUNDS       .      x        x     .          .    .   .      .    .
            TABLE        .      x        x     .          .    .   .      .    .
            MEAL_MONEY   .      x        x     .          .    .   .      .    .
            SLIPS        .      x        x     .          .    .   .      .    .
            ERRANDS      .      x        x     .          .    .   .      .    .
            ALERTS       .      x        x     .          .    .   x      .    .
            DRILLS       .      x        x     .          .    .   .      .    .
            NOTICES      .      x        x     .          .    .   .      .    .
            PICTURES     .      x        x     .          .    .   .      .    .
            PRINT_CARDS  .      x        x     .          .    .   .      .    .
            SEE_POINTS   x      x        x     x          .    .   .      .    x
            WRITE_POINTS .      .        x     .          .    .   .      .    .
            MOVE_POINTS  x      x        .     .          .    .   .      .    .
            SEE_BOARD    x      x        x     x          .    .   .      .    x
            WRITE_PLACES x      x        x     .          .    .   .      .    .
            ACCOUNTS     x      x        x     .          .    .   .      .    .
            AUDIT        x      x        .     x          .    .   .      .    x
            AIDE_ROUND   .      .        .     .          x    .   .      .    .
            KIN_HOME     .      .        .     .          .    x   .      .    .
            SET_ENVELOPE x      .        .     .          .    .   .      .    .
            SUPERVISE    .      .        .     x          .    .   .      .    .
            COUNTER      .      .        x     .          .    .   .      x    .
            SENT_OUT     x      x        x     .          .    .   .      .    .
            WATCH        x      .        .     .          .    .   .      .    .
            """;

    /** All that these may change: whoever checks, changes nothing of what she checks. */
    private static final Map<Role, List<String>> DEEDS = Map.of(
            Role.AUDITOR, List.of("/timebank/checks", "/timebank/checks/{id}",
                    "/timebank/giving/{id}", "/timebank/hours/review", "/timebank/hours/{id}",
                    "/timebank/ledger/check", "/timebank/ledger/verify", "/timebank/replay",
                    "/boards/{code}/refresh"),
            Role.SUPERVISOR, List.of("/timebank/checks", "/timebank/checks/{id}",
                    "/timebank/giving/{id}", "/timebank/hours/review", "/timebank/hours/{id}",
                    "/timebank/ledger/check", "/timebank/ledger/verify", "/timebank/replay",
                    "/boards/{code}/refresh"),
            Role.DOCTOR, List.of("/people/reveal/{id}", "/people/network/{id}/phone", "/today/needs", "/today/contacts",
                    "/today/contacts/{id}/undo",
                    "/today/alerts/{id}/going", "/today/alerts/{id}/cannot",
                    "/today/alerts/{id}/arrived", "/today/alerts/{id}/note",
                    "/today/alerts/{id}/hand", "/today/alerts/{id}/doctor",
                    "/today/alerts/{id}/end", "/people/elders/{id}/life/{step}/second"),
            Role.COOP, List.of("/timebank/counter", "/timebank/counter/day",
                    "/timebank/counter/receipts/{id}/return", "/timebank/counter/shelf/{id}"));

    /** So many requests one session makes before the door takes them for a machine's. */
    private static final int A_SESSION = 100;
    private static final String HER = "冉无双";
    @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping;
    @Autowired MockMvcTester mvc;
    @Autowired CareStory story;
    @Autowired SignedIn signedIn;
    @Autowired Villages villages;
    @Autowired shouwang.care.Needs needs;
    @Autowired Visits visits;
    @Autowired TestClock clock;
    private int asked;

    private record Door(HttpMethod method, String path, List<Right> rights, boolean open) {}

    @Test
    void each_role_has_the_rights_of_the_table_and_no_other() {
        var lines = TABLE.lines().toList();
        var roles = lines.getFirst().split(" +");
        var seen = EnumSet.noneOf(Right.class);
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split(" +");
            var right = Right.valueOf(cells[0]);
            seen.add(right);
            for (var i = 1; i < cells.length; i++) {
                assertThat(Role.valueOf(roles[i]).may(right)).as(roles[i] + " " + right)
                        .isEqualTo(cells[i].equals("x"));
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(Right.values());
    }

    @Test
    void who_checks_who_heals_and_who_sells_changes_only_what_is_listed() {
        DEEDS.forEach((role, paths) -> assertThat(doors().stream()
                .filter(door -> !door.open() && door.method() != HttpMethod.GET
                        && door.rights().stream().anyMatch(role::may))
                .map(Door::path)).as(role.chinese()).containsExactlyInAnyOrderElementsOf(paths));
    }

    @Test
    void every_address_opens_to_whom_the_table_says_and_to_nobody_else() {
        var village = villages.fresh();
        var faults = new TreeMap<String, String>();
        for (var role : Role.values()) {
            var guest = guest(role, village);
            for (var door : doors()) {
                if (door.open()) {
                    continue;
                }
                var may = door.rights().stream().anyMatch(role::may);
                // what she may do is tried by reading; that all forms hold is MaliceTest's affair
                if (may && door.method() != HttpMethod.GET) {
                    continue;
                }
                if (asked % A_SESSION == 0) {
                    guest = guest(role, village);
                }
                var answer = ask(door, guest, Ids.fresh().toString());
                var status = answer.getStatus();
                // whoever may open a page is never refused, but a child whose elder said nothing yet
                var unasked = role == Role.KIN && body(answer).contains("老人现在没有同意您");
                if (may ? status == 403 && !unasked || status >= 500 : status != 403) {
                    faults.put(role + " " + door.method() + " " + door.path(),
                            status + (may ? " though she may" : " though she may not"));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void a_stranger_gets_no_further_than_the_login() {
        var faults = new TreeSet<String>();
        for (var door : doors()) {
            var answer = ask(door, null, Ids.fresh().toString());
            var location = String.valueOf(answer.getHeader("Location"));
            if (!door.open() && !location.startsWith("/login") && answer.getStatus() != 403
                    && answer.getStatus() != 401) {
                faults.add(door.method() + " " + door.path() + " " + answer.getStatus());
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void the_id_of_another_villages_elder_need_or_visit_tells_nobody_anything() {
        var home = story.scene();
        var elder = villages.in(home.village(), () -> story.elder(home.clerk(),
                home.village() + "001", HER, "15455550000"));
        var need = villages.in(home.village(), () -> needs.raise(home.clerk().actor(),
                new shouwang.care.Need.Raise(Ids.fresh(), elder, Service.MEALS, "送饭", 1,
                        shouwang.care.Need.RaisedAs.SELF, HER, shouwang.care.Need.Via.PHONE,
                        clock.instant(), false)));
        var visit = villages.in(home.village(), () -> needs.give(home.clerk().actor(), need.id(),
                home.aide(), clock.instant()));
        var far = villages.far(home.village());
        assertThat(far.substring(0, 9)).isNotEqualTo(home.village().substring(0, 9));
        var faults = new TreeSet<String>();
        for (var role : EnumSet.complementOf(EnumSet.of(Role.COUNTY))) {
            var guest = guest(role, far);
            for (var door : doors()) {
                if (door.method() != HttpMethod.GET || !door.path().contains("{")) {
                    continue;
                }
                for (var id : List.of(elder, need.id(), visit.id(), home.aide())) {
                    if (asked % A_SESSION == 0) {
                        guest = guest(role, far);
                    }
                    var answer = ask(door, guest, id.toString());
                    if (body(answer).contains(HER) || answer.getStatus() >= 500) {
                        faults.add(role + " " + door.path() + " " + answer.getStatus());
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void the_countys_auditor_and_the_supervisor_open_a_visit_and_a_need_and_find_no_button() {
        var scene = story.scene();
        var need = villages.in(scene.village(), () -> needs.raise(scene.clerk().actor(),
                story.wish(scene, Service.MEALS)));
        var visit = villages.in(scene.village(), () -> needs.give(scene.clerk().actor(),
                need.id(), scene.aide(), clock.instant()));
        for (var guest : List.of(signedIn.as(Role.AUDITOR, "511922"),
                signedIn.as(Role.SUPERVISOR, scene.village()))) {
            for (var path : List.of("/care/visits/" + visit.id(), "/today/needs/" + need.id(),
                    "/care/visits", "/care/slips?village=" + scene.village(), "/care/errands",
                    "/today/waiting")) {
                var answer = mvc.get().uri(path).with(guest).exchange();
                assertThat(answer).as(guest.actor().role() + path).hasStatusOk();
                assertThat(body(answer.getResponse())).as(path).doesNotContain("method=\"post\"");
            }
        }
        assertThat(mvc.get().uri("/care/visits/" + visit.id())
                .with(signedIn.as(Role.DOCTOR, scene.village())).exchange()).hasStatusOk()
                .bodyText().doesNotContain("没去成");
    }

    private SignedIn.Guest guest(Role role, String village) {
        return signedIn.as(role, switch (role) {
            case COUNTY -> "511922";
            case TOWNSHIP, AUDITOR -> village.substring(0, 9);
            case CLERK, SUPERVISOR, AIDE, KIN, DOCTOR, COOP -> village;
        }, role == Role.AIDE || role == Role.KIN ? Ids.fresh() : null);
    }

    private List<Door> doors() {
        var doors = new ArrayList<Door>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, page) -> {
            if (page.getBeanType().getPackageName().startsWith("shouwang")) {
                for (var path : mapping.getPatternValues()) {
                    for (var method : mapping.getMethodsCondition().getMethods().isEmpty()
                            ? List.of(RequestMethod.GET)
                            : List.copyOf(mapping.getMethodsCondition().getMethods())) {
                        var rights = rights(page);
                        doors.add(new Door(method.asHttpMethod(), path,
                                rights == null ? List.of() : rights, rights == null));
                    }
                }
            }
        });
        assertThat(doors).hasSizeGreaterThan(200);
        return doors;
    }

    /** The rights that open a page; null where a session or nothing is asked. */
    private static @Nullable List<Right> rights(HandlerMethod page) {
        var own = AnnotatedElementUtils.findMergedAnnotation(page.getMethod(), Needs.class);
        if (own == null && !AnnotatedElementUtils.hasAnnotation(page.getMethod(), Open.class)) {
            own = AnnotatedElementUtils.findMergedAnnotation(page.getBeanType(), Needs.class);
        }
        return own == null ? null : Arrays.asList(own.value());
    }

    private MockHttpServletResponse ask(Door door, SignedIn.@Nullable Guest guest, String id) {
        var uri = URI.create(door.path().replaceAll("\\{\\w+:(\\w+)\\|?[^}]*}", "$1")
                .replaceAll("\\{[^}]*}", id));
        var request = mvc.method(door.method()).uri(uri).with(from -> {
            from.setRemoteAddr("10.3." + ++asked / 100 % 250 + "." + asked / 25_000);
            return from;
        });
        return (guest == null ? request.with(SignedIn.form()) : request.with(guest)).exchange()
                .getResponse();
    }

    private static String body(MockHttpServletResponse response) {
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
