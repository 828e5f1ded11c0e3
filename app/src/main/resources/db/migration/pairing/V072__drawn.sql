-- What stands on the sheet that was last printed; it counts as the card on the wall only when
-- someone says that it hangs there: a printer jams, a sheet is lost.
alter table pairing_card add drawn bytea;
