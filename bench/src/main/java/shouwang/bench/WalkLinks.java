package shouwang.bench;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What one signed-in person reaches by links from the first page, a few addresses a mapping. */
final class WalkLinks {
    private static final Pattern LINK =
            Pattern.compile("(?:<a [^>]*href|hx-get|<img [^>]*src)=\"(/[^\"#]*)");
    private static final int SAME_PAGE = 5;
    private static final int MOST = 1500;
    private final RunningHouse house;
    private final WalkDoors doors;
    private final String cookie;
    private final ArrayDeque<String> todo = new ArrayDeque<>(List.of("/", "/login"));
    private final Map<String, Integer> taken = new HashMap<>();
    private final Map<String, List<Seen>> found = new TreeMap<>();

    /** @param paper no page but a paper, a workbook, a picture */
    record Seen(String path, boolean paper) {}

    WalkLinks(RunningHouse house, WalkDoors doors, String cookie) {
        this.house = house;
        this.doors = doors;
        this.cookie = cookie;
    }

    /** Addresses that answered 200, by the mapping that answered. */
    Map<String, List<Seen>> found() throws IOException, InterruptedException {
        var known = new HashSet<>(todo);
        for (var n = 0; n < MOST && !todo.isEmpty(); n++) {
            for (var link : look(todo.remove())) {
                var page = doors.of(link);
                if (page.isPresent() && known.add(link)
                        && taken.merge(page.get(), 1, Integer::sum) <= SAME_PAGE) {
                    todo.add(link);
                }
            }
        }
        return found;
    }

    private List<String> look(String path) throws IOException, InterruptedException {
        var answer = house.get(path, cookie);
        var links = new ArrayList<String>();
        answer.headers().firstValue("Location").map(to -> to.replaceFirst("^https?://[^/]+", ""))
                .ifPresent(links::add);
        if (answer.statusCode() == 200) {
            var paper = !answer.headers().firstValue("Content-Type").orElse("")
                    .startsWith("text/html");
            doors.of(path).ifPresent(page -> found.computeIfAbsent(page,
                    key -> new ArrayList<>()).add(new Seen(path, paper)));
            var match = LINK.matcher(paper ? "" : answer.body());
            while (match.find()) {
                links.add(match.group(1).replace("&amp;", "&"));
            }
        }
        return links;
    }
}
