-- Photographs of a house, of rooms and things and not of people; the page says so.
create table places_site_picture (
    id         uuid primary key,
    site_id    uuid not null references places_site,
    place_code text collate "C" not null,
    caption    text not null check (length(caption) <= 40),
    type       text not null check (type in ('image/jpeg', 'image/png')),
    bytes      bytea not null check (length(bytes) <= 409600),
    made_at    timestamptz not null,
    made_by    text not null check (length(made_by) <= 40)
);
create index places_site_picture_site on places_site_picture (site_id, made_at);
alter table places_site_picture enable row level security;
create policy places_scope on places_site_picture using (shared.sees(place_code));
grant select, insert, update, delete on places_site_picture to ${app};
