-- Where two records turn out to be one person, regular days and single ones go over together, and
-- so does what a cook is.
alter table table_single_day drop constraint table_single_day_elder_id_fkey;
alter table table_single_day add foreign key (elder_id) references table_eater
    on delete cascade on update cascade;
grant update (person_id) on table_cook to ${app};
