package shouwang.pairing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.ties.Ties;

/** Her pair as an elder, and those as an aide: they end for good, and only for good. */
@Component
@Order(71)
class PairEndings implements Ties {
    private final JdbcClient sql;
    private final PairRows rows;
    private final Elders elders;
    private final Aides aides;
    private final Clock clock;

    PairEndings(JdbcClient sql, PairRows rows, Elders elders, Aides aides, Clock clock) {
        this.sql = sql;
        this.rows = rows;
        this.elders = elders;
        this.aides = aides;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "pairing.ending";
    }

    @Override
    public String chinese() {
        return "结对";
    }

    @Override
    public List<Taken> callOff(Departure departure) {
        if (!departure.why().forGood()) {
            return List.of();
        }
        var ending = new ArrayList<Pair>();
        if (departure.why() != Why.ENDED) {
            ending.addAll(rows.current(List.of(departure.person())));
        }
        ending.addAll(rows.ofAide(departure.person()));
        if (ending.isEmpty()) {
            return List.of();
        }
        sql.sql("""
                update pairing_pair set until_on = ?, end_reason =
                    case when elder_id = ? then ? else ? end
                where id = any (?) and until_on is null""")
                .param(LocalDate.now(clock)).param(departure.person())
                .param("老人" + departure.why().chinese())
                .param(departure.why() == Why.ENDED ? "互助员退出"
                        : "互助员" + departure.why().chinese())
                .param(ids(ending)).update();
        var who = elders.byIds(ending.stream().map(Pair::elderId).toList());
        var by = aides.byIds(ending.stream().map(Pair::aideId).distinct().toList());
        return ending.stream().map(pair -> new Taken(kind(), pair.id(), "",
                say(pair, who, by))).toList();
    }

    private static UUID[] ids(List<Pair> pairs) {
        return pairs.stream().map(Pair::id).toArray(UUID[]::new);
    }

    private static String say(Pair pair, Map<UUID, Elder> who, Map<UUID, Aide> by) {
        var elder = who.get(pair.elderId());
        var aide = by.get(pair.aideId());
        return (elder == null ? "老人" : elder.name()) + " – "
                + (aide == null ? "互助员" : aide.name());
    }

    @Override
    public List<Lost> bringBack(Departure departure, List<Taken> taken) {
        var pairs = rows.byIds(taken.stream().map(Taken::thing).toList());
        var who = elders.byIds(pairs.values().stream().map(Pair::elderId).toList());
        var by = aides.byIds(pairs.values().stream().map(Pair::aideId).distinct().toList());
        var now = new HashSet<UUID>();
        rows.current(who.keySet()).forEach(pair -> now.add(pair.elderId()));
        var lost = new ArrayList<Lost>();
        var back = new ArrayList<Pair>();
        for (var one : taken) {
            var pair = pairs.get(one.thing());
            var aide = pair == null ? null : by.get(pair.aideId());
            var elder = pair == null ? null : who.get(pair.elderId());
            if (pair == null || elder == null || elder.isGone()) {
                lost.add(new Lost(one, "老人已经不在村里了"));
            } else if (now.contains(elder.id())) {
                lost.add(new Lost(one, elder.name() + "后来和别人结了对"));
            } else if (aide == null || aide.endedOn() != null) {
                lost.add(new Lost(one, "那位互助员已经不做了，请重新结对"));
            } else {
                back.add(pair);
            }
        }
        sql.sql("update pairing_pair set until_on = null, end_reason = null where id = any (?)")
                .param(ids(back)).update();
        return lost;
    }
}
