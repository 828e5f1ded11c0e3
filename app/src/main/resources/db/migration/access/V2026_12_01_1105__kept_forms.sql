-- What was typed into a form whose session had ended: sealed, for the same account on the same
-- browser (hash of its cookie), for half an hour.
create table access_kept (
    browser     bytea primary key,
    account_id  uuid not null references access_account,
    place_code  text collate "C" not null,
    path        text not null check (length(path) <= 300),
    typed       bytea not null check (length(typed) <= 300000),
    at          timestamptz not null
);
create index access_kept_account on access_kept (account_id);
create index access_kept_at on access_kept (at);
alter table access_kept enable row level security;
create policy access_scope on access_kept using (shared.sees(place_code));
grant select, insert, update, delete on access_kept to ${app};
