-- How far it is from hamlet to hamlet: where they lie, and the minutes that the village knows better.
alter table places_place add column altitude integer check (altitude between -200 and 9000);

alter table places_path
    add column way text not null default 'FOOT' check (way in ('FOOT', 'MOTORBIKE')),
    add column noted_by text not null default '' check (length(noted_by) <= 40),
    add column noted_at timestamptz not null default now(),
    drop constraint places_path_pkey,
    add primary key (from_code, to_code, way);
-- A day's matrix asks by village, township and county at once.
create index places_path_place on places_path (place_code);
