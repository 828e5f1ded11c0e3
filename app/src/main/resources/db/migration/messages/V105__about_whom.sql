-- By whose word a child is told of father or mother: the child's row of that elder, and what she must
-- let it see for this to be told; with a row and without that, her consent is enough.
alter table messages_message
    add column about_kin uuid,
    add column about_what text check (length(about_what) <= 20),
    add check (about_what is null or about_kin is not null);
