-- A finding leads to the hours it rests on, so that whoever looks can object to them.
alter table timebank_finding add column hours uuid[] not null default '{}';
grant update (hours) on timebank_finding to ${app};
