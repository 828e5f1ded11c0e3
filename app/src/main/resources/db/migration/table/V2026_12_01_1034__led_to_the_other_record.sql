-- Whose it is may be written anew where two records turn out to be one person; nothing else may.
grant update (elder_id) on table_meal to ${app};
grant update (elder_id) on table_payment to ${app};
grant update (elder_id) on table_attendance to ${app};
grant update (aide_id) on table_shift to ${app};
grant update (person_id) on table_guest to ${app};
