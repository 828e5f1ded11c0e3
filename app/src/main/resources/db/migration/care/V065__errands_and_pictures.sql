-- 跑腿的钱: what an aide took, spent and gave back for an elder, step by step, each signed. Whole
-- fen; it never meets points.
create table care_errand (
    id           uuid primary key,
    place_code   text collate "C" not null,
    elder_id     uuid not null references people_person,
    aide_id      uuid not null references people_person,
    opened_at    timestamptz not null,
    -- the desk has looked at the difference, or at what was never finished, and written down how
    -- it was put right
    settled_at   timestamptz,
    settled_name text,
    outcome      text check (length(outcome) between 1 and 200),
    check ((settled_at is null) = (outcome is null))
);
create index care_errand_place on care_errand (place_code, opened_at desc) where settled_at is null;
create index care_errand_elder on care_errand (elder_id, opened_at desc);
alter table care_errand enable row level security;
create policy care_scope on care_errand using (shared.sees(place_code));
grant select, insert, update on care_errand to ${app};

create table care_errand_step (
    id           uuid primary key,
    errand_id    uuid not null references care_errand,
    place_code   text collate "C" not null,
    kind         text not null check (kind in ('ADVANCE', 'BOUGHT', 'CHANGE')),
    fen          bigint not null check (fen between 0 and 1000000),
    what         text not null check (length(what) <= 100),
    at           timestamptz not null,
    signature    bytea check (octet_length(signature) <= 51200),
    entered_at   timestamptz not null,
    entered_by   uuid not null
);
create index care_errand_step_errand on care_errand_step (errand_id, at);
alter table care_errand_step enable row level security;
create policy care_scope on care_errand_step using (shared.sees(place_code));
grant select, insert on care_errand_step to ${app};

-- Photographs, spoken notes, receipts, slips: announced first, the bytes follow, sealed.
create table care_picture (
    id           uuid primary key,
    place_code   text collate "C" not null,
    elder_id     uuid not null references people_person,
    about        uuid not null,
    kind         text not null check (kind in ('PHOTO', 'VOICE', 'RECEIPT', 'SLIP')),
    made_at      timestamptz not null,
    made_by      uuid not null,
    -- what the bytes really are, once they are here
    type         text check (length(type) <= 40),
    bytes        integer check (bytes between 1 and 409600),
    came_at      timestamptz
);
create index care_picture_elder on care_picture (elder_id, made_at desc);
create index care_picture_about on care_picture (about);
alter table care_picture enable row level security;
create policy care_scope on care_picture using (shared.sees(place_code));
grant select, insert, update, delete on care_picture to ${app};

create table care_picture_bytes (
    id           uuid primary key references care_picture on delete cascade,
    place_code   text collate "C" not null,
    sealed       bytea not null
);
alter table care_picture_bytes enable row level security;
create policy care_scope on care_picture_bytes using (shared.sees(place_code));
grant select, insert, delete on care_picture_bytes to ${app};
