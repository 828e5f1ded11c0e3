-- What a good pair is weighed by, in minutes of walking; one row a county. Read from below.
create table pairing_terms (
    place_code   text collate "C" primary key,
    farthest     integer not null check (farthest between 5 and 600),
    hobby        integer not null check (hobby between 0 and 120),
    temper       integer not null check (temper between 0 and 120),
    young_for_old integer not null check (young_for_old between 0 and 120),
    fit_for_frail integer not null check (fit_for_frail between 0 and 120),
    same_sex     integer not null check (same_sex between 0 and 120),
    same_sex_must boolean not null,
    skill        integer not null check (skill between 0 and 120),
    change       integer not null check (change between 0 and 600),
    past_half    integer not null check (past_half between 0 and 120),
    set_by       uuid not null,
    set_at       timestamptz not null
);
alter table pairing_terms enable row level security;
create policy pairing_scope on pairing_terms using (
    shared.sees(place_code) or starts_with(current_setting('shouwang.low', true), place_code))
    with check (shared.sees(place_code));
grant select, insert, update on pairing_terms to ${app};

-- 性情 and 爱好 of an elder or an aide, as the village knows them.
create table pairing_habit (
    person_id    uuid primary key references people_person on delete cascade,
    place_code   text collate "C" not null,
    temper       text check (temper in ('LIVELY', 'QUIET', 'EASY')),
    hobbies      text[] not null default '{}'
);
create index pairing_habit_place on pairing_habit (place_code);
alter table pairing_habit enable row level security;
create policy pairing_scope on pairing_habit using (shared.sees(place_code));
grant select, insert, update, delete on pairing_habit to ${app};

-- What was said about two people: wished for, better apart, or not to be touched.
create table pairing_saying (
    elder_id     uuid not null references people_person on delete cascade,
    aide_id      uuid not null references people_person on delete cascade,
    -- the elder's place
    place_code   text collate "C" not null,
    kind         text not null check (kind in ('WISH', 'APART', 'KEEP')),
    note         text check (length(note) <= 100),
    said_by      uuid not null,
    said_at      timestamptz not null,
    primary key (elder_id, aide_id)
);
create index pairing_saying_place on pairing_saying (place_code);
create index pairing_saying_aide on pairing_saying (aide_id);
alter table pairing_saying enable row level security;
create policy pairing_scope on pairing_saying using (shared.sees(place_code));
grant select, insert, update, delete on pairing_saying to ${app};

-- A proposal for a place, reckoned village by village; nothing holds before someone accepts it.
create table pairing_proposal (
    id           uuid primary key,
    place_code   text collate "C" not null,
    state        text not null check (state in ('RUNNING', 'READY', 'STOPPED', 'FAILED')),
    villages     integer not null,
    asked_by     uuid not null,
    asked_at     timestamptz not null,
    -- of the last village finished: a run whose house went down shows by it
    beat_at      timestamptz not null,
    failed_why   text
);
create index pairing_proposal_place on pairing_proposal (place_code, asked_at desc);
alter table pairing_proposal enable row level security;
create policy pairing_scope on pairing_proposal using (shared.sees(place_code));
grant select, insert, update on pairing_proposal to ${app};

create table pairing_proposal_village (
    proposal_id  uuid not null references pairing_proposal,
    place_code   text collate "C" not null,
    kept         integer not null,
    fresh        integer not null,
    moved        integer not null,
    gaps         integer not null,
    minutes_before integer not null,
    paired_before  integer not null,
    minutes_after  integer not null,
    hint         text not null,
    primary key (proposal_id, place_code)
);
alter table pairing_proposal_village enable row level security;
create policy pairing_scope on pairing_proposal_village using (shared.sees(place_code));
grant select, insert on pairing_proposal_village to ${app};

create table pairing_proposal_line (
    proposal_id  uuid not null references pairing_proposal,
    elder_id     uuid not null references people_person on delete cascade,
    -- the elder's place
    place_code   text collate "C" not null,
    kind         text not null check (kind in ('FRESH', 'MOVED', 'GAP')),
    aide_id      uuid references people_person on delete cascade,
    aide_before  uuid references people_person on delete cascade,
    wished       boolean not null,
    why          text not null,
    state        text not null default 'OPEN'
                 check (state in ('OPEN', 'TAKEN', 'REFUSED', 'STALE')),
    primary key (proposal_id, elder_id)
);
create index pairing_proposal_line_place on pairing_proposal_line (proposal_id, place_code);
create index pairing_proposal_line_elder on pairing_proposal_line (elder_id);
create index pairing_proposal_line_aide on pairing_proposal_line (aide_id);
create index pairing_proposal_line_before on pairing_proposal_line (aide_before);
alter table pairing_proposal_line enable row level security;
create policy pairing_scope on pairing_proposal_line using (shared.sees(place_code));
grant select, insert, update on pairing_proposal_line to ${app};
