-- What was written down by mistake is taken back, not ruled on.
alter table timebank_earning drop constraint timebank_earning_state_check;
alter table timebank_earning add constraint timebank_earning_state_check
    check (state in ('HELD', 'DISPUTED', 'FINAL', 'REFUSED', 'LAPSED', 'TAKEN_BACK'));
