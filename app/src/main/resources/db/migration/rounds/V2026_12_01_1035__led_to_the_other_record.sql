-- Whose it is may be written anew where two records turn out to be one person; nothing else may.
grant update (aide_id) on rounds_seen to ${app};
