-- The message templates of each WABA, as WhatsApp has them.

create table templates (
  account_id uuid not null references accounts (id),
  id uuid not null,
  waba_id text not null,
  meta_template_id text not null,
  name text not null,
  language text not null,
  -- Meta's words in lower case; `deleted` is ours, for what the last listing no longer had.
  status text not null,
  category text not null,
  quality text,
  rejected_reason text,
  parameter_format text not null check (parameter_format in ('positional', 'named')),
  components jsonb not null,
  -- The time of Meta's last webhook about it: an older listing or webhook changes none of what that said.
  noticed_at timestamptz,
  updated_at timestamptz not null,
  primary key (account_id, id),
  unique (account_id, waba_id, name, language)
);
create index templates_list on templates (account_id, name, language, id);

-- When each WABA's templates were read last, and what was in the way if they could not be.
create table template_syncs (
  account_id uuid not null references accounts (id),
  waba_id text not null,
  -- Null: a webhook told of a change, so it is due at once.
  tried_at timestamptz,
  -- When the listing that is stored was begun.
  synced_at timestamptz,
  error jsonb,
  primary key (account_id, waba_id)
);

select selfsame_protect('templates');
select selfsame_protect('template_syncs');
