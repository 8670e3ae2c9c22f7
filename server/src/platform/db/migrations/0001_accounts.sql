-- Accounts and what connects them to WhatsApp, and the two walls between them: every tenant table leads with account_id,
-- and row-level security refuses a query that forgets it.

-- Roles belong to the whole PostgreSQL cluster and may already be there for another database of ours.
do $$
declare
  wanted text;
  needed text := case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end;
begin
  foreach wanted in array array['selfsame_app', 'selfsame_ingest'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      begin
        execute format('create role %I nologin', wanted);
      exception
        when duplicate_object or unique_violation then null;
        when insufficient_privilege then
          raise exception 'The database user % may not create roles.', current_user using
            errcode = 'insufficient_privilege',
            hint = format('As an administrator run: create role selfsame_app nologin; create role selfsame_ingest nologin; '
              'grant selfsame_app, selfsame_ingest to %I;', current_user);
      end;
    end if;
    if not pg_has_role(current_user, wanted, needed) then
      begin
        execute format('grant %I to %I', wanted, current_user);
      exception when insufficient_privilege then
        raise exception 'The database user % may not act as %.', current_user, wanted using
          errcode = 'insufficient_privilege',
          hint = format('As an administrator run: grant selfsame_app, selfsame_ingest to %I;', current_user);
      end;
    end if;
  end loop;
end $$;

grant usage on schema public to selfsame_app, selfsame_ingest;

-- Puts a tenant table behind row-level security. selfsame_app sees only the rows of the account that its transaction
-- names, and an error where it names none; selfsame_ingest, which finds out whose a row is, sees all.
create function selfsame_protect(table_name text, account_column text default 'account_id') returns void
language plpgsql as $$
begin
  execute format('alter table %I enable row level security', table_name);
  execute format(
    'create policy one_account on %I to selfsame_app using (%I = current_setting(''selfsame.account_id'')::uuid)',
    table_name, account_column);
  execute format('create policy every_account on %I to selfsame_ingest using (true)', table_name);
  execute format('grant select, insert, update, delete on %I to selfsame_app, selfsame_ingest', table_name);
  -- The embedded store has no autovacuum: the application does it.
  if current_setting('server_version_num')::int >= 170000 then
    execute format('grant maintain on %I to selfsame_app', table_name);
  end if;
end $$;
revoke execute on function selfsame_protect from public;

create table accounts (
  id uuid primary key,
  -- What `setup --account` names; a second set-up with the same name goes on with the same account.
  name text not null unique,
  -- ISO 3166-1 alpha-2: how a phone typed without a country is read. Null: it must be typed with one.
  default_country text check (default_country ~ '^[A-Z]{2}$'),
  freshness_days integer not null default 180 check (freshness_days between 1 and 3650),
  stale_phone text not null default 'notice' check (stale_phone in ('notice', 'seal')),
  -- Null: raw webhooks are kept until they are erased.
  raw_retention_days integer check (raw_retention_days between 1 and 36500),
  settings jsonb not null default '{}',
  created_at timestamptz not null
);

create table portfolios (
  account_id uuid not null references accounts (id),
  id uuid not null,
  meta_portfolio_id text not null,
  name text,
  created_at timestamptz not null,
  primary key (account_id, id),
  unique (account_id, meta_portfolio_id)
);

create table apps (
  account_id uuid not null references accounts (id),
  id uuid not null,
  meta_app_id text not null,
  app_secret bytea not null,
  -- Kept while Meta may still sign with it, after the secret was reset.
  previous_app_secret bytea,
  verify_token bytea not null,
  created_at timestamptz not null,
  primary key (account_id, id),
  unique (account_id, meta_app_id)
);
-- A webhook names the app in its path and nothing else: the account is found through it.
create index apps_id on apps (id);

create table wabas (
  account_id uuid not null references accounts (id),
  id uuid not null,
  portfolio_id uuid not null,
  waba_id text not null,
  created_at timestamptz not null,
  primary key (account_id, id),
  unique (account_id, waba_id),
  foreign key (account_id, portfolio_id) references portfolios (account_id, id)
);

create table inboxes (
  account_id uuid not null references accounts (id),
  id uuid not null,
  name text not null,
  channel text not null default 'whatsapp' check (channel in ('whatsapp')),
  portfolio_id uuid not null,
  waba_id text not null,
  phone_number_id text not null,
  display_phone text not null,
  -- Meta's test numbers can be sent to by phone only.
  is_test_number boolean not null default false,
  access_token bytea not null,
  created_at timestamptz not null,
  primary key (account_id, id),
  -- Within the account only: another organisation may have connected the same line.
  unique (account_id, phone_number_id),
  foreign key (account_id, portfolio_id) references portfolios (account_id, id),
  foreign key (account_id, waba_id) references wabas (account_id, waba_id)
);

create table api_keys (
  account_id uuid not null references accounts (id),
  id uuid not null,
  name text not null,
  -- SHA-256 of a key that holds 256 random bits; nothing slower is needed against guessing.
  key_digest bytea not null,
  -- The set-up derives its key from SECRET_KEY and this number, so that it can print the same key again.
  setup_generation integer,
  scopes text[] not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null,
  primary key (account_id, id),
  unique (account_id, setup_generation)
);
create index api_keys_digest on api_keys (key_digest);

create table idempotency_keys (
  account_id uuid not null references accounts (id),
  api_key_id uuid not null,
  route text not null,
  key text not null,
  body_digest bytea not null,
  status integer not null,
  body text not null,
  created_at timestamptz not null,
  primary key (account_id, api_key_id, route, key)
);
create index idempotency_keys_created on idempotency_keys (created_at);

select selfsame_protect('accounts', 'id');
select selfsame_protect('portfolios');
select selfsame_protect('apps');
select selfsame_protect('wabas');
select selfsame_protect('inboxes');
select selfsame_protect('api_keys');
select selfsame_protect('idempotency_keys');

-- The job queue makes and changes its own tables, as the role that the application works as.
create schema selfsame_jobs authorization selfsame_app;
