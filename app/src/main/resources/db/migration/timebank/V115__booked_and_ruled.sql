-- A ruling on a booked visit writes what it cost anew: the ledger's row that stands for it now.
-- Null means the row that ended the hold.
alter table timebank_booking add column spent_by uuid;
grant update (spent_by) on timebank_booking to ${app};
