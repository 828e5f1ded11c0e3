-- 常用: the pages somebody keeps at hand, chosen by herself.
create table access_everyday (
    account_id  uuid primary key references access_account,
    place_code  text collate "C" not null references places_place,
    pages       text[] not null check (cardinality(pages) <= 5)
);
alter table access_everyday enable row level security;
create policy access_scope on access_everyday using (shared.sees(place_code));
grant select, insert, update on access_everyday to ${app};
