-- Run once per database by the owner, in schema shared. The application's role owns nothing.
create table county (
    code       text collate "C" primary key check (code ~ '^[0-9]{6}$'),
    name       text not null,
    added_at   timestamptz not null default now()
);

-- Called once at the start of each transaction, and nowhere else. SET LOCAL, not set_config: it
-- is carried to the workers of a distributed PostgreSQL.
create function scope(path text, low text, high text) returns void language plpgsql as $$
begin
    if path !~ '^county_[0-9]{6}$' or low !~ '^[0-9]{6,18}$' or high !~ '^[0-9]{6,18}~?$' then
        raise exception 'scope refused: % % %', path, low, high using errcode = '42501';
    end if;
    execute format('set local search_path = %I, shared', path);
    execute format('set local shouwang.low = %L', low);
    execute format('set local shouwang.high = %L', high);
end $$;

-- What every policy asks: lies this place inside the transaction's scope? Inlined by the planner,
-- so that an index on place_code serves it. Unset or emptied settings see nothing.
create function sees(place text) returns boolean language sql stable parallel safe as $$
    select place >= current_setting('shouwang.low', true) collate "C"
       and place <= current_setting('shouwang.high', true) collate "C"
       and current_setting('shouwang.low', true) <> ''
$$;
