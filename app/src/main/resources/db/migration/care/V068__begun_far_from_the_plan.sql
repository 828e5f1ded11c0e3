-- Visits are found by the day they were planned for; the few that began a month or more away from it
-- are found here, so that a question about the days they began on misses none (Confirmed.each).
create index care_visit_astray on care_visit (aide_id)
    where started_at - planned_at not between interval '-31 days' and interval '31 days';
