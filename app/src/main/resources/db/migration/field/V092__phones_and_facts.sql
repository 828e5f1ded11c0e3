-- Aides' phones: the id is made on the phone, the key is ours and sealed. Two people may share one
-- phone; each has a key of her own on it.
create table field_phone (
    id           uuid not null,
    account_id   uuid not null references access_account,
    place_code   text collate "C" not null,
    device       text not null check (length(device) <= 200),
    key_sealed   bytea not null,
    first_seen   timestamptz not null,
    last_seen    timestamptz not null,
    synced_at    timestamptz,
    -- milliseconds that the house's clock was ahead of the phone's at the last sync
    skew_ms      bigint not null default 0,
    revoked_at   timestamptz,
    revoked_name text,
    primary key (account_id, id)
);
create index field_phone_place on field_phone (place_code, account_id, id);
alter table field_phone enable row level security;
create policy field_scope on field_phone using (shared.sees(place_code));
grant select, insert, update on field_phone to ${app};

-- What phones wrote down, each once. Refused facts are not here: the phone keeps those.
create table field_fact (
    id           uuid primary key,
    place_code   text collate "C" not null,
    account_id   uuid not null,
    phone_id     uuid not null,
    kind         text not null check (length(kind) <= 20),
    v            smallint not null,
    -- when it happened: the phone's clock, put right by the skew
    at           timestamptz not null,
    received_at  timestamptz not null,
    skew_ms      bigint not null,
    visit_id     uuid,
    elder_id     uuid,
    hash         bytea not null,
    body_sealed  bytea not null,
    verdict      text not null check (verdict in ('TAKEN', 'WAITING', 'TASK')),
    say          text not null check (length(say) <= 200),
    -- facts of one story (a visit, or else themselves) are decided together
    about        uuid not null,
    task_id      uuid,
    decided_at   timestamptz,
    decided_by   uuid,
    decided_name text,
    -- true: written into the books by the desk; false: not, and why
    entered      boolean,
    why          text check (length(why) <= 200),
    foreign key (account_id, phone_id) references field_phone,
    check ((verdict = 'TASK') = (task_id is not null))
);
create index field_fact_account on field_fact (account_id, received_at desc);
create index field_fact_waiting on field_fact (account_id, visit_id) where verdict = 'WAITING';
create index field_fact_old_waiting on field_fact (received_at) where verdict = 'WAITING';
create index field_fact_task on field_fact (task_id, at) where task_id is not null;
create index field_fact_open on field_fact (place_code, received_at)
    where verdict = 'TASK' and decided_at is null;
create index field_fact_about on field_fact (account_id, about) where task_id is not null;
alter table field_fact enable row level security;
create policy field_scope on field_fact using (shared.sees(place_code));
grant select, insert, update on field_fact to ${app};

-- Which visits an account's phones were given: whoever wrote down a visit that has another aide by
-- now was really sent there, and is not prying.
create table field_given (
    account_id   uuid not null,
    visit_id     uuid not null,
    place_code   text collate "C" not null,
    given_at     timestamptz not null,
    primary key (account_id, visit_id)
);
alter table field_given enable row level security;
create policy field_scope on field_given using (shared.sees(place_code));
grant select, insert on field_given to ${app};
