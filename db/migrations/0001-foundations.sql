-- Roles and schemas. None of these roles owns a table.
--   app     what people do, always under row-level security as the person
--   door    what happens before somebody is known: signing in, invitations, links
--   guard   owns the functions that policies ask; reads just enough to answer
--   worker  what the machine does by itself: clocks, notices, letters
-- Roles belong to the server, not to this database: another one on it may have made them already.
do $$
declare name text;
begin
  foreach name in array array['passerelle_app', 'passerelle_door', 'passerelle_guard', 'passerelle_worker'] loop
    if not exists (select from pg_roles where rolname = name) then
      begin
        execute format('create role %I nologin', name);
      exception when duplicate_object or unique_violation then null;
      end;
    end if;
    if not pg_has_role(current_user, name, 'usage') then
      execute format('grant %I to %I', name, current_user);
    end if;
  end loop;
end $$;

comment on table public.migrations is 'Which files of db/migrations ran, as they were then, and what is in force of db/current.';
create schema actor;
create schema private;
revoke all on schema public from public;
grant usage on schema public to passerelle_app, passerelle_door, passerelle_guard, passerelle_worker;
grant usage on schema actor to passerelle_app, passerelle_door, passerelle_worker;
grant usage on schema actor to passerelle_guard;
grant usage on schema private to passerelle_door, passerelle_guard, passerelle_worker;

-- ORGANISATIONS ------------------------------------------------------------------------------------------------------
create table organisations (
  id uuid primary key,
  name text not null check (length(name) between 1 and 300),
  names jsonb not null default '{}',
  acronym text check (length(acronym) <= 60),
  kind text not null,
  country text,
  parent_id uuid references organisations on delete restrict,
  standing text not null default 'active' check (standing in ('invited', 'active', 'suspended', 'closed')),
  observer boolean not null default false,
  has_accounts boolean not null default true,
  listed boolean not null default true,
  email text check (length(email) <= 320),
  phone text check (length(phone) <= 60),
  website text check (length(website) <= 500),
  about text check (length(about) <= 4000),
  source text,
  source_key text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  unique (source, source_key)
);
comment on table organisations is 'Partners: headquarters and branches, with or without accounts of their own.';

create table agreements (
  id uuid primary key,
  organisation_id uuid not null references organisations on delete restrict,
  partner_id uuid not null references organisations on delete restrict,
  relations text[] not null check (cardinality(relations) > 0),
  mode text not null check (mode in ('equal', 'complementary')),
  area text,
  data_sharing boolean not null default false,
  valid_from date not null,
  valid_until date,
  ended_at timestamptz,
  note text check (length(note) <= 4000),
  created_by uuid not null,
  created_at timestamptz not null default now(),
  check (organisation_id <> partner_id)
);
comment on table agreements is 'What one organisation is to another, per agreement: one of the seven relations, in one of the two modes.';
create index on agreements (organisation_id);
create index on agreements (partner_id);

create table competences (
  id uuid primary key,
  organisation_id uuid not null references organisations on delete cascade,
  area text not null,
  service_type text,
  place_id uuid,
  populations text[] not null default '{}',
  languages text[] not null default '{}',
  declared_by uuid not null,
  declared_at timestamptz not null default now(),
  verified_by_organisation uuid references organisations on delete restrict,
  verified_by uuid,
  verified_at timestamptz,
  verified_until date,
  evidence text check (length(evidence) <= 4000),
  valid_from date not null,
  valid_until date not null,
  withdrawn_at timestamptz,
  check (verified_by_organisation is null or verified_by_organisation <> organisation_id)
);
comment on table competences is 'What an organisation says it can do, where and for whom; declared by itself, verified by another, dated and expiring.';
create index on competences (organisation_id, service_type);

-- ACCOUNTS -----------------------------------------------------------------------------------------------------------
create table accounts (
  id uuid primary key,
  name text not null check (length(name) between 1 and 300),
  email text not null check (length(email) <= 320),
  locale text not null default 'en' check (locale in ('en', 'fr', 'es', 'ar')),
  status text not null default 'active' check (status in ('active', 'deactivated')),
  created_at timestamptz not null default now()
);
create unique index accounts_email on accounts (lower(email));
comment on table accounts is 'One human who signs in.';

create table memberships (
  id uuid primary key,
  account_id uuid not null references accounts on delete cascade,
  organisation_id uuid not null references organisations on delete restrict,
  role text not null check (role in ('administrator', 'coordinator', 'supervisor', 'case-worker', 'viewer')),
  capacity text not null default 'operational' check (capacity in ('operational', 'donor', 'observer')),
  clearances text[] not null default '{}',
  supervisor_id uuid references accounts on delete set null,
  since timestamptz not null default now(),
  ended_at timestamptz,
  ended_by uuid references accounts on delete set null,
  ended_reason text check (length(ended_reason) <= 300)
);
comment on table memberships is 'The role a human holds in an organisation, the capacity in which it is there, and the severe compartments it opens.';
create unique index memberships_live on memberships (account_id, organisation_id) where ended_at is null;
create index on memberships (organisation_id);
create index on memberships (account_id, organisation_id);

create table invitations (
  id uuid primary key,
  organisation_id uuid not null references organisations on delete cascade,
  email text not null check (length(email) <= 320),
  name text not null check (length(name) between 1 and 300),
  role text not null,
  capacity text not null default 'operational',
  clearances text[] not null default '{}',
  supervisor_id uuid references accounts on delete set null,
  locale text not null default 'en',
  invited_by uuid not null,
  invited_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz
);
comment on table invitations is 'Letters that let somebody make an account; the secret of the letter is kept as a hash elsewhere.';
create index on invitations (organisation_id);

create table private.invitation_secrets (
  invitation_id uuid primary key references public.invitations on delete cascade,
  secret_hash bytea not null unique
);
comment on table private.invitation_secrets is 'Hashes of the secrets that stand in the letters of invitations.';

create table private.passwords (
  account_id uuid primary key references public.accounts on delete cascade,
  hash text not null,
  changed_at timestamptz not null default now()
);
comment on table private.passwords is 'Slow hashes of passwords, made with a key that is not in the database.';

create table private.second_factors (
  account_id uuid primary key references public.accounts on delete cascade,
  secret text,
  pending text,
  confirmed_at timestamptz,
  last_step bigint not null default 0,
  check (secret is not null or pending is not null)
);
comment on table private.second_factors is 'TOTP secrets, sealed by the key outside the database; a pending one counts once a code confirms it; last_step stops a code from being used twice.';

create table private.recovery_codes (
  account_id uuid not null references public.accounts on delete cascade,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);
comment on table private.recovery_codes is 'Keyed hashes of the codes for whoever lost their telephone; each works once.';

create table private.sessions (
  id uuid primary key,
  secret_hash bytea not null unique,
  account_id uuid not null references public.accounts on delete cascade,
  membership_id uuid not null references public.memberships on delete cascade,
  organisation_id uuid not null references public.organisations on delete cascade,
  role text not null,
  capacity text not null,
  clearances text[] not null,
  second_factor boolean not null default false,
  device text,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
comment on table private.sessions is 'Who is signed in. Role and clearances are copied at sign-in; a change of membership ends the session.';
create index on private.sessions (account_id) where ended_at is null;

create table private.attempts (
  id bigint generated always as identity primary key,
  subject text not null,
  origin text not null,
  succeeded boolean not null,
  at timestamptz not null default now()
);
comment on table private.attempts is 'Tries to sign in or to open a link, for slowing down whoever guesses; counted per origin first, so that nobody can lock out somebody else.';
create index on private.attempts (subject, at);
create index on private.attempts (origin, at);

create table private.data_keys (
  person_id uuid primary key,
  organisation_id uuid not null,
  wrapped bytea not null,
  made_at timestamptz not null default now(),
  destroyed_at timestamptz
);
comment on table private.data_keys is 'The data key of a person, wrapped by a key outside the database. Without it the severe data of the person is noise.';

-- PLACES -------------------------------------------------------------------------------------------------------------
create table places (
  id uuid primary key,
  code text,
  country text not null,
  level integer not null check (level between 0 and 3),
  kind text not null,
  parent_id uuid references places on delete restrict deferrable initially deferred,
  names jsonb not null default '[]',
  longitude float8,
  latitude float8,
  valid_from date,
  valid_until date,
  source text not null,
  fingerprint uuid,
  check ((longitude is null) = (latitude is null))
);
comment on table places is 'Countries and places with their validity; the parent is what the source says, never cut from the code. The fingerprint is that of the entry as it was last imported.';
create index on places (parent_id);
create index on places (country, level);
create index on places (code);

-- Byte order, so that one range of the primary key is all keys that begin with a text.
create table place_keys (
  key text collate "C" not null,
  place_id uuid not null references places on delete cascade,
  primary key (key, place_id)
);
comment on table place_keys is 'Search keys of place names in any script, compared by plain equality or prefix.';
create index on place_keys (place_id);

create table holidays (
  country text not null,
  day date not null,
  name text not null,
  primary key (country, day)
);
comment on table holidays is 'Days on which the offices of a country are closed; clocks of normal referrals do not run on them.';
