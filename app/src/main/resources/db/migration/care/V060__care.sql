-- Needs, visits, confirmations, contacts. Each fact has when it happened and when it was entered,
-- who did it and who wrote it down.
create table care_need (
    id           uuid primary key,
    place_code   text collate "C" not null,
    village_code text collate "C" not null generated always as (substr(place_code, 1, 12)) stored,
    elder_id     uuid not null references people_person,
    service      text not null check (service in ('MEALS', 'BATHING', 'CLEANING', 'EMERGENCY',
                 'MEDICAL', 'MOBILITY', 'FARMING', 'ERRANDS', 'COUNSEL')),
    wish         text not null check (length(wish) <= 200),
    people       smallint not null default 1 check (people between 1 and 8),
    -- who asked, in whose name: SELF KIN AIDE STATION NEIGHBOUR DOCTOR
    raised_as    text not null check (raised_as in
                 ('SELF', 'KIN', 'AIDE', 'STATION', 'NEIGHBOUR', 'DOCTOR')),
    raised_by    text not null check (length(raised_by) <= 40),
    via          text not null check (via in ('PHONE', 'CARD', 'PAGE', 'VISIT', 'PAPER')),
    raised_at    timestamptz not null,
    answer_by    timestamptz not null,
    urgent       boolean not null default false,
    entered_at   timestamptz not null,
    entered_by   uuid not null,
    -- who wrote it down, beside the one who asked: both names stay
    entered_name text not null default '' check (length(entered_name) <= 40),
    status       text not null check (status in ('OPEN', 'GIVEN', 'ANSWERED', 'WITHDRAWN')),
    -- how far up it has climbed: 0 点, 1 组, 2 村, 3 乡镇, 4 县
    level        smallint not null default 0 check (level between 0 and 4),
    ended_at     timestamptz,
    end_reason   text check (length(end_reason) <= 200)
);
create index care_need_open on care_need (place_code, answer_by) where status in ('OPEN', 'GIVEN');
create index care_need_elder on care_need (elder_id, raised_at desc);
create index care_need_place on care_need (village_code, raised_at desc);
alter table care_need enable row level security;
create policy care_scope on care_need using (shared.sees(place_code));
grant select, insert, update on care_need to ${app};

create table care_visit (
    id           uuid primary key,
    place_code   text collate "C" not null,
    village_code text collate "C" not null generated always as (substr(place_code, 1, 12)) stored,
    elder_id     uuid not null references people_person,
    aide_id      uuid not null references people_person,
    need_id      uuid references care_need,
    service      text not null check (service in ('MEALS', 'BATHING', 'CLEANING', 'EMERGENCY',
                 'MEDICAL', 'MOBILITY', 'FARMING', 'ERRANDS', 'COUNSEL')),
    task         text not null default '' check (length(task) <= 200),
    planned_at   timestamptz not null,
    started_at   timestamptz,
    finished_at  timestamptz,
    minutes      integer check (minutes between 1 and 1440),
    done         text check (length(done) <= 400),
    -- how she is: 1 poorly to 5 very well
    mood         smallint check (mood between 1 and 5),
    status       text not null check (status in
                 ('PLANNED', 'STARTED', 'DONE', 'CONFIRMED', 'MISSED', 'CANCELLED')),
    why_not      text check (length(why_not) <= 200),
    -- the confirmation: how the elder said that it was so, who recorded it
    method       text check (method in
                 ('CARD', 'SIGNATURE', 'THUMBPRINT', 'WITNESS', 'CALL_BACK')),
    confirmed_by text check (length(confirmed_by) <= 40),
    confirmed_at timestamptz,
    recorded_by  uuid,
    rating       smallint check (rating between 1 and 5),
    remark       text check (length(remark) <= 200),
    entered_at   timestamptz not null,
    entered_by   uuid not null,
    check (status <> 'CONFIRMED' or method is not null and minutes is not null)
);
create index care_visit_elder on care_visit (elder_id, planned_at desc);
create index care_visit_aide on care_visit (aide_id, planned_at desc);
create index care_visit_day on care_visit (village_code, planned_at);
create index care_visit_need on care_visit (need_id) where need_id is not null;
create index care_visit_waiting on care_visit (place_code, finished_at) where status = 'DONE';
alter table care_visit enable row level security;
create policy care_scope on care_visit using (shared.sees(place_code));
grant select, insert, update on care_visit to ${app};

-- The elder's own hand on the glass: a small picture, kept apart from the visits.
create table care_signature (
    visit_id     uuid primary key references care_visit,
    place_code   text collate "C" not null,
    picture      bytea not null check (octet_length(picture) <= 51200),
    made_at      timestamptz not null
);
alter table care_signature enable row level security;
create policy care_scope on care_signature using (shared.sees(place_code));
grant select, insert on care_signature to ${app};

create table care_contact (
    id           uuid primary key,
    place_code   text collate "C" not null,
    elder_id     uuid not null references people_person,
    kind         text not null check (kind in ('CALL', 'WECHAT', 'MET', 'KIN_CALL')),
    at           timestamptz not null,
    note         text not null default '' check (length(note) <= 200),
    made_by      text not null check (length(made_by) <= 40),
    entered_at   timestamptz not null,
    entered_by   uuid not null
);
create index care_contact_elder on care_contact (elder_id, at desc);
alter table care_contact enable row level security;
create policy care_scope on care_contact using (shared.sees(place_code));
grant select, insert on care_contact to ${app};

-- The newest of visits and contacts of each elder. It could be derived, but "30 days without
-- contact" is asked for a whole county on every board: one small row an elder answers it.
create table care_last_contact (
    elder_id     uuid primary key references people_person on delete cascade,
    place_code   text collate "C" not null,
    village_code text collate "C" not null generated always as (substr(place_code, 1, 12)) stored,
    at           timestamptz not null,
    how          text not null check (length(how) <= 40)
);
create index care_last_contact_at on care_last_contact (place_code, at);
alter table care_last_contact enable row level security;
create policy care_scope on care_last_contact using (shared.sees(place_code));
grant select, insert, update, delete on care_last_contact to ${app};
