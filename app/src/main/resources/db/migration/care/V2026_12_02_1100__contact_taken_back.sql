-- A slip of the hand at the desk is taken back: the line stays in the log, and counts no more.
alter table care_contact
    add taken_back_at timestamptz,
    add taken_back_by text check (length(taken_back_by) <= 40);
grant update (taken_back_at, taken_back_by) on care_contact to ${app};
