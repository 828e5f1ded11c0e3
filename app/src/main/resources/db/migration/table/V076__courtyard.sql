-- 幸福小院: neighbours who cook for each other in turn.
create table table_courtyard (
    id           uuid primary key,
    place_code   text collate "C" not null references places_place,
    village_code text collate "C" not null generated always as (substr(place_code, 1, 12)) stored,
    name         text not null check (length(name) between 1 and 20),
    days         smallint not null check (days between 1 and 127),
    made_at      timestamptz not null
);
create index table_courtyard_village on table_courtyard (village_code);
alter table table_courtyard enable row level security;
create policy table_scope on table_courtyard using (shared.sees(place_code));
grant select, insert, update on table_courtyard to ${app};

create table table_neighbour (
    courtyard_id uuid not null references table_courtyard,
    person_id    uuid not null references people_person on delete cascade,
    place_code   text collate "C" not null,
    cooks        boolean not null,
    left_on      date,
    primary key (courtyard_id, person_id)
);
alter table table_neighbour enable row level security;
create policy table_scope on table_neighbour using (shared.sees(place_code));
grant select, insert, update on table_neighbour to ${app};

create table table_courtyard_meal (
    id           uuid primary key,
    courtyard_id uuid not null references table_courtyard,
    place_code   text collate "C" not null,
    day          date not null,
    host_id      uuid not null references people_person,
    dishes       text not null default '' check (length(dishes) <= 200),
    status       text not null check (status in ('PLANNED', 'HELD', 'CALLED_OFF')),
    minutes      integer check (minutes between 1 and 480),
    entered_by   uuid not null,
    unique (courtyard_id, day),
    check (status <> 'HELD' or minutes is not null)
);
create index table_courtyard_meal_host on table_courtyard_meal (host_id);
alter table table_courtyard_meal enable row level security;
create policy table_scope on table_courtyard_meal using (shared.sees(place_code));
grant select, insert, update on table_courtyard_meal to ${app};

create table table_guest (
    meal_id      uuid not null references table_courtyard_meal,
    person_id    uuid not null references people_person on delete cascade,
    place_code   text collate "C" not null,
    primary key (meal_id, person_id)
);
create index table_guest_person on table_guest (person_id);
alter table table_guest enable row level security;
create policy table_scope on table_guest using (shared.sees(place_code));
grant select, insert, delete on table_guest to ${app};
