-- An aide's own page asks for the ways of her round.
create index rounds_stop_aide on rounds_stop (aide_id);
