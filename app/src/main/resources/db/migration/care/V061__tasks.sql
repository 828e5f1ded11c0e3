-- 待办: what a desk must look at, made by a fact. The id follows from the fact, so that the same
-- fact makes one task.
create table care_task (
    id           uuid primary key,
    place_code   text collate "C" not null,
    kind         text not null check (length(kind) <= 20),
    elder_id     uuid references people_person on delete cascade,
    about        uuid,
    what         text not null check (length(what) between 1 and 200),
    opened_at    timestamptz not null,
    due_at       timestamptz not null,
    closed_at    timestamptz,
    closed_by    uuid,
    closed_name  text,
    outcome      text check (length(outcome) between 1 and 200),
    check ((closed_at is null) = (outcome is null))
);
create index care_task_open on care_task (place_code, due_at) where closed_at is null;
create index care_task_elder on care_task (elder_id, opened_at desc);
alter table care_task enable row level security;
create policy care_scope on care_task using (shared.sees(place_code));
grant select, insert, update on care_task to ${app};
