-- 要哪一样: the piece of a service that is asked for, where one was named.
alter table care_need add column piece text check (length(piece) <= 20);
