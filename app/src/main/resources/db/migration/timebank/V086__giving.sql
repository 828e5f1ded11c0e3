-- Points that go from hand to hand: gifts, the donation pool, removals, what the dead leave. The
-- ledger holds the points; these rows say who asked, why, and what became of it.
create table timebank_giving (
    id           uuid primary key,
    place_code   text collate "C" not null,
    kind         text not null check (kind in ('GIFT', 'DONATION', 'GRANT', 'REMOVAL', 'ESTATE')),
    from_id      uuid,
    to_id        uuid,
    to_place     text collate "C",
    minutes      bigint not null check (minutes > 0),
    reason       text not null check (length(reason) between 1 and 120),
    state        text not null check (state in ('ASKED', 'DONE', 'DECLINED', 'UNDONE')),
    at           timestamptz not null,
    entered_by   uuid not null,
    entered_name text not null,
    decided_by   uuid,
    decided_name text,
    decided_at   timestamptz,
    check (kind <> 'GRANT' or decided_by is distinct from entered_by)
);
create index timebank_giving_place on timebank_giving (place_code, at);
alter table timebank_giving enable row level security;
create policy timebank_scope on timebank_giving using (shared.sees(place_code));
grant select, insert on timebank_giving to ${app};
grant update (state, decided_by, decided_name, decided_at) on timebank_giving to ${app};

-- 约服务: points held until the visit is confirmed. The ledger's pending row is the promise.
create table timebank_booking (
    id           uuid primary key,
    place_code   text collate "C" not null,
    household_id uuid not null references people_household,
    elder_id     uuid not null references people_person,
    need_id      uuid not null unique,
    service      text not null,
    minutes      bigint not null check (minutes > 0),
    spent        bigint check (spent >= 0),
    state        text not null check (state in ('HELD', 'SPENT', 'GIVEN_BACK', 'LAPSED')),
    until        timestamptz not null,
    at           timestamptz not null,
    entered_by   uuid not null,
    ended_at     timestamptz
);
create index timebank_booking_place on timebank_booking (place_code, at);
create index timebank_booking_household on timebank_booking (household_id);
create index timebank_booking_elder on timebank_booking (elder_id);
alter table timebank_booking enable row level security;
create policy timebank_scope on timebank_booking using (shared.sees(place_code));
grant select, insert on timebank_booking to ${app};
grant update (state, spent, ended_at) on timebank_booking to ${app};
