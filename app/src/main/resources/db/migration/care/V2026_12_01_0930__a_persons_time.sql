-- A person's time is paid once, whatever door the fact comes in by. Visits are found where they
-- are; what is no visit (a shift, a meal for neighbours, something done together) stands here.
create table care_busy (
    source       uuid not null,
    person_id    uuid not null,
    place_code   text collate "C" not null,
    from_at      timestamptz not null,
    until_at     timestamptz not null check (until_at > from_at),
    what         text not null check (length(what) between 1 and 60),
    primary key (source, person_id)
);
create index care_busy_person on care_busy (person_id, from_at desc);
alter table care_busy enable row level security;
create policy care_scope on care_busy using (shared.sees(place_code));
grant select, insert, delete on care_busy to ${app};
-- two that turn out to be one person: their time becomes hers
grant update (person_id) on care_busy to ${app};

-- Held by whoever looks at a person's time before writing to it.
create table care_person_time (
    person_id    uuid primary key,
    place_code   text collate "C" not null
);
alter table care_person_time enable row level security;
create policy care_scope on care_person_time using (shared.sees(place_code));
grant select, insert on care_person_time to ${app};
-- a row lock asks for the right to write; nothing of the row ever changes
grant update (place_code) on care_person_time to ${app};

-- Who said that the visit was done: whoever then confirms it is somebody else, or others look.
alter table care_visit add column told_by uuid;

-- A visit's slip, asked for at each confirmation.
create index care_slip_visit on care_slip (visit_id) where visit_id is not null;

-- What was written down before.
insert into care_busy (source, person_id, place_code, from_at, until_at, what)
select id, aide_id, place_code, from_at, greatest(until_at, from_at + interval '1 minute'),
       '日间照料'
from table_shift where until_at is not null;
insert into care_busy (source, person_id, place_code, from_at, until_at, what)
select id, host_id, place_code, (day + time '12:00') at time zone 'Asia/Shanghai',
       (day + time '12:00') at time zone 'Asia/Shanghai' + minutes * interval '1 minute',
       '给小院做饭'
from table_courtyard_meal where status = 'HELD';
insert into care_busy (source, person_id, place_code, from_at, until_at, what)
select a.id, p, a.place_code, a.began_at,
       greatest(a.ended_at, a.began_at + interval '1 minute'), a.what
from timebank_activity a, unnest(a.people) as p;
