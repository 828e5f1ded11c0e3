-- 日间照料: who came and went, and who looked after.
create table table_attendance (
    id           uuid primary key,
    place_code   text collate "C" not null,
    village_code text collate "C" not null generated always as (substr(place_code, 1, 12)) stored,
    elder_id     uuid not null references people_person,
    day          date not null,
    came_at      timestamptz not null,
    left_at      timestamptz,
    entered_by   uuid not null,
    unique (elder_id, day),
    check (left_at >= came_at)
);
create index table_attendance_day on table_attendance (village_code, day);
alter table table_attendance enable row level security;
create policy table_scope on table_attendance using (shared.sees(place_code));
grant select, insert on table_attendance to ${app};
grant update (left_at) on table_attendance to ${app};

create table table_shift (
    id           uuid primary key,
    place_code   text collate "C" not null,
    village_code text collate "C" not null generated always as (substr(place_code, 1, 12)) stored,
    aide_id      uuid not null references people_person,
    from_at      timestamptz not null,
    until_at     timestamptz,
    minutes      integer check (minutes between 1 and 960),
    entered_by   uuid not null,
    check ((until_at is null) = (minutes is null))
);
create unique index table_shift_open on table_shift (aide_id) where until_at is null;
create index table_shift_aide on table_shift (aide_id, from_at desc);
create index table_shift_day on table_shift (village_code, from_at desc);
alter table table_shift enable row level security;
create policy table_scope on table_shift using (shared.sees(place_code));
grant select, insert on table_shift to ${app};
grant update (until_at, minutes) on table_shift to ${app};
