-- 食堂: what a village's canteen charges, who eats on which days, and the meals themselves.
create table table_canteen (
    village_code text collate "C" primary key references places_place,
    place_code   text collate "C" not null generated always as (village_code) stored,
    days         smallint not null check (days between 1 and 127),
    price_fen    integer not null check (price_fen between 0 and 100000),
    -- what a meal costs in points, as whole minutes; null = points are not taken
    minutes      integer check (minutes between 1 and 600),
    open         boolean not null default true
);
alter table table_canteen enable row level security;
create policy table_scope on table_canteen using (shared.sees(place_code));
grant select, insert, update on table_canteen to ${app};

-- Who cooks: they alone see what an eater must not have.
create table table_cook (
    village_code text collate "C" not null,
    place_code   text collate "C" not null generated always as (village_code) stored,
    person_id    uuid not null references people_person on delete cascade,
    primary key (village_code, person_id)
);
alter table table_cook enable row level security;
create policy table_scope on table_cook using (shared.sees(place_code));
grant select, insert, delete on table_cook to ${app};

create table table_menu (
    village_code text collate "C" not null,
    place_code   text collate "C" not null generated always as (village_code) stored,
    day          date not null,
    dishes       text not null check (length(dishes) <= 200),
    price_fen    integer check (price_fen between 0 and 100000),
    primary key (village_code, day)
);
alter table table_menu enable row level security;
create policy table_scope on table_menu using (shared.sees(place_code));
grant select, insert, update on table_menu to ${app};

-- Regular days, Monday = bit 0; HERE eats at the canteen, BROUGHT has it brought.
create table table_eater (
    elder_id     uuid primary key references people_person on delete cascade,
    place_code   text collate "C" not null,
    village_code text collate "C" not null generated always as (substr(place_code, 1, 12)) stored,
    days         smallint not null check (days between 0 and 127),
    manner       text not null check (manner in ('HERE', 'BROUGHT')),
    soft         boolean not null default false,
    away_from    date,
    away_until   date,
    check ((away_from is null) = (away_until is null)),
    check (away_until >= away_from)
);
create index table_eater_village on table_eater (village_code);
alter table table_eater enable row level security;
create policy table_scope on table_eater using (shared.sees(place_code));
grant select, insert, update on table_eater to ${app};

-- A single day that is otherwise: eats though it is no regular day, or does not.
create table table_single_day (
    elder_id     uuid not null references table_eater on delete cascade,
    day          date not null,
    place_code   text collate "C" not null,
    eats         boolean not null,
    primary key (elder_id, day)
);
create index table_single_day_on on table_single_day (day, place_code);
alter table table_single_day enable row level security;
create policy table_scope on table_single_day using (shared.sees(place_code));
grant select, insert, update on table_single_day to ${app};

-- How meals were paid: money and subsidy in fen, points in minutes; never both in one row.
create table table_payment (
    id           uuid primary key,
    place_code   text collate "C" not null,
    village_code text collate "C" not null generated always as (substr(place_code, 1, 12)) stored,
    elder_id     uuid not null references people_person,
    how          text not null check (how in ('POINTS', 'MONEY', 'SUBSIDY')),
    meals        integer not null check (meals > 0),
    fen          bigint not null default 0 check (fen >= 0),
    minutes      bigint not null default 0 check (minutes >= 0),
    at           timestamptz not null,
    entered_by   uuid not null,
    entered_name text not null,
    check (how = 'POINTS' and fen = 0 and minutes > 0 or how <> 'POINTS' and minutes = 0)
);
create index table_payment_village on table_payment (village_code, at desc);
alter table table_payment enable row level security;
create policy table_scope on table_payment using (shared.sees(place_code));
grant select, insert on table_payment to ${app};

-- One meal an elder a day, written at the cut-off: what the kitchen cooked is what counts.
create table table_meal (
    id           uuid primary key,
    place_code   text collate "C" not null,
    village_code text collate "C" not null generated always as (substr(place_code, 1, 12)) stored,
    elder_id     uuid not null references people_person,
    day          date not null,
    manner       text not null check (manner in ('HERE', 'BROUGHT')),
    soft         boolean not null,
    price_fen    integer not null check (price_fen >= 0),
    payment_id   uuid references table_payment,
    unique (elder_id, day)
);
create index table_meal_day on table_meal (village_code, day);
create index table_meal_unpaid on table_meal (village_code, elder_id) where payment_id is null;
create index table_meal_payment on table_meal (payment_id) where payment_id is not null;
alter table table_meal enable row level security;
create policy table_scope on table_meal using (shared.sees(place_code));
grant select, insert on table_meal to ${app};
grant update (payment_id) on table_meal to ${app};

-- A day whose number was given to the kitchen; kept also where nobody ate.
create table table_counted (
    village_code text collate "C" not null,
    day          date not null,
    place_code   text collate "C" not null generated always as (village_code) stored,
    at           timestamptz not null,
    primary key (village_code, day)
);
alter table table_counted enable row level security;
create policy table_scope on table_counted using (shared.sees(place_code));
grant select, insert on table_counted to ${app};
