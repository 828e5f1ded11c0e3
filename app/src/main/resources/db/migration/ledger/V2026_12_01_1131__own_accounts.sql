-- A place's own accounts are a handful; from them follows what all its people hold.
create index ledger_account_own on ledger_account (book, place_code) where owner is null;
