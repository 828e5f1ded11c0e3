-- Two records of one person led together, and what is needed to part them again: both as they were,
-- the one that stayed as it became, and each row that was led from one to the other.
create table people_merge (
    id           uuid primary key,
    place_code   text collate "C" not null,
    from_id      uuid not null references people_person,
    into_id      uuid not null references people_person,
    name         text not null check (length(name) between 1 and 40),
    -- sealed columns stay sealed in here
    before       jsonb not null,
    after        jsonb not null,
    merged_at    timestamptz not null,
    merged_by    uuid not null,
    merged_name  text not null check (length(merged_name) <= 40),
    undone_at    timestamptz,
    check (from_id <> into_id)
);
create index people_merge_place on people_merge (place_code, merged_at desc);
create index people_merge_into on people_merge (into_id);
alter table people_merge enable row level security;
create policy people_scope on people_merge using (shared.sees(place_code));
grant select, insert on people_merge to ${app};
grant update (undone_at) on people_merge to ${app};

create table people_led (
    merge_id     uuid not null references people_merge,
    place_code   text collate "C" not null,
    kind         text not null check (length(kind) between 1 and 40),
    thing        uuid not null,
    before       text not null check (length(before) <= 2000)
);
create index people_led_merge on people_led (merge_id);
alter table people_led enable row level security;
create policy people_scope on people_led using (shared.sees(place_code));
grant select, insert on people_led to ${app};

-- Looked at and found to be two people: not offered again.
create table people_not_twins (
    one          uuid not null references people_person on delete cascade,
    other        uuid not null references people_person on delete cascade,
    place_code   text collate "C" not null,
    said_by      uuid not null,
    said_at      timestamptz not null,
    primary key (one, other),
    check (one < other)
);
alter table people_not_twins enable row level security;
create policy people_scope on people_not_twins using (shared.sees(place_code));
grant select, insert, delete on people_not_twins to ${app};

grant update (elder_id) on people_consent to ${app};
