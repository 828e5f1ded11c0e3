-- 突发: what cannot wait. Who was called, who goes, who is there, what was done, how it ended.
create table alarm_alert (
    id           uuid primary key,
    place_code   text collate "C" not null,
    village_code text collate "C" not null generated always as (substr(place_code, 1, 12)) stored,
    elder_id     uuid not null references people_person,
    -- a drill (演练) calls the village's aides and its desk, and nobody outside
    drill        boolean not null,
    what         text not null check (length(what) between 1 and 200),
    raised_by    text not null check (length(raised_by) <= 60),
    raised_at    timestamptz not null,
    -- how many rings of people were called, and when the next one is; null while nobody else is
    ring         smallint not null default 0 check (ring between 0 and 4),
    ring_at      timestamptz,
    lead_id      uuid,
    going_at     timestamptz,
    there_at     timestamptz,
    handed_to    text check (length(handed_to) <= 60),
    handed_at    timestamptz,
    doctor       text check (length(doctor) <= 40),
    doctor_says  text check (length(doctor_says) <= 200),
    outcome      text check (outcome in ('HOME', 'DOCTOR', 'HOSPITAL', 'AMBULANCE', 'DEATH',
                 'MISTAKE', 'EASED', 'OTHER')),
    result       text check (length(result) <= 200),
    ended_at     timestamptz,
    ended_by     text check (length(ended_by) <= 40),
    check ((ended_at is null) = (outcome is null))
);
-- One elder, one alert: who presses twice has not fallen twice.
create unique index alarm_alert_one on alarm_alert (elder_id)
    where ended_at is null and not drill;
create index alarm_alert_elder on alarm_alert (elder_id);
create index alarm_alert_open on alarm_alert (place_code, raised_at) where ended_at is null;
create index alarm_alert_due on alarm_alert (ring_at) where ended_at is null;
create index alarm_alert_place on alarm_alert (village_code, raised_at desc);
alter table alarm_alert enable row level security;
create policy alarm_scope on alarm_alert using (shared.sees(place_code));
grant select, insert, update on alarm_alert to ${app};

create table alarm_told (
    alert_id    uuid not null references alarm_alert,
    -- the aide, kin or doctor; for a desk an id made of its place
    who         uuid not null,
    place_code  text collate "C" not null,
    part        text not null check (part in ('AIDE', 'DOCTOR', 'KIN', 'DESK')),
    name        text not null check (length(name) <= 60),
    ring        smallint not null,
    minutes     integer,
    why         text check (length(why) <= 60),
    told_at     timestamptz not null,
    answer      text check (answer in ('GOING', 'CANNOT')),
    answered_at timestamptz,
    words       text check (length(words) <= 200),
    there_at    timestamptz,
    primary key (alert_id, who)
);
create index alarm_told_who on alarm_told (who, told_at desc) where part = 'AIDE';
alter table alarm_told enable row level security;
create policy alarm_scope on alarm_told using (shared.sees(place_code));
grant select, insert, update on alarm_told to ${app};

-- The needs behind an alert: mostly one.
create table alarm_need (
    need_id     uuid primary key references care_need,
    alert_id    uuid not null references alarm_alert,
    place_code  text collate "C" not null,
    ended       boolean not null default false
);
create index alarm_need_alert on alarm_need (alert_id);
alter table alarm_need enable row level security;
create policy alarm_scope on alarm_need using (shared.sees(place_code));
grant select, insert, update on alarm_need to ${app};

-- What happened, line by line; never changed.
create table alarm_step (
    id          uuid primary key,
    alert_id    uuid not null references alarm_alert,
    place_code  text collate "C" not null,
    at          timestamptz not null,
    by_name     text not null check (length(by_name) <= 60),
    words       text not null check (length(words) between 1 and 300)
);
create index alarm_step_alert on alarm_step (alert_id, at);
alter table alarm_step enable row level security;
create policy alarm_scope on alarm_step using (shared.sees(place_code));
grant select, insert on alarm_step to ${app};
