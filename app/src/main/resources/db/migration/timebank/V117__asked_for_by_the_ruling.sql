-- A ruling may ask for more than a cap leaves: minutes is what counts for the household, asked is
-- what the ruling said. Until now minutes held what was asked, and says what counted only below
-- the caps.
alter table timebank_dispute add column asked integer check (asked between 1 and 1440);
grant update (asked) on timebank_dispute to ${app};
