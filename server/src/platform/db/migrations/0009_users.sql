-- People who sign in, and the accounts that they belong to. A user is nobody's tenant data: one person may work in several
-- accounts. What they may do in an account is their membership, and that is.

-- The library that signs people in works as a role that may use its own tables and nothing else.
do $$
declare
  needed text := case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end;
begin
  if not exists (select from pg_roles where rolname = 'selfsame_people') then
    begin
      create role selfsame_people nologin;
    exception
      when duplicate_object or unique_violation then null;
      when insufficient_privilege then
        raise exception 'The database user % may not create roles.', current_user using
          errcode = 'insufficient_privilege',
          hint = format('As an administrator run: create role selfsame_people nologin; grant selfsame_people to %I;',
            current_user);
    end;
  end if;
  if not pg_has_role(current_user, 'selfsame_people', needed) then
    begin
      execute format('grant selfsame_people to %I', current_user);
    exception when insufficient_privilege then
      raise exception 'The database user % may not act as selfsame_people.', current_user using
        errcode = 'insufficient_privilege',
        hint = format('As an administrator run: grant selfsame_people to %I;', current_user);
    end;
  end if;
end $$;

grant usage on schema public to selfsame_people;

create table users (
  id uuid primary key,
  name text not null,
  -- In lower case, as the library writes it.
  email text not null unique,
  email_verified boolean not null,
  image text,
  two_factor_enabled boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table user_sessions (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index user_sessions_user on user_sessions (user_id);

-- How somebody proves who they are: here, a password.
create table user_credentials (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  provider_id text not null,
  account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
create index user_credentials_user on user_credentials (user_id);

-- What is waited for: a password to be set anew, the second factor of a sign-in.
create table user_verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index user_verifications_identifier on user_verifications (identifier);

create table user_two_factors (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  -- Both encrypted by the library.
  secret text not null,
  backup_codes text not null,
  verified boolean,
  failed_verification_count integer,
  locked_until timestamptz
);
create index user_two_factors_user on user_two_factors (user_id);

-- The one-time links with which the first person comes in.
create table owner_links (
  token_digest bytea primary key,
  created_at timestamptz not null
);

create table memberships (
  account_id uuid not null references accounts (id),
  user_id uuid not null references users (id) on delete cascade,
  role text not null check (role in ('owner', 'admin', 'agent', 'viewer')),
  created_at timestamptz not null,
  primary key (account_id, user_id)
);
create index memberships_user on memberships (user_id);

create table invitations (
  account_id uuid not null references accounts (id),
  id uuid not null,
  email text not null,
  role text not null check (role in ('owner', 'admin', 'agent', 'viewer')),
  -- SHA-256 of a token that holds 256 random bits.
  token_digest bytea not null,
  invited_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  primary key (account_id, id)
);
-- A link names its token and nothing else: the account is found through it.
create unique index invitations_token on invitations (token_digest);
create unique index invitations_open on invitations (account_id, email) where accepted_at is null;

select selfsame_protect('memberships');
select selfsame_protect('invitations');

do $$
declare
  own text;
begin
  foreach own in array array['users', 'user_sessions', 'user_credentials', 'user_verifications', 'user_two_factors'] loop
    execute format('alter table %I enable row level security', own);
    execute format('create policy everybody on %I to selfsame_people using (true)', own);
    execute format('grant select, insert, update, delete on %I to selfsame_people', own);
  end loop;
end $$;

-- Who may see every account makes the people in it: the owner, and whoever accepts an invitation.
create policy setting_up on users to selfsame_ingest using (true);
create policy new_passwords on user_credentials for insert to selfsame_ingest with check (true);
grant select, insert on users to selfsame_ingest;
grant insert on user_credentials to selfsame_ingest;

-- An account sees who works in it, and of them no more than this.
create policy members on users for select to selfsame_app using (exists (
  select from memberships where memberships.user_id = users.id
    and memberships.account_id = current_setting('selfsame.account_id')::uuid));
grant select (id, name, email) on users to selfsame_app;

alter table owner_links enable row level security;
create policy setting_up on owner_links to selfsame_ingest using (true);
grant select, insert, delete on owner_links to selfsame_ingest;

-- The embedded store has no autovacuum: the application does it.
do $$
declare
  own text;
begin
  if current_setting('server_version_num')::int >= 170000 then
    foreach own in array array['users', 'user_sessions', 'user_credentials', 'user_verifications', 'user_two_factors',
      'owner_links'] loop
      execute format('grant maintain on %I to selfsame_app', own);
    end loop;
  end if;
end $$;
