-- Whose it is may be written anew where two records turn out to be one person; nothing else may.
grant update (elder_id) on family_line to ${app};
