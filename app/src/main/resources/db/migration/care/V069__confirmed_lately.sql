-- What was confirmed lately, for the boards: rows come in nearly in this order, so a coarse index
-- of a few pages finds them among ten million.
create index care_visit_confirmed on care_visit
    using brin (confirmed_at) with (pages_per_range = 32, autosummarize = on);
