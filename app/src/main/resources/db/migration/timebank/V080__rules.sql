-- 实施细则: what each village voted, one row a version, and the county's bounds. A voted row is
-- never changed again; the rules of a day are those with the latest from_day up to it.
create table timebank_rules (
    id            uuid primary key,
    place_code    text collate "C" not null references places_place,
    rules         jsonb not null,
    basis         text not null check (length(basis) between 1 and 60),
    state         text not null check (state in ('PROPOSED', 'PASSED', 'DECLINED')),
    proposed_at   timestamptz not null,
    proposed_by   uuid not null,
    proposed_name text not null,
    voted_on      date,
    yes           integer,
    no            integer,
    abstain       integer,
    presided      text check (length(presided) between 1 and 40),
    from_day      date,
    voted_by      uuid,
    voted_at      timestamptz,
    check ((state = 'PROPOSED') = (voted_on is null)),
    check ((voted_on is null) = (from_day is null))
);
create unique index timebank_rules_one_a_day on timebank_rules (place_code, from_day)
    where state = 'PASSED';
create index timebank_rules_place on timebank_rules (place_code, id);
alter table timebank_rules enable row level security;
create policy timebank_scope on timebank_rules using (shared.sees(place_code));
grant select, insert on timebank_rules to ${app};
grant update (state, voted_on, yes, no, abstain, presided, from_day, voted_by, voted_at)
    on timebank_rules to ${app};

-- Every village reads the county's bounds; only who sees the whole county may set them.
create table timebank_envelope (
    place_code text collate "C" not null references places_place,
    from_day   date not null,
    bounds     jsonb not null,
    set_by     uuid not null,
    set_at     timestamptz not null,
    primary key (place_code, from_day)
);
alter table timebank_envelope enable row level security;
create policy timebank_bounds on timebank_envelope for select using (true);
create policy timebank_scope on timebank_envelope for insert
    with check (shared.sees(place_code));
grant select, insert on timebank_envelope to ${app};
