package shouwang.messages;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shouwang.access.Account;
import shouwang.access.Accounts;
import shouwang.kernel.Ids;

/**
 * Decides for each message that was put to whom it goes and by what: to everyone in the house, and
 * by the one other channel that person chose. Runs over the whole county, since the writer may not
 * see who sits at a desk above.
 */
@Component
class Planner {
    static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final int BATCH = 100;
    private static final String NOBODY = "没有人收：这里还没有开账号，也没有留联系方式";
    private final DeliveryRows rows;
    private final ReachRows reaches;
    private final Accounts accounts;
    private final Carriers carriers;
    private final Clock clock;

    Planner(DeliveryRows rows, ReachRows reaches, Accounts accounts, Carriers carriers,
            Clock clock) {
        this.rows = rows;
        this.reaches = reaches;
        this.accounts = accounts;
        this.carriers = carriers;
        this.clock = clock;
    }

    private record Reader(UUID who, String name) {}

    /** Plans one batch, inside the caller's transaction; how many messages it had. */
    int plan() {
        var fresh = rows.unplanned(BATCH);
        if (fresh.isEmpty()) {
            return 0;
        }
        var people = accounts.of(fresh.stream().map(DeliveryRows.Fresh::toPerson)
                .filter(Objects::nonNull).toList());
        var desks = accounts.atDesks(fresh.stream().map(DeliveryRows.Fresh::toDesk)
                .filter(Objects::nonNull).distinct().toList());
        var readers = fresh.stream().collect(Collectors.toMap(DeliveryRows.Fresh::id,
                message -> readers(message, people, desks)));
        var known = reaches.of(readers.values().stream().flatMap(Collection::stream)
                .map(Reader::who).distinct().toList());
        var planned = new ArrayList<DeliveryRows.Planned>();
        for (var message : fresh) {
            plan(message, Objects.requireNonNull(readers.get(message.id())), known, planned);
        }
        rows.insert(planned, clock.instant());
        rows.planned(fresh.stream().map(DeliveryRows.Fresh::id).toList(), clock.instant());
        return fresh.size();
    }

    private static List<Reader> readers(DeliveryRows.Fresh message, List<Account> people,
            List<Account> desks) {
        var person = message.toPerson();
        if (person == null) {
            return desks.stream().filter(desk -> desk.placeCode().equals(message.toDesk()))
                    .map(desk -> new Reader(Objects.requireNonNullElse(desk.personId(), desk.id()),
                            desk.name())).toList();
        }
        return List.of(people.stream().filter(account -> person.equals(account.personId())
                        || person.equals(account.id())).findFirst()
                .map(account -> new Reader(person, account.name()))
                .orElse(new Reader(person, "")));
    }

    private void plan(DeliveryRows.Fresh message, List<Reader> readers,
            Map<UUID, ReachRows.Sealed> known, List<DeliveryRows.Planned> planned) {
        var now = clock.instant();
        if (readers.isEmpty()) {
            planned.add(planned(message, new Reader(message.id(), "没有人"), Channel.IN_APP)
                    .gaveUp(NOBODY, now));
        }
        for (var reader : readers) {
            var reach = known.get(reader.who());
            var channel = reach == null ? Channel.IN_APP : reach.channel();
            var house = planned(message, reader, Channel.IN_APP);
            planned.add(reader.name().isEmpty() && channel == Channel.IN_APP
                    ? house.gaveUp(NOBODY, now) : house.sent(now));
            if (reach != null && channel != Channel.IN_APP && carriers.offers(channel)) {
                var free = message.urgent() ? now : reach.quiet().free(now, HERE);
                planned.add(planned(message, reader, channel).waits(free,
                        free.equals(now) ? null : quiet(reach.quiet())));
            }
        }
    }

    static String quiet(QuietHours quiet) {
        return "夜里不打扰，到 " + quiet.until() + " 再发";
    }

    private static DeliveryRows.Planned planned(DeliveryRows.Fresh message, Reader reader,
            Channel channel) {
        return new DeliveryRows.Planned(
                Ids.derived(message.id(), reader.who() + " " + channel.name()),
                message.placeCode(), message.id(), reader.who(),
                reader.name().isEmpty() ? "没有账号的人" : reader.name(), channel,
                message.urgent(), DeliveryRows.State.WAITING, message.putAt(), null);
    }
}
