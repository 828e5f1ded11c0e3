package shouwang.access.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/** 常用: the pages somebody keeps at hand, chosen by herself. Which pages there are others know. */
@Component
public class Everyday {
    /** Five words are seen at a glance; more would be a second menu. */
    public static final int MOST = 5;
    private static final int KEPT = 5_000;
    private final JdbcClient sql;
    private final Map<UUID, Optional<List<String>>> kept = new ConcurrentHashMap<>();

    Everyday(JdbcClient sql) {
        this.sql = sql;
    }

    /** What she chose, also where she chose nothing; empty where she has never chosen. */
    @Transactional(readOnly = true)
    public Optional<List<String>> of(Actor actor) {
        var there = kept.get(actor.id());
        if (there != null) {
            return there;
        }
        if (kept.size() > KEPT) {
            kept.clear();
        }
        var chosen = sql.sql("select array_to_string(pages, ' ') from access_everyday"
                + " where account_id = ?").param(actor.id()).query(String.class).optional()
                .map(text -> text.isEmpty() ? List.<String>of() : List.of(text.split(" ")));
        kept.put(actor.id(), chosen);
        return chosen;
    }

    /** Keeps at most five pages, by their addresses. */
    @Transactional
    public void choose(Actor actor, List<String> pages) {
        if (pages.size() > MOST) {
            throw new Rejected(Reason.OUT_OF_RANGE, "page", "常用最多选 5 个，请去掉几个。");
        }
        sql.sql("""
                insert into access_everyday (account_id, place_code, pages) values (?, ?, ?)
                on conflict (account_id) do update set pages = excluded.pages""")
                .params(actor.id(), actor.placeCode(), pages.toArray(String[]::new)).update();
        kept.put(actor.id(), Optional.of(List.copyOf(pages)));
    }
}
