-- Two hamlets (or names of one: 七社 and 七组) led together, and each row that was led, so that the
-- way back leads exactly those.
create table places_joining (
    id         uuid primary key,
    place_code text collate "C" not null references places_place,
    from_code  text collate "C" not null references places_place,
    into_code  text collate "C" not null references places_place,
    from_name  text not null check (length(from_name) <= 40),
    into_name  text not null check (length(into_name) <= 40),
    joined_at  timestamptz not null,
    joined_by  text not null check (length(joined_by) <= 40),
    undone_at  timestamptz,
    check (from_code <> into_code)
);
create index places_joining_place on places_joining (place_code, joined_at desc);
alter table places_joining enable row level security;
create policy places_scope on places_joining using (shared.sees(place_code));
grant select, insert on places_joining to ${app};
grant update (undone_at) on places_joining to ${app};

create table places_led (
    joining_id uuid not null references places_joining,
    place_code text collate "C" not null,
    -- a hearth of the hamlet gets a new code below the other
    from_code  text collate "C" not null,
    into_code  text collate "C" not null,
    kind       text not null check (length(kind) between 1 and 40),
    what       text not null check (length(what) between 1 and 60),
    thing      text not null check (length(thing) between 1 and 80)
);
create index places_led_joining on places_led (joining_id);
alter table places_led enable row level security;
create policy places_scope on places_led using (shared.sees(place_code));
grant select, insert on places_led to ${app};

-- 试点 → 规范 → 推广: since when, who set it. Never changed; the newest holds.
create table places_stage (
    id         uuid primary key,
    place_code text collate "C" not null references places_place,
    stage      text not null check (stage in ('PILOT', 'STANDARD', 'SPREAD')),
    from_day   date not null,
    set_at     timestamptz not null,
    set_by     text not null check (length(set_by) <= 40)
);
create index places_stage_place on places_stage (place_code, set_at desc);
alter table places_stage enable row level security;
create policy places_scope on places_stage using (shared.sees(place_code));
grant select, insert on places_stage to ${app};
