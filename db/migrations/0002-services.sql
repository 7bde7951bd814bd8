-- SERVICES -----------------------------------------------------------------------------------------------------------
create table services (
  id uuid primary key,
  organisation_id uuid not null references organisations on delete restrict,
  country text not null,
  place_id uuid references places on delete set null,
  longitude float8,
  latitude float8,
  type text not null,
  further_types text[] not null default '{}',
  name text not null check (length(name) between 1 and 2000),
  sort_name text collate "C" not null generated always as (lower(left(name, 200))) stored,
  words text not null default '',
  visibility text not null default 'partners' check (visibility in ('public', 'partners', 'hidden')),
  disclosure text not null default 'open' check (disclosure in ('open', 'area-only', 'secret')),
  accepts_referrals boolean not null default true,
  open_days integer,
  rules json not null default '{}',
  page json not null default '{}',
  capacity_places integer check (capacity_places >= 0),
  capacity_free integer check (capacity_free >= 0),
  capacity_confirmed_at timestamptz,
  confirmed_on date,
  valid_from date,
  valid_until date,
  source text,
  source_key text,
  fingerprint uuid,
  imported_version integer,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  check ((longitude is null) = (latitude is null)),
  check (disclosure = 'open' or (longitude is null and page ->> 'address' is null))
);
comment on table services is 'What an organisation offers at a place. One that keeps its address to itself has no point, no address and no district here: that stands sealed elsewhere.';
comment on column services.words is 'Names and activities in the form in which texts are compared, each word after a blank.';
comment on column services.open_days is 'Weekdays on which it is open, Monday is bit 0; null when its hours do not say.';
comment on column services.rules is 'What the partner finder weighs: whom it takes, when it is open, how far it reaches, how it is asked.';
comment on column services.page is 'What a page shows besides.';
comment on column services.imported_version is 'The version that the last import left; a later one was written by people and is not overwritten by another import.';
create index on services (organisation_id);
create index on services (place_id);
create index on services (country, sort_name, id);
create index on services (sort_name, id);
create unique index on services (source, source_key, organisation_id);

create table service_types (
  service_id uuid not null references services on delete cascade,
  type text not null,
  organisation_id uuid not null,
  country text not null,
  visibility text not null,
  remote boolean not null,
  accepts_referrals boolean not null,
  valid_from date,
  valid_until date,
  longitude float8,
  latitude float8,
  first_level_id uuid,
  capacity_free integer,
  reach text,
  age_from integer,
  age_to integer,
  sexes text[],
  nationalities text[],
  vulnerabilities text[],
  languages text[],
  primary key (service_id, type)
);
comment on table service_types is 'One row for each kind of service that an entry offers, with what the partner finder chooses by; kept by a trigger.';
comment on column service_types.reach is 'Kind of coverage; null when it is not known, or goes by places named one by one.';
comment on column service_types.sexes is 'As the lists beside it: who is taken; null when that is not said, or when all are.';
-- Hold all that the finder chooses by, so that it reads thousands of them without reading the table.
create index on service_types (type, country) include (service_id, organisation_id, visibility, accepts_referrals, valid_from, valid_until, remote,
  longitude, latitude, first_level_id, capacity_free, reach, age_from, age_to, sexes, nationalities, vulnerabilities, languages);
create index on service_types (type) include (country, service_id, organisation_id, visibility, accepts_referrals, valid_from, valid_until, remote,
  longitude, latitude, first_level_id, capacity_free, reach, age_from, age_to, sexes, nationalities, vulnerabilities, languages) where remote;

create table private.answer_figures (
  organisation_id uuid not null references public.organisations on delete cascade,
  service_id uuid references public.services on delete cascade,
  received integer not null,
  accepted integer not null,
  declined integer not null,
  median_hours float8,
  unique nulls not distinct (organisation_id, service_id)
);
comment on table private.answer_figures is 'How referrals were answered in a year, per service and (without one) per organisation: counted now and then, read through a function that withholds small numbers.';
create index on private.answer_figures (service_id);

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
  account_name text not null,
  organisation_id uuid not null references organisations on delete restrict,
  keeper_id uuid not null references organisations on delete restrict,
  service_id uuid not null references services on delete cascade,
  record_id uuid,
  purpose text not null check (length(purpose) between 10 and 1000),
  transport text not null check (length(transport) between 1 and 300),
  opened_at timestamptz not null default now(),
  until timestamptz not null,
  reviewed_at timestamptz,
  reviewed_by uuid references accounts on delete restrict,
  reviewer_name text,
  verdict text check (verdict in ('justified', 'not-justified')),
  review text check (length(review) <= 2000),
  check (until <= opened_at + interval '30 minutes'),
  check ((reviewed_at is null) = (verdict is null))
);
comment on table glass_openings is 'Break-glass: the address of a shelter opened for minutes, for a stated purpose and a named transport, with an alert to its keeper and a review. Names of both are kept here, because neither side may read the accounts of the other.';
create index on glass_openings (account_id, until);
create index on glass_openings (keeper_id, opened_at);
create index on glass_openings (service_id);
