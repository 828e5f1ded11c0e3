-- A slip entered by mistake is out again; each entry after that becomes a visit of its own.
alter table care_slip add column taken_back smallint not null default 0;
grant update (taken_back) on care_slip to ${app};
