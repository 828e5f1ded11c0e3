-- 县—乡镇—村—组—点. A code is the prefix of every code below it: 6, 9, 12, 15, 18 digits.
create table places_place (
    code        text collate "C" primary key check (code ~ '^[0-9]{6}([0-9]{3}){0,4}$'),
    parent_code text collate "C" references places_place,
    kind        text not null check (kind in ('COUNTY', 'TOWNSHIP', 'VILLAGE', 'HAMLET', 'HEARTH')),
    name        text not null check (length(name) between 1 and 40),
    -- roll-out of a village: 试点 → 规范 → 推广; null = not begun
    stage       text check (stage in ('PILOT', 'STANDARD', 'SPREAD')),
    lon         double precision,
    lat         double precision,
    -- of a hearth: whose house, lent with consent, checked safe
    host        text,
    consented_on date,
    checked_on  date,
    closed_on   date,
    check (parent_code is null or starts_with(code, parent_code))
);
create index places_parent on places_place (parent_code);
alter table places_place enable row level security;
-- The names of the places above one's own are no secret; all else stays inside the scope.
create policy places_scope on places_place using (
    shared.sees(code) or starts_with(current_setting('shouwang.low', true), code))
    with check (shared.sees(code));
grant select, insert, update on places_place to ${app};

-- Minutes between hamlets that the village knows better than any map.
create table places_path (
    place_code  text collate "C" not null,
    from_code   text collate "C" not null references places_place,
    to_code     text collate "C" not null references places_place,
    minutes     integer not null check (minutes between 0 and 600),
    primary key (from_code, to_code)
);
alter table places_path enable row level security;
create policy places_path_scope on places_path using (shared.sees(place_code));
grant select, insert, update, delete on places_path to ${app};
