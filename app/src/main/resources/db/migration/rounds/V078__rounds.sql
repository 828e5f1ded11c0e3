-- The rounds of a day: one plan a place and day, its stops in order, and what is not served.
create table rounds_plan (
    id           uuid primary key,
    place_code   text collate "C" not null references places_place,
    on_day       date not null,
    status       text not null check (status in ('PROPOSED', 'ACCEPTED')),
    -- goes up with each change: who changes or accepts names the one they saw
    version      integer not null default 1,
    walk_minutes integer not null,
    late_minutes integer not null,
    made_by      text not null check (length(made_by) <= 40),
    made_at      timestamptz not null,
    accepted_by  text check (length(accepted_by) <= 40),
    accepted_at  timestamptz,
    unique (place_code, on_day)
);
alter table rounds_plan enable row level security;
create policy rounds_scope on rounds_plan using (shared.sees(place_code));
grant select, insert, update on rounds_plan to ${app};

create table rounds_stop (
    plan_id      uuid not null references rounds_plan,
    visit_id     uuid not null references care_visit,
    -- the plan's place
    place_code   text collate "C" not null,
    aide_id      uuid not null references people_person,
    place_in_row smallint not null check (place_in_row >= 0),
    -- minutes on the way to it; minutes after midnight at which it begins; how long; how late
    way_minutes  integer not null,
    begins       integer not null,
    lasts        integer not null,
    late         integer not null default 0,
    -- a person put it there: it stays with this aide and in this order
    fixed        boolean not null default false,
    primary key (plan_id, visit_id)
);
create index rounds_stop_visit on rounds_stop (visit_id);
alter table rounds_stop enable row level security;
create policy rounds_scope on rounds_stop using (shared.sees(place_code));
grant select, insert, update, delete on rounds_stop to ${app};

create table rounds_left (
    plan_id      uuid not null references rounds_plan,
    visit_id     uuid not null references care_visit,
    place_code   text collate "C" not null,
    why          text not null check (length(why) <= 200),
    primary key (plan_id, visit_id)
);
create index rounds_left_visit on rounds_left (visit_id);
alter table rounds_left enable row level security;
create policy rounds_scope on rounds_left using (shared.sees(place_code));
grant select, insert, delete on rounds_left to ${app};
