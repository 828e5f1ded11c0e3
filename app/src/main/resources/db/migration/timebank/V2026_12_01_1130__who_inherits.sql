-- What the dead leave goes to others than known family only when a second person agreed.
alter table timebank_giving add constraint timebank_giving_estate_seen
    check (kind <> 'ESTATE' or decided_by is distinct from entered_by);
alter table timebank_giving drop constraint timebank_giving_reason_check;
alter table timebank_giving add constraint timebank_giving_reason_check
    check (length(reason) between 1 and 180);
