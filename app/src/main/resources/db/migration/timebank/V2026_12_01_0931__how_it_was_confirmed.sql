-- 3 is the elder's own word, 2 the desk's call, 1 a witness; null where there was no elder to say.
alter table timebank_earning add column weight smallint check (weight between 1 and 3);
-- Of two elders of one house visited together the time counts once: nothing is left for the other.
alter table timebank_earning drop constraint timebank_earning_actual_check;
alter table timebank_earning add constraint timebank_earning_actual_check
    check (actual between 0 and 1440);
