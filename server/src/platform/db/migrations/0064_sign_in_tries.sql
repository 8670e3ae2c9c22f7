-- Wrong passwords and codes by user, so that every server process counts the same ones, also after a restart.
create table sign_in_tries (
  -- SHA-256 of what is counted: a user's e-mail address, or that and an address where this user signed in before.
  name_digest bytea primary key,
  tries integer not null,
  ends_at timestamptz not null
);
create index sign_in_tries_ends on sign_in_tries (ends_at);

-- Where a user gave the right password or code. These places have counts of their own.
create table sign_in_places (
  user_digest bytea not null,
  place_digest bytea not null,
  used_at timestamptz not null,
  primary key (user_digest, place_digest)
);
create index sign_in_places_used on sign_in_places (used_at);

do $$
declare
  own text;
begin
  foreach own in array array['sign_in_tries', 'sign_in_places'] loop
    execute format('alter table %I enable row level security', own);
    execute format('create policy everybody on %I to selfsame_people using (true)', own);
    execute format('grant select, insert, update, delete on %I to selfsame_people', own);
    -- The embedded store has no autovacuum: the application does it.
    if current_setting('server_version_num')::int >= 170000 then
      execute format('grant maintain on %I to selfsame_app', own);
    end if;
  end loop;
end $$;
