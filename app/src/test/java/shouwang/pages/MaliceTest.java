package shouwang.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.care.CareStory;
import shouwang.care.Needs;
import shouwang.care.Service;
import shouwang.care.Visits;
import shouwang.county.Counties;
import shouwang.kernel.Ids;

/** Every page and every form of the house, filled in by someone who means ill. */
@House
class MaliceTest {
    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final List<String> POISON = List.of("", " ", SCRIPT, "=HYPERLINK(\"x\")",
            "' or 1=1 --", "张".repeat(5_000), "\u0000", "\ud83d", "-1", "0", "99999999999999999999",
            "1e999", "NaN", "2026-02-30", "9999-12-31", "../../etc/passwd", "%s%n", "[]", "null",
            "511922", "511922100200", "\u202e翻", "5.2E+17", "true", "12:61");
    private static final List<Role> WHO = List.of(Role.CLERK, Role.TOWNSHIP, Role.AIDE, Role.KIN,
            Role.DOCTOR, Role.COOP, Role.SUPERVISOR);
    private static final int TRIES = 4;
    private static final int A_SESSION = 100;
    @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping;
    @Autowired MockMvcTester mvc;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired CareStory story;
    @Autowired Counties counties;
    @Autowired Needs needs;
    @Autowired Visits visits;
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private int asked;
    private String far = "";
    private final Map<String, String> faults = new TreeMap<>();

    @Test
    void no_page_breaks_and_another_villages_books_stay_as_they_are() throws IOException {
        System.out.println("MaliceTest seed " + seed);
        var scene = story.scene();
        far = villages.far(scene.village());
        assertThat(far.substring(0, 9)).isNotEqualTo(scene.village().substring(0, 9));
        var need = villages.in(scene.village(), () -> needs.raise(scene.clerk().actor(),
                story.wish(scene, Service.MEALS)));
        var visit = villages.in(scene.village(), () -> visits.plan(scene.clerk().actor(),
                story.visit(scene, TestClock.given())));
        var hers = List.of(scene.elder().toString(), scene.aide().toString(),
                need.id().toString(), visit.id().toString(), scene.village(),
                scene.clerk().actor().id().toString());
        var before = books(scene.village());
        var fields = fields();
        assertThat(fields).hasSizeGreaterThan(40);
        for (var role : WHO) {
            var guest = stranger(role);
            for (var page : pages()) {
                for (var n = 0; n < TRIES; n++) {
                    if (++asked % A_SESSION == 0) {
                        guest = stranger(role);
                    }
                    attack(guest, page, hers, fields);
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(asked).isGreaterThan(1_000);
        var changed = new ArrayList<>(books(scene.village()));
        changed.removeAll(before);
        assertThat(changed).as("what changed of " + before).isEmpty();
    }

    private SignedIn.Guest stranger(Role role) {
        var village = far;
        return signedIn.as(role, role == Role.TOWNSHIP ? village.substring(0, 9) : village,
                role == Role.AIDE || role == Role.KIN ? Ids.fresh() : null);
    }

    /** What a page answers to; signing out is left alone, as it would end the attack. */
    private List<RequestMappingInfo> pages() {
        return requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(page -> page.getValue().getBeanType().getPackageName()
                        .startsWith("shouwang"))
                .map(Map.Entry::getKey)
                .filter(page -> !page.getPatternValues().contains("/logout")).toList();
    }

    /** The names of all fields that the templates' forms have. */
    private static List<String> fields() throws IOException {
        var names = new TreeSet<String>();
        var named = Pattern.compile("<(?:input|select|textarea|button)[^>]* name=\"(\\w+)\"");
        try (var templates = Files.walk(Path.of("src/main/jte"))) {
            for (var template : templates.filter(Files::isRegularFile).toList()) {
                var found = named.matcher(Files.readString(template));
                while (found.find()) {
                    names.add(found.group(1));
                }
            }
        }
        return List.copyOf(names);
    }

    private void attack(SignedIn.Guest guest, RequestMappingInfo page, List<String> hers,
            List<String> fields) {
        var path = page.getPatternValues().iterator().next();
        var spot = Pattern.compile("\\{[^}]*}");
        var uri = UriComponentsBuilder.fromPath(spot.matcher(path).replaceAll(
                at -> word(hers).replaceAll("[\\\\$/%\u0000\ud83d]", "~"))).build().encode().toUri();
        var get = page.getMethodsCondition().getMethods().contains(RequestMethod.GET);
        AbstractMockHttpServletRequestBuilder<?> request = get ? MockMvcRequestBuilders.get(uri)
                : random.nextBoolean() ? MockMvcRequestBuilders.post(uri)
                : MockMvcRequestBuilders.multipart(uri).file(new MockMultipartFile("file",
                        "<b>.xlsx", null, new byte[] {'P', 'K', 3, 4, 9, 9}));
        var sent = new TreeMap<String, String>();
        for (var field : fields) {
            if (random.nextInt(3) > 0) {
                sent.put(field, word(hers));
            }
        }
        sent.forEach(request::param);
        request.with(guest).with(from -> {
            from.setRemoteAddr("10.1." + asked / A_SESSION + ".7");
            return from;
        });
        var answer = mvc.perform(request);
        var what = guest.actor().role() + " " + page + " " + uri + " " + cut(sent);
        var response = answer.getResponse();
        var type = response.getContentType();
        var html = type != null && type.startsWith("text/html");
        if (answer.getUnresolvedException() != null) {
            faults.putIfAbsent(page.toString(), answer.getUnresolvedException() + " " + what);
        } else if (response.getStatus() >= 500) {
            faults.putIfAbsent(page.toString(), response.getStatus() + " "
                    + answer.getMvcResult().getResolvedException() + " " + what);
        } else if (html && new String(response.getContentAsByteArray(), StandardCharsets.UTF_8)
                .contains(SCRIPT)) {
            faults.putIfAbsent(page.toString(), "a script comes back " + what);
        }
    }

    private String word(List<String> hers) {
        return switch (random.nextInt(4)) {
            case 0 -> hers.get(random.nextInt(hers.size()));
            case 1 -> UUID.randomUUID().toString();
            default -> POISON.get(random.nextInt(POISON.size()));
        };
    }

    private static String cut(Map<String, String> sent) {
        var told = sent.toString();
        return told.substring(0, Math.min(told.length(), 1_500)).replace('\u0000', '~');
    }

    /** A sum over every row of every table that lies in this village, but for the rolled-up. */
    private List<String> books(String village) {
        var owner = JdbcClient.create(counties.owner());
        var tables = owner.sql("""
                select quote_ident(table_name), min(column_name)
                from information_schema.columns
                where table_schema = 'county_511922' and column_name in ('place_code', 'code')
                    and table_name not like 'access_audit%' and table_name not like 'boards%'
                group by table_name order by 1""")
                .query((row, n) -> new String[] {row.getString(1), row.getString(2)}).list();
        var sums = new ArrayList<String>();
        for (var table : tables) {
            sums.add(table[0] + " " + owner.sql("""
                    select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0)
                    from county_511922.%s t where %s like ?""".formatted(table[0], table[1]))
                    .param(village + "%").query(String.class).single());
        }
        assertThat(sums).hasSizeGreaterThan(12);
        return sums;
    }
}
