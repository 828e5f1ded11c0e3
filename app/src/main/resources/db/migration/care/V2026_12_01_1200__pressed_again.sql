-- Later presses of a wall card while its call still waits: one call, each press with its own id
-- (the same press sent twice counts once) and its moment.
alter table care_need
    add pressed_ids uuid[] not null default '{}',
    add pressed_at timestamptz[] not null default '{}',
    add constraint care_need_pressed
        check (cardinality(pressed_ids) = cardinality(pressed_at) and cardinality(pressed_at) <= 50);
