package shouwang.ledger.seal;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SealRows {
    /** Bytes of a leaf as kept: 16 of the row's id, then its hash. */
    static final int WIDTH = 16 + Digest.LENGTH;
    private static final String BLOCK = """
            select number, place_code, digest, rows, sealed_at, previous, root, head, leaves
            from ledger_block
            """;
    private final JdbcClient sql;

    SealRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** A block with what the database says its head and leaves are. */
    record Kept(Block block, byte[] head, byte[] leaves) {
        List<UUID> ids() {
            var ids = new ArrayList<UUID>();
            for (var at = 0; at + WIDTH <= leaves.length; at += WIDTH) {
                ids.add(id(leaves, at));
            }
            return ids;
        }

        List<byte[]> hashes() {
            var hashes = new ArrayList<byte[]>();
            for (var at = 0; at + WIDTH <= leaves.length; at += WIDTH) {
                hashes.add(java.util.Arrays.copyOfRange(leaves, at + 16, at + WIDTH));
            }
            return hashes;
        }
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16).putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits()).array();
    }

    private static UUID id(byte[] leaves, int at) {
        var buffer = ByteBuffer.wrap(leaves, at, 16);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    /** Takes notes of posted rows off the queue; waits for another sealer at the same ones. */
    List<UUID> take(int calls) {
        return sql.sql("""
                delete from ledger_unsealed where ctid = any (array(
                    select ctid from ledger_unsealed limit ?))
                returning ids""").param(calls).query(SealRows::ids).list().stream()
                .flatMap(List::stream).toList();
    }

    long unsealed() {
        return sql.sql("select coalesce(sum(cardinality(ids)), 0) from ledger_unsealed")
                .query(Long.class).single();
    }

    /** Rows of the queue that are not in the book. */
    List<UUID> vanished() {
        return sql.sql("""
                select q.id from (select unnest(ids) as id from ledger_unsealed) q
                where not exists (select from ledger_transfer t where t.id = q.id) limit 20""")
                .query(UUID.class).list();
    }

    long rows() {
        return sql.sql("select count(*) from ledger_transfer").query(Long.class).single();
    }

    /** Rows of the book that neither a block nor the queue knows. */
    List<UUID> strays() {
        return sql.sql("""
                with known as (
                    select encode(substring(b.leaves from 48 * i + 1 for 16), 'hex')::uuid as id
                    from ledger_block b cross join generate_series(0, b.rows - 1) i
                    union all
                    select unnest(ids) from ledger_unsealed
                )
                select t.id from ledger_transfer t
                where not exists (select from known k where k.id = t.id)
                order by t.entered_at, t.id limit 20""").query(UUID.class).list();
    }

    Optional<Kept> last() {
        return sql.sql(BLOCK + "order by number desc limit 1").query(SealRows::kept).optional();
    }

    List<Kept> after(long number, int limit) {
        return sql.sql(BLOCK + "where number > ? order by number limit ?")
                .params(number, limit).query(SealRows::kept).list();
    }

    /** Blocks without their leaves, sealed from one moment up to another. */
    List<Block> sealed(Instant from, Instant until) {
        return sql.sql("""
                select number, place_code, digest, rows, sealed_at, previous, root, head,
                       ''::bytea
                from ledger_block where sealed_at >= ? and sealed_at < ? order by number""")
                .params(from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC))
                .query(SealRows::kept).list().stream().map(Kept::block).toList();
    }

    Optional<Kept> holding(UUID row, Instant enteredAt) {
        return sql.sql(BLOCK + """
                where sealed_at >= ? and position(?::bytea in leaves) > 0
                order by number limit 1""")
                .params(enteredAt.atOffset(ZoneOffset.UTC), bytes(row))
                .query(SealRows::kept).optional();
    }

    void insert(Block block, byte[] leaves) {
        sql.sql("""
                insert into ledger_block (number, place_code, digest, rows, sealed_at, previous,
                    root, head, leaves)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(block.number(), block.countyCode(), block.digest().called(), block.rows(),
                        block.sealedAt().atOffset(ZoneOffset.UTC), block.previous(), block.root(),
                        block.head(), leaves)
                .update();
    }

    /**
     * Accounts whose balance, held amount, number of entries, place or book is not what the rows
     * make, whose last entry is another, or that are gone though rows name them. Grouped by the
     * account alone, so that the sums fit in memory and the rows need no sorting; the last entry
     * is a look-up by id for each account.
     */
    List<UUID> wrongBalances() {
        return sql.sql("""
                select coalesce(a.id, s.account) from ledger_account a full join (
                    select account, sum(change) as posted, count(*) as entries,
                           min(place_code) as place, max(place_code) as other_place,
                           min(book) as book, max(book) as other_book
                    from (
                        select debit as account, place_code, book collate "C" as book,
                               case phase when 'POSTED' then -amount else 0 end as change
                        from ledger_transfer
                        union all
                        select credit, place_code, book collate "C",
                               case phase when 'POSTED' then amount else 0 end
                        from ledger_transfer) e
                    group by account) s on s.account = a.id
                left join (
                    select p.debit as account, sum(p.amount) as held from ledger_transfer p
                    where p.phase = 'PENDING'
                      and not exists (select from ledger_transfer r where r.about = p.id)
                    group by p.debit) h on h.account = a.id
                where a.id is null
                   or a.posted <> coalesce(s.posted, 0) or a.entries <> coalesce(s.entries, 0)
                   or a.held <> coalesce(h.held, 0)
                   or a.place_code <> s.place or a.place_code <> s.other_place
                   or a.book <> s.book or a.book <> s.other_book
                   or (a.last_entry is null) <> (a.entries = 0)
                   or a.entries <> coalesce((
                        select case a.id when l.debit then l.debit_no
                                         when l.credit then l.credit_no end
                        from ledger_transfer l where l.id = a.last_entry), 0)
                order by 1 limit 20""").query(UUID.class).list();
    }

    /** Rows whose running balance or number does not follow from the entry before. */
    List<UUID> wrongEntries() {
        return sql.sql("""
                select t.id from ledger_transfer t
                left join ledger_transfer d on d.id = t.debit_prev
                left join ledger_transfer c on c.id = t.credit_prev
                cross join lateral (select case t.phase when 'POSTED' then t.amount else 0 end
                                    as moved) m
                where t.debit_after <> coalesce(case t.debit when d.debit then d.debit_after
                                                when d.credit then d.credit_after end, 0) - m.moved
                   or t.credit_after <> coalesce(case t.credit when c.debit then c.debit_after
                                                when c.credit then c.credit_after end, 0) + m.moved
                   or t.debit_no <> coalesce(case t.debit when d.debit then d.debit_no
                                                when d.credit then d.credit_no end, 0) + 1
                   or t.credit_no <> coalesce(case t.credit when c.debit then c.debit_no
                                                when c.credit then c.credit_no end, 0) + 1
                order by t.entered_at, t.id limit 20""").query(UUID.class).list();
    }

    private static List<UUID> ids(ResultSet row, int number) throws SQLException {
        Array array = row.getArray(1);
        return List.of((UUID[]) array.getArray());
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(new Block(row.getLong(1), row.getString(2),
                Digest.called(row.getString(3)), row.getInt(4),
                row.getObject(5, OffsetDateTime.class).toInstant(), row.getBytes(6),
                row.getBytes(7)), row.getBytes(8), row.getBytes(9));
    }
}
