#!/bin/sh
# Run once by the postgres image, on an empty volume: the database of Selfsame, owned by a role that is no superuser. The
# role may create roles, because migrations make those that row-level security binds.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$SELFSAME_PASSWORD" --username "$POSTGRES_USER" --dbname postgres <<'SQL'
create role selfsame login nosuperuser nocreatedb createrole password :'password';
create database selfsame owner selfsame;
SQL
