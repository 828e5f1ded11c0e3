-- How each visit stood when the plan was reckoned, or when it was last accepted: whoever accepts it
-- later must not undo what another desk, the township's or the village's, wrote in between.
create table rounds_seen (
    plan_id      uuid not null references rounds_plan,
    visit_id     uuid not null references care_visit,
    place_code   text collate "C" not null,
    aide_id      uuid not null,
    planned_at   timestamptz not null,
    primary key (plan_id, visit_id)
);
create index rounds_seen_visit on rounds_seen (visit_id);
alter table rounds_seen enable row level security;
create policy rounds_scope on rounds_seen using (shared.sees(place_code));
grant select, insert, delete on rounds_seen to ${app};
