-- Who else belongs to the village's network: doctors, benefactors, contractors, co-ops, troupes,
-- machine teams, agronomists, social workers; persons and organisations. One person in several
-- parts stays one person.
create table people_partner (
    id           uuid primary key,
    place_code   text collate "C" not null references places_place,
    part         text not null check (part in ('DOCTOR', 'BENEFACTOR', 'CONTRACTOR', 'COOP',
                 'TROUPE', 'MACHINES', 'AGRONOMIST', 'SOCIAL_WORKER')),
    organisation boolean not null,
    name         text not null check (length(name) between 1 and 40),
    initials     text not null,
    person_id    uuid references people_person,
    contact      text not null check (length(contact) <= 40),
    offers       text not null check (length(offers) <= 200),
    phone_sealed bytea,
    phone_masked text check (length(phone_masked) <= 20),
    phone_tail   text check (length(phone_tail) <= 4),
    since        date not null,
    -- agreed to be named on boards; otherwise 爱心人士
    named_on     date,
    ended_on     date,
    made_at      timestamptz not null,
    check (not organisation or person_id is null)
);
create unique index people_partner_one on people_partner (person_id, part)
    where ended_on is null and person_id is not null;
create index people_partner_person on people_partner (person_id) where person_id is not null;
create index people_partner_place on people_partner (place_code, part) where ended_on is null;
alter table people_partner enable row level security;
create policy people_scope on people_partner using (shared.sees(place_code));
grant select, insert, update on people_partner to ${app};
