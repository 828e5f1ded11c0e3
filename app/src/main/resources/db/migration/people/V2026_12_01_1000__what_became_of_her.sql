-- 情况有变 as steps: who said so, who seconded a death, what each step called off, and its undoing.
alter table people_elder drop constraint people_elder_status_check;
alter table people_elder add constraint people_elder_status_check
    check (status in ('HERE', 'AWAY', 'HOSPITAL', 'MOVED', 'REPORTED', 'DEAD'));

create table people_departure (
    id            uuid primary key,
    -- in the order they were told, also where a clock stands still
    nr            bigint not null generated always as identity,
    person_id     uuid not null references people_person on delete cascade,
    place_code    text collate "C" not null,
    kind          text not null
                  check (kind in ('HERE', 'AWAY', 'HOSPITAL', 'MOVED', 'DEAD', 'ENDED')),
    -- where she was before; null where she is only an aide
    before_status text check (before_status in ('HERE', 'AWAY', 'HOSPITAL', 'MOVED')),
    before_since  date,
    since         date not null,
    told_by       uuid not null,
    told_name     text not null check (length(told_name) <= 40),
    told_at       timestamptz not null,
    -- of a death: another account than the one that told of it
    seconded_by   uuid check (seconded_by <> told_by),
    seconded_name text check (length(seconded_name) <= 40),
    seconded_at   timestamptz,
    undone_by     uuid,
    undone_name   text check (length(undone_name) <= 40),
    undone_at     timestamptz,
    check ((seconded_by is null) = (seconded_at is null)),
    check ((undone_by is null) = (undone_at is null))
);
create index people_departure_person on people_departure (person_id, nr desc);
create index people_departure_to_second on people_departure (place_code, nr)
    where kind = 'DEAD' and seconded_at is null and undone_at is null;
alter table people_departure enable row level security;
create policy people_scope on people_departure using (shared.sees(place_code));
grant select, insert, update on people_departure to ${app};

-- What a step took, each thing once, in the words of the module that owns it.
create table people_taken (
    departure_id uuid not null references people_departure on delete cascade,
    place_code   text collate "C" not null,
    kind         text not null check (length(kind) <= 40),
    thing        uuid not null,
    before       text not null check (length(before) <= 2000),
    what         text not null check (length(what) between 1 and 200),
    -- the step that brought it back: its own undoing, or coming home
    back_by      uuid,
    lost         text check (length(lost) <= 200),
    primary key (departure_id, kind, thing)
);
alter table people_taken enable row level security;
create policy people_scope on people_taken using (shared.sees(place_code));
grant select, insert, update on people_taken to ${app};

-- Who was not at home before there were steps: one step each, nothing known of what it took, so
-- that it can be taken back like any other. A death from before stands without a second.
insert into people_departure (id, person_id, place_code, kind, before_status, since, told_by,
    told_name, told_at, seconded_by, seconded_name, seconded_at)
select gen_random_uuid(), person_id, place_code, status, 'HERE', coalesce(status_since,
        current_date), '00000000-0000-0000-0000-000000000000', '以前的记录',
    coalesce(status_since, current_date)::timestamp at time zone 'Asia/Shanghai',
    case status when 'DEAD' then 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid end,
    case status when 'DEAD' then '以前的记录' end,
    case status when 'DEAD' then current_date::timestamp at time zone 'Asia/Shanghai' end
from people_elder where status <> 'HERE';
