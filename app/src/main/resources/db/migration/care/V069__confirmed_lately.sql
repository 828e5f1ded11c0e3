-- What was confirmed lately, for the boards: rows come in nearly in this order, so a coarse index
-- of a few pages finds them among ten million.
create index care_visit_confirmed on care_visit
    using brin (confirmed_at) with (pages_per_range = 32, autosummarize = on);

-- The honour tally sums some hundred visits of an aide: from the index alone, as the rows lie
-- scattered over five years.
drop index care_visit_aide;
create index care_visit_aide on care_visit (aide_id, planned_at desc)
    include (status, minutes, place_code);
