-- Accounts and transfers. Posted is posted: the application may insert transfers, never change or
-- delete them. docs/ledger.md gives the cost of each column and index.

create table ledger_account (
    id          uuid primary key,
    owner       uuid,
    place_code  text collate "C" not null check (place_code ~ '^[0-9]{6}([0-9]{3}){0,2}$'),
    book        text not null check (book in ('POINTS', 'MONEY')),
    kind        text not null check (kind in ('HOUSEHOLD', 'ISSUING', 'COOP', 'POOL', 'SURPLUS',
                    'HELD', 'EXPIRED', 'BETWEEN', 'PURSE', 'PAYER', 'PAYEE')),
    floor       bigint,
    cap         bigint,
    closed_at   timestamptz,
    -- facts from before this moment are booked when entered; the same in all accounts of a place
    books_closed_until timestamptz,
    -- what the entries make, written together with them; last, so that an update logs few bytes
    last_entry  uuid,
    posted      bigint not null default 0,
    held        bigint not null default 0 check (held >= 0),
    entries     integer not null default 0 check (entries >= 0),
    constraint ledger_floor check (floor is null or posted - held >= floor),
    constraint ledger_cap check (cap is null or posted <= cap),
    constraint ledger_closed check (closed_at is null or (posted = 0 and held = 0))
) with (fillfactor = 50);
create index ledger_account_place on ledger_account (place_code, book, kind);
alter table ledger_account enable row level security;
create policy ledger_account_scope on ledger_account using (shared.sees(place_code));
grant select, insert on ledger_account to ${app};
grant update (floor, cap, closed_at, books_closed_until, last_entry, posted, held, entries)
    on ledger_account to ${app};

-- One row a transfer, with both running balances and, on each side, the entry before: a statement
-- walks back along these, so that no index on the accounts is needed. No foreign keys: the posting
-- holds both account rows locked when it inserts, and ledger-verify looks for strays.
create table ledger_transfer (
    amount       bigint not null check (amount > 0),
    debit_after  bigint not null,
    credit_after bigint not null,
    event_at     timestamptz not null,
    booked_at    timestamptz not null,
    entered_at   timestamptz not null,
    expires_at   timestamptz check ((expires_at is not null) = (phase = 'PENDING')),
    debit_no     integer not null check (debit_no > 0),
    credit_no    integer not null check (credit_no > 0),
    id           uuid primary key,
    debit        uuid not null,
    credit       uuid not null check (credit <> debit),
    debit_prev   uuid,
    credit_prev  uuid,
    about        uuid,
    link         uuid,
    rule         uuid,
    entered_by   uuid,
    done_for     uuid,
    source       uuid,
    place_code   text collate "C" not null,
    book         text not null check (book in ('POINTS', 'MONEY')),
    phase        text not null check (phase in ('POSTED', 'PENDING', 'VOIDED')),
    kind         text not null,
    memo         text not null,
    clause       text
);
-- A pending row is resolved once, a posted row reversed once.
create unique index ledger_transfer_about on ledger_transfer (about) where about is not null;
-- For a period of the books; costs next to nothing on rows that arrive in order.
create index ledger_transfer_entered on ledger_transfer
    using brin (entered_at) with (pages_per_range = 32, autosummarize = on);
alter table ledger_transfer enable row level security;
create policy ledger_transfer_scope on ledger_transfer using (shared.sees(place_code));
grant select, insert on ledger_transfer to ${app};

-- Which pending rows still wait. A worklist: the facts are the rows of ledger_transfer.
create table ledger_open (
    id         uuid primary key,
    debit      uuid not null,
    place_code text collate "C" not null,
    expires_at timestamptz not null
);
create index ledger_open_debit on ledger_open (debit);
alter table ledger_open enable row level security;
create policy ledger_open_scope on ledger_open using (shared.sees(place_code));
grant select, insert, delete on ledger_open to ${app};

-- Closed periods, each a row.
create table ledger_period (
    place_code   text collate "C" not null,
    book         text not null check (book in ('POINTS', 'MONEY')),
    closed_until timestamptz not null,
    closed_at    timestamptz not null,
    closed_by    uuid,
    primary key (place_code, book, closed_until)
);
alter table ledger_period enable row level security;
create policy ledger_period_scope on ledger_period using (shared.sees(place_code));
grant select, insert on ledger_period to ${app};

-- Transfers waiting for their seal, one row a call. Written in the posting's own transaction, so
-- one that commits late simply shows up late and none is ever passed over.
create table ledger_unsealed (
    place_code text collate "C" not null,
    ids        uuid[] not null
);
alter table ledger_unsealed alter column ids set storage external;
alter table ledger_unsealed enable row level security;
create policy ledger_unsealed_scope on ledger_unsealed using (shared.sees(place_code));
grant select, insert, delete on ledger_unsealed to ${app};

-- The chain. leaves: for each row 16 bytes of its id and its hash, in the order of the tree.
create table ledger_block (
    number     bigint primary key check (number > 0),
    place_code text collate "C" not null check (place_code ~ '^[0-9]{6}$'),
    digest     text not null check (digest in ('SM3', 'SHA-256')),
    rows       integer not null check (rows > 0),
    sealed_at  timestamptz not null,
    previous   bytea not null,
    root       bytea not null,
    head       bytea not null,
    leaves     bytea not null
);
alter table ledger_block alter column leaves set storage external;
create index ledger_block_sealed on ledger_block (sealed_at);
alter table ledger_block enable row level security;
-- Heads hang on every notice board: all of the county may read them, only the county adds one.
create policy ledger_block_scope on ledger_block using (
    shared.sees(place_code) or starts_with(current_setting('shouwang.low', true), place_code))
    with check (shared.sees(place_code));
grant select, insert on ledger_block to ${app};
