-- A call from the wall card that the clerk found to be a prank or a slip of the finger, and why.
alter table care_need add column prank text check (length(prank) between 1 and 200);
-- What has climbed past the village, for the pages of township and county.
create index care_need_climbed on care_need (place_code, answer_by)
    where status in ('OPEN', 'GIVEN') and level >= 3;
-- Who should have gone by now: a county asks this every few minutes.
create index care_visit_to_come on care_visit (planned_at) where status = 'PLANNED';
create index care_task_about on care_task (about) where about is not null;

-- 天气、断路: one row for each place it is for, so that each village sees its own.
create table care_notice (
    id           uuid not null,
    place_code   text collate "C" not null,
    kind         text not null check (kind in ('HEAT', 'SNOW', 'STORM', 'ROAD_CUT', 'OTHER')),
    words        text not null check (length(words) between 1 and 200),
    from_at      timestamptz not null,
    until_at     timestamptz not null,
    elders       integer not null default 0,
    written_at   timestamptz not null,
    written_by   uuid not null,
    written_name text not null check (length(written_name) <= 40),
    primary key (id, place_code),
    check (until_at > from_at)
);
create index care_notice_place on care_notice (place_code, until_at desc);
alter table care_notice enable row level security;
create policy care_scope on care_notice using (shared.sees(place_code));
grant select, insert, update on care_notice to ${app};
