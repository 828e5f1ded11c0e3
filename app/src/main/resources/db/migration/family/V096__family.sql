-- 家里: invitations, the words between a child and the station, and the monthly letters.
create table family_invitation (
    id           uuid primary key,
    place_code   text collate "C" not null,
    elder_id     uuid not null references people_person,
    -- null while somebody who stood at the wall card has asked and the station has not answered
    kin_id       uuid,
    asked_name   text check (length(asked_name) between 1 and 40),
    asked_as     text check (length(asked_as) between 1 and 20),
    phone_sealed bytea,
    phone_shown  text,
    by_id        uuid,
    by_name      text check (length(by_name) <= 40),
    made_at      timestamptz not null,
    ends_at      timestamptz not null,
    used_at      timestamptz,
    void_at      timestamptz,
    void_why     text check (length(void_why) <= 100),
    check (kin_id is not null or asked_name is not null),
    check (used_at is null or kin_id is not null)
);
create index family_invitation_elder on family_invitation (elder_id, made_at desc);
create index family_invitation_kin on family_invitation (kin_id) where kin_id is not null;
alter table family_invitation enable row level security;
create policy family_scope on family_invitation using (shared.sees(place_code));
grant select, insert, update on family_invitation to ${app};

create table family_line (
    id           uuid primary key,
    place_code   text collate "C" not null,
    elder_id     uuid not null references people_person,
    kin_id       uuid not null,
    from_kin     boolean not null,
    by_id        uuid not null,
    by_name      text not null check (length(by_name) between 1 and 80),
    text         text not null check (length(text) between 1 and 2000),
    at           timestamptz not null
);
create index family_line_kin on family_line (kin_id, at desc);
create index family_line_elder on family_line (elder_id, at desc);
alter table family_line enable row level security;
create policy family_scope on family_line using (shared.sees(place_code));
grant select, insert on family_line to ${app};

create table family_letter (
    id           uuid primary key,
    place_code   text collate "C" not null,
    village_code text collate "C" not null generated always as (substr(place_code, 1, 12)) stored,
    elder_id     uuid not null references people_person,
    kin_id       uuid not null,
    kin_called   text not null check (length(kin_called) <= 80),
    -- the first day of the month it tells of
    month        date not null,
    greeting     text not null,
    body         text not null check (length(body) between 1 and 4000),
    signed       text not null,
    -- the limits it was written within
    may          text[] not null,
    made_at      timestamptz not null,
    state        text not null check (state in ('WAITING', 'SENT', 'HELD', 'WITHDRAWN')),
    added        text check (length(added) between 1 and 200),
    added_by     text check (length(added_by) <= 40),
    decided_at   timestamptz,
    decided_by   uuid,
    decided_name text,
    reason       text check (length(reason) between 1 and 100),
    way          text check (way in ('PHONE', 'PAPER')),
    check ((state = 'WAITING') = (decided_at is null)),
    check ((state = 'SENT') = (way is not null))
);
create index family_letter_village on family_letter (village_code, month, elder_id);
create index family_letter_kin on family_letter (kin_id, month desc);
create index family_letter_elder on family_letter (elder_id);
alter table family_letter enable row level security;
create policy family_scope on family_letter using (shared.sees(place_code));
grant select, insert, update on family_letter to ${app};
