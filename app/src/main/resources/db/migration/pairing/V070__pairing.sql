create table pairing_pair (
    id           uuid primary key,
    -- the elder's place
    place_code   text collate "C" not null,
    village_code text collate "C" not null generated always as (substr(place_code, 1, 12)) stored,
    elder_id     uuid not null references people_person,
    aide_id      uuid not null references people_person,
    manner       text not null check (manner in ('VOLUNTARY', 'ASSIGNED')),
    reason       text check (length(reason) <= 200),
    from_on      date not null,
    until_on     date,
    end_reason   text check (length(end_reason) <= 200),
    made_by      uuid not null,
    made_at      timestamptz not null,
    check (elder_id <> aide_id)
);
create unique index pairing_pair_now on pairing_pair (elder_id) where until_on is null;
create index pairing_pair_aide on pairing_pair (aide_id) where until_on is null;
create index pairing_pair_place on pairing_pair (place_code) where until_on is null;
create index pairing_pair_history on pairing_pair (elder_id, from_on desc);
alter table pairing_pair enable row level security;
create policy pairing_scope on pairing_pair using (shared.sees(place_code));
grant select, insert, update on pairing_pair to ${app};

-- The wall card last printed for an elder: stale as soon as what stands on it has changed.
create table pairing_card (
    elder_id     uuid primary key references people_person on delete cascade,
    place_code   text collate "C" not null,
    version      integer not null default 1,
    fingerprint  bytea,
    printed_at   timestamptz
);
alter table pairing_card enable row level security;
create policy pairing_scope on pairing_card using (shared.sees(place_code));
grant select, insert, update, delete on pairing_card to ${app};
