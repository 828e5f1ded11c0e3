-- Whose it is may be written anew where two records turn out to be one person; nothing else may.
grant update (elder_id) on care_contact to ${app};
grant update (aide_id) on care_slip_batch to ${app};
grant update (aide_id) on care_slip to ${app};
