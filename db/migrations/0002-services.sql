-- SERVICES -----------------------------------------------------------------------------------------------------------
create table services (
  id uuid primary key,
  organisation_id uuid not null references organisations on delete restrict,
  type text not null,
  area text,
  name text not null check (length(name) between 1 and 500),
  names jsonb not null default '{}',
  description text check (length(description) <= 8000),
  place_id uuid references places on delete set null,
  place_name text,
  place_names jsonb not null default '{}',
  country text,
  longitude float8,
  latitude float8,
  coverage text,
  details jsonb not null default '{}',
  languages text[] not null default '{}',
  response_hours integer,
  referral_method text,
  accepts_referrals boolean not null default true,
  capacity_places integer check (capacity_places >= 0),
  capacity_free integer check (capacity_free >= 0),
  capacity_confirmed_at timestamptz,
  verified_at timestamptz,
  valid_from date,
  valid_until date,
  visibility text not null default 'partners' check (visibility in ('public', 'partners', 'hidden')),
  confidential boolean not null default false,
  raw jsonb not null default '{}',
  source text,
  source_key text,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  unique (organisation_id, source, source_key),
  check (not confidential or (longitude is null and latitude is null))
);
comment on table services is 'What an organisation offers at a place. A confidential service has no point on any map; its address lives sealed elsewhere.';
create index on services (type, country);
create index on services (organisation_id);
create index on services (place_id);

create table shelter_addresses (
  service_id uuid primary key references services on delete cascade,
  organisation_id uuid not null references organisations on delete cascade,
  sealed bytea not null,
  updated_at timestamptz not null default now()
);
comment on table shelter_addresses is 'COMPARTMENT shelter-address: sealed by the application; opened by the keeper with clearance, or by breaking the glass for a named transport.';

create table glass_openings (
  id uuid primary key,
  account_id uuid not null references accounts on delete restrict,
  organisation_id uuid not null references organisations on delete restrict,
  keeper_id uuid not null references organisations on delete restrict,
  compartment text not null,
  service_id uuid references services on delete cascade,
  record_id uuid,
  purpose text not null check (length(purpose) between 10 and 1000),
  transport text check (length(transport) <= 300),
  opened_at timestamptz not null default now(),
  until timestamptz not null,
  reviewed_at timestamptz,
  reviewed_by uuid,
  review text check (length(review) <= 2000)
);
comment on table glass_openings is 'Break-glass: a compartment opened for minutes, for a stated purpose, with an alert to its keeper and a review.';
create index on glass_openings (account_id, until);
create index on glass_openings (keeper_id, opened_at);
create index on glass_openings (service_id);

create table import_runs (
  id uuid primary key,
  organisation_id uuid not null references organisations on delete cascade,
  account_id uuid not null,
  kind text not null check (kind in ('places', 'services')),
  file_name text,
  state text not null check (state in ('checked', 'running', 'done', 'cancelled', 'failed')),
  total integer not null default 0,
  processed integer not null default 0,
  created integer not null default 0,
  merged integer not null default 0,
  skipped integer not null default 0,
  report jsonb not null default '[]',
  drafts jsonb not null default '[]',
  started_at timestamptz not null default now(),
  ended_at timestamptz
);
comment on table import_runs is 'A file that was read: first checked, then carried out, with a report per row and cell.';
create index on import_runs (organisation_id, started_at);
