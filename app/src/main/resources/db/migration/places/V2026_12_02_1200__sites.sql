-- 场地 of the four-level network: centre, station, liaison point, hearth, day-time point.
create table places_site (
    id            uuid primary key,
    place_code    text collate "C" not null references places_place,
    kind          text not null check (kind in ('CENTRE', 'STATION', 'LIAISON', 'HEARTH',
                  'DAYTIME')),
    name          text not null check (length(name) between 1 and 30),
    address       text not null check (length(address) <= 60),
    -- whom to call about it; public, never a private number
    phone         text check (length(phone) <= 20),
    -- 场地来源
    source        text check (source in ('SCHOOL', 'OFFICE', 'HAPPY_HOME', 'DAY_CENTRE', 'OTHER')),
    lender        text check (length(lender) <= 40),
    lent_free     boolean not null,
    lent_from     date,
    lent_until    date,
    -- what a hearth's owner agreed to, and by which paper
    consent_by    text check (length(consent_by) <= 20),
    consent_paper text check (length(consent_paper) <= 40),
    consented_on  date,
    lends         text not null check (length(lends) <= 200),
    opened_on     date not null,
    closed_on     date,
    closed_why    text check (length(closed_why) <= 200),
    moved_what    text check (length(moved_what) <= 300),
    made_at       timestamptz not null,
    made_by       text not null check (length(made_by) <= 40),
    check (lent_until >= lent_from),
    check ((closed_on is null) = (closed_why is null)),
    check ((consented_on is null) = (consent_paper is null)),
    check ((consented_on is null) = (consent_by is null))
);
create unique index places_site_one on places_site (place_code, kind, name)
    where closed_on is null;
create index places_site_lent on places_site (place_code, lent_until) where closed_on is null;
alter table places_site enable row level security;
create policy places_scope on places_site using (shared.sees(place_code));
grant select, insert, update on places_site to ${app};

-- The hours of an ordinary week; a weekday without a row is closed.
create table places_site_hours (
    site_id    uuid not null references places_site,
    place_code text collate "C" not null,
    weekday    smallint not null check (weekday between 1 and 7),
    opens      time not null,
    closes     time not null check (closes > opens),
    primary key (site_id, weekday)
);
alter table places_site_hours enable row level security;
create policy places_scope on places_site_hours using (shared.sees(place_code));
grant select, insert, update, delete on places_site_hours to ${app};

-- A day that is not like its weekday: closed, or with hours of its own.
create table places_site_day (
    site_id    uuid not null references places_site,
    place_code text collate "C" not null,
    day        date not null,
    opens      time,
    closes     time,
    why        text not null check (length(why) between 1 and 40),
    primary key (site_id, day),
    check ((opens is null) = (closes is null) and (closes > opens or opens is null))
);
alter table places_site_day enable row level security;
create policy places_scope on places_site_day using (shared.sees(place_code));
grant select, insert, update, delete on places_site_day to ${app};

-- 安全检查: what was looked at, what was wrong, by whom; never changed, done again instead.
create table places_site_check (
    id         uuid primary key,
    site_id    uuid not null references places_site,
    place_code text collate "C" not null,
    checked_on date not null,
    checked_by text not null check (length(checked_by) between 1 and 20),
    fine       text[] not null,
    lacking    text[] not null,
    note       text not null check (length(note) <= 200),
    made_at    timestamptz not null
);
create index places_site_check_site on places_site_check (site_id, checked_on desc, made_at desc);
alter table places_site_check enable row level security;
create policy places_scope on places_site_check using (shared.sees(place_code));
grant select, insert on places_site_check to ${app};

create table places_room (
    id         uuid primary key,
    number     bigint generated always as identity unique,
    site_id    uuid not null references places_site,
    place_code text collate "C" not null,
    name       text not null check (length(name) between 1 and 20),
    uses       text[] not null,
    holds      integer not null check (holds between 1 and 2000),
    gone_on    date
);
create unique index places_room_one on places_room (site_id, name) where gone_on is null;
alter table places_room enable row level security;
create policy places_scope on places_room using (shared.sees(place_code));
grant select, insert, update on places_room to ${app};

create table places_equipment (
    id         uuid primary key,
    site_id    uuid not null references places_site,
    room_id    uuid references places_room,
    place_code text collate "C" not null,
    name       text not null check (length(name) between 1 and 30),
    pieces     integer not null check (pieces between 1 and 9999),
    -- who gave it, as the giver wants it said; null = bought
    donor      text check (length(donor) <= 40),
    condition  text not null check (condition in ('GOOD', 'WORN', 'BROKEN')),
    came_on    date not null,
    gone_on    date,
    gone_where text check (length(gone_where) <= 60)
);
create index places_equipment_site on places_equipment (site_id) where gone_on is null;
alter table places_equipment enable row level security;
create policy places_scope on places_equipment using (shared.sees(place_code));
grant select, insert, update on places_equipment to ${app};

-- Two bookings of one room never overlap, whoever presses at the same moment. A room is a range
-- of one number there, so that no extension is needed.
create table places_booking (
    id            uuid primary key,
    room_id       uuid not null references places_room,
    room_number   bigint not null,
    site_id       uuid not null references places_site,
    place_code    text collate "C" not null,
    during        tstzrange not null check (not isempty(during)),
    what          text not null check (length(what) between 1 and 40),
    people        integer not null check (people between 1 and 2000),
    booked_by     text not null check (length(booked_by) <= 40),
    called_off_at timestamptz,
    constraint places_booking_apart exclude using gist
        (int8range(room_number, room_number, '[]') with &&, during with &&)
        where (called_off_at is null)
);
create index places_booking_site on places_booking (site_id, upper(during))
    where called_off_at is null;
alter table places_booking enable row level security;
create policy places_scope on places_booking using (shared.sees(place_code));
grant select, insert, update on places_booking to ${app};
