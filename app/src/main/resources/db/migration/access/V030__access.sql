-- Who may see and do what, where; and what was done.
create table access_account (
    id            uuid primary key,
    place_code    text collate "C" not null references places_place,
    login         text collate "C" not null unique check (login ~ '^[a-z0-9._-]{2,40}$'),
    name          text not null check (length(name) between 1 and 40),
    role          text not null check (role in ('COUNTY', 'TOWNSHIP', 'CLERK', 'SUPERVISOR', 'AIDE',
                  'KIN', 'DOCTOR', 'COOP', 'AUDITOR')),
    -- the aide, kin or doctor this account belongs to; people is above, so no foreign key
    person_id     uuid,
    password      text,
    failures      integer not null default 0,
    locked_until  timestamptz,
    made_at       timestamptz not null,
    closed_at     timestamptz
);
create index access_account_place on access_account (place_code);
create unique index access_account_person on access_account (person_id) where closed_at is null;
alter table access_account enable row level security;
create policy access_scope on access_account using (shared.sees(place_code));
grant select, insert, update on access_account to ${app};

create table access_session (
    token_hash  bytea primary key,
    account_id  uuid not null references access_account,
    place_code  text collate "C" not null,
    device      text not null,
    made_at     timestamptz not null,
    seen_at     timestamptz not null,
    ends_at     timestamptz not null
);
create index access_session_account on access_session (account_id);
alter table access_session enable row level security;
create policy access_scope on access_session using (shared.sees(place_code));
grant select, insert, update, delete on access_session to ${app};

-- One-time ways in for people who can't keep a password: a link, printed as a QR.
create table access_link (
    code_hash   bytea primary key,
    account_id  uuid not null references access_account,
    place_code  text collate "C" not null,
    ends_at     timestamptz not null,
    used_at     timestamptz,
    made_by     uuid not null
);
alter table access_link enable row level security;
create policy access_scope on access_link using (shared.sees(place_code));
grant select, insert, update on access_link to ${app};

-- Never updated, never deleted: no such grant exists.
create table access_audit (
    id          uuid primary key,
    place_code  text collate "C" not null,
    at          timestamptz not null,
    actor_id    uuid not null,
    actor_name  text not null,
    deed        text not null check (length(deed) <= 40),
    subject     text not null check (length(subject) <= 80),
    subject_id  uuid,
    reason      text check (length(reason) <= 200)
);
create index access_audit_place on access_audit (place_code, id);
create index access_audit_subject on access_audit (subject_id) where subject_id is not null;
alter table access_audit enable row level security;
create policy access_scope on access_audit using (shared.sees(place_code));
grant select, insert on access_audit to ${app};
