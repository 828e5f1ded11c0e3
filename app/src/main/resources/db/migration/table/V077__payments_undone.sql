-- A payment taken by mistake is taken back on its day; its meals are owing again.
alter table table_payment add column undone_at timestamptz;
alter table table_payment add column undone_name text;
grant update (undone_at, undone_name) on table_payment to ${app};
