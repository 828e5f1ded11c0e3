-- A proposal that nobody wants to vote on any more is withdrawn; the row stays.
alter table timebank_rules drop constraint timebank_rules_state_check;
alter table timebank_rules drop constraint timebank_rules_check;
alter table timebank_rules add constraint timebank_rules_state
    check (state in ('PROPOSED', 'PASSED', 'DECLINED', 'WITHDRAWN'));
alter table timebank_rules add constraint timebank_rules_voted
    check ((state in ('PROPOSED', 'WITHDRAWN')) = (voted_on is null));
