package shouwang.people.intake;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Accounts;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.roster.RosterAsk;
import shouwang.people.roster.RosterResult;
import shouwang.people.roster.RosterRow;
import shouwang.people.roster.layout.Column;
import shouwang.places.Hamlets;
import shouwang.places.Place;
import shouwang.places.Places;

/** Bringing rosters in: the good rows as one batch, nothing twice, all of it undoable. */
@Component
@Transactional
public class Rosters {
    private static final int CHUNK = 5_000;
    private final JdbcClient sql;
    private final RosterRows rows;
    private final Places places;
    private final Accounts accounts;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Rosters(JdbcClient sql, RosterRows rows, Places places, Accounts accounts, Audit audit,
            ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.rows = rows;
        this.places = places;
        this.accounts = accounts;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** What this village has said about columns nobody knows: header → column. */
    @Transactional(readOnly = true)
    public Map<String, Column> remembered(String villageCode) {
        var found = new HashMap<String, Column>();
        sql.sql("select header, goes_to from people_column where place_code = ?").param(villageCode)
                .query((row, n) -> found.put(row.getString(1), Column.valueOf(row.getString(2))))
                .list();
        return found;
    }

    /** What the reader has to know of a village whose roster it is to be. */
    @Transactional(readOnly = true)
    public RosterAsk ask(String villageCode) {
        return new RosterAsk(LocalDate.now(clock), remembered(villageCode),
                places.get(villageCode).name());
    }

    public void remember(Actor actor, String villageCode, String header, Column column) {
        actor.need(Right.WRITE_PEOPLE);
        actor.needPlace(villageCode);
        if (header.length() > 60) {
            throw new Rejected(Reason.TOO_LONG, "这一列的名字太长了，请在表里改短，再传一次。");
        }
        sql.sql("""
                insert into people_column (place_code, header, goes_to) values (?, ?, ?)
                on conflict (place_code, header) do update set goes_to = excluded.goes_to""")
                .params(villageCode, header, column.name()).update();
    }

    /**
     * Imports the good rows into a village in one transaction. The batch's id is given by whoever
     * began the import: the same id again changes nothing and answers that all are known.
     *
     * @param progress is told how many rows are done
     */
    public Batch.Outcome bring(Actor actor, UUID batchId, String villageCode, String fileName,
            RosterResult result, IntConsumer progress) {
        actor.need(Right.WRITE_PEOPLE);
        actor.needPlace(villageCode);
        if (places.get(villageCode).kind() != Place.Kind.VILLAGE) {
            throw new Rejected(Reason.WRONG_KIND, "花名册要导入到一个村，请先选村。");
        }
        // one import into a village at a time: the second waits here and then knows everyone
        places.hold(villageCode);
        var good = result.good();
        var begun = sql.sql("""
                insert into people_batch (id, place_code, file_name, rows_good, rows_bad,
                    imported_by, imported_at) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do nothing""")
                .params(batchId, villageCode, shorten(fileName), good.size(),
                        result.rows().size() - good.size(), actor.id(),
                        Timestamp.from(clock.instant())).update();
        if (begun == 0) {
            return new Batch.Outcome(batchId, 0, good.size());
        }
        var hamlets = hamlets(villageCode, good);
        var added = 0;
        for (var from = 0; from < good.size(); from += CHUNK) {
            var chunk = good.subList(from, Math.min(good.size(), from + CHUNK));
            added += rows.insert(batchId, villageCode, hamlets, chunk, clock.instant());
            progress.accept(from + chunk.size());
        }
        sql.sql("update people_batch set added = ? where id = ?").params(added, batchId).update();
        audit.log(actor, villageCode, "导入花名册", shorten(fileName), batchId, added + " 人");
        events.publishEvent(new Batch.Brought(villageCode));
        return new Batch.Outcome(batchId, added, good.size() - added);
    }

    private static String shorten(String fileName) {
        return fileName.length() > 60 ? fileName.substring(fileName.length() - 60) : fileName;
    }

    /** Hamlet's name in the file → place code; 三社 and 三组 are the same hamlet. */
    private Map<String, String> hamlets(String villageCode, List<RosterRow> good) {
        var known = new HashMap<String, String>();
        for (var hamlet : places.children(villageCode)) {
            known.put(Hamlets.core(hamlet.name()), hamlet.code());
        }
        var codes = new HashMap<String, String>();
        good.stream().map(RosterRows::hamlet).filter(name -> !name.isEmpty()).distinct()
                .sorted(Comparator.comparingInt(Rosters::number).thenComparing(name -> name))
                .forEach(name -> codes.put(name, known.computeIfAbsent(Hamlets.core(name),
                        key -> places.add(villageCode, Place.Kind.HAMLET, name).code())));
        return codes;
    }

    /** Names without a number come last. */
    private static int number(String hamlet) {
        var number = Hamlets.number(hamlet);
        return number == 0 ? Integer.MAX_VALUE : number;
    }

    @Transactional(readOnly = true)
    public List<Batch> batches(String villageCode) {
        return sql.sql("""
                select id, place_code, file_name, rows_good, rows_bad, imported_at, undone_at,
                    added
                from people_batch where place_code >= ? and place_code <= ?
                order by id desc limit 20""").params(villageCode, villageCode + "~")
                .query((row, n) -> new Batch(row.getObject(1, UUID.class), row.getString(2),
                        row.getString(3), row.getInt(4), row.getInt(5),
                        row.getObject(8, Integer.class),
                        row.getTimestamp(6).toInstant(), row.getTimestamp(7) == null ? null
                                : row.getTimestamp(7).toInstant())).list();
    }

    /** Takes a whole batch back; refused as soon as something hangs on one of its people. */
    public void undo(Actor actor, UUID batchId) {
        actor.need(Right.WRITE_PEOPLE);
        var batch = sql.sql("""
                update people_batch set undone_at = ? where id = ? and undone_at is null
                returning place_code, file_name""")
                .params(Timestamp.from(clock.instant()), batchId)
                .query((row, n) -> List.of(row.getString(1), row.getString(2))).optional()
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND, "没有找到这一批，或已经撤销。"));
        leave(batch.getFirst(), hold(batchId));
        try {
            rows.remove(batchId);
        } catch (DataIntegrityViolationException e) {
            throw new Rejected(Reason.NOT_NOW,
                    "这一批里已有人结了对、有求助或上门记录，不能整批撤销。请逐个修改。");
        }
        audit.log(actor, batch.getFirst(), "撤销导入", batch.getLast(), batchId, null);
        events.publishEvent(new Batch.Brought(batch.getFirst()));
    }

    /** Someone who leaves with a batch; {@code last} where only the batch lives in the home. */
    private record Leaver(UUID id, UUID household, String name, boolean aide, boolean last) {}

    /** A batch's people, until the transaction ends: who would make one an aide waits. */
    private List<Leaver> hold(UUID batch) {
        return sql.sql("""
                select id, household_id, name, is_aide, not exists (
                    select from people_person o where o.household_id = p.household_id
                    and o.batch_id is distinct from p.batch_id)
                from people_person p where batch_id = ? order by id for update""")
                .param(batch).query((row, n) -> new Leaver(row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class), row.getString(3), row.getBoolean(4),
                        row.getBoolean(5))).list();
    }

    /** Nothing falls away in silence: what no foreign key holds is asked after before. */
    private void leave(String village, List<Leaver> leavers) {
        for (var leaver : leavers) {
            if (leaver.aide()) {
                throw new Rejected(Reason.NOT_NOW, leaver.name()
                        + "已经登记成互助员，这一批不能整批撤销。请逐个修改。");
            }
        }
        var people = leavers.stream().map(Leaver::id).toList();
        for (var account : accounts.of(people)) {
            throw new Rejected(Reason.NOT_NOW, account.name()
                    + "有账号在用，这一批不能整批撤销。请先停账号，或逐个修改。");
        }
        events.publishEvent(new Batch.Leaving(village, people, leavers.stream()
                .filter(Leaver::last).map(Leaver::household).distinct()
                .toList()));
    }
}
