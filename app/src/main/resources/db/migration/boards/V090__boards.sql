-- Small rolled-up counts, one row a village, made anew every few minutes by the boards' job: a
-- county's board reads 414 rows instead of ten million visits. All of it can be made again.
create table boards_village (
    place_code       text collate "C" primary key references places_place,
    counted_at       timestamptz not null,
    -- when the time of the longest waiting need was up
    latest           timestamptz,
    elders           integer not null,
    at_home          integer not null,
    young_old        integer not null,
    very_old         integer not null,
    living_alone     integer not null,
    empty_nest       integer not null,
    left_behind      integer not null,
    lost_only_child  integer not null,
    hardship         integer not null,
    widowed          integer not null,
    hard_to_walk     integer not null,
    hard_to_care     integer not null,
    aides            integer not null,
    paired           integer not null,
    without_aide     integer not null,
    open_needs       integer not null,
    late_needs       integer not null,
    lapsed           integer not null,
    waiting          integer not null
);
alter table boards_village enable row level security;
create policy boards_scope on boards_village using (shared.sees(place_code));
grant select, insert, update on boards_village to ${app};

-- How the gaps were on each day (the last count of it): the line beside each gap.
create table boards_day (
    place_code       text collate "C" not null references places_place,
    day              date not null,
    without_aide     integer not null,
    late_needs       integer not null,
    lapsed           integer not null,
    primary key (place_code, day)
);
create index boards_day_day on boards_day (day, place_code);
alter table boards_day enable row level security;
create policy boards_scope on boards_day using (shared.sees(place_code));
grant select, insert, update on boards_day to ${app};

-- Confirmed visits by the month they were planned for.
create table boards_month (
    place_code       text collate "C" not null references places_place,
    month            date not null,
    visits           integer not null,
    minutes          bigint not null,
    primary key (place_code, month)
);
create index boards_month_month on boards_month (month, place_code);
alter table boards_month enable row level security;
create policy boards_scope on boards_month using (shared.sees(place_code));
grant select, insert, update, delete on boards_month to ${app};
