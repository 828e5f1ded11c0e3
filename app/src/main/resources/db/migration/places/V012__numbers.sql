-- The numbers a village prints on its wall cards: its station's and its doctor's. Public, not sealed.
create table places_numbers (
    place_code    text collate "C" primary key references places_place,
    station_phone text check (length(station_phone) <= 20),
    doctor        text check (length(doctor) <= 20),
    doctor_phone  text check (length(doctor_phone) <= 20)
);
alter table places_numbers enable row level security;
create policy places_numbers_scope on places_numbers using (shared.sees(place_code));
grant select, insert, update on places_numbers to ${app};
