-- FAMILY TRACING. Whom a family looks for, who may have been found, and the road until they are together. Those who seek learn of
-- nobody who does not wish it; neither side learns where the other is before both agreed.
create table trace_requests (
  id uuid primary key,
  organisation_id uuid not null references organisations on delete restrict,
  account_id uuid not null references accounts on delete restrict,
  seeker_id uuid references people on delete cascade,
  outside jsonb,
  told jsonb,
  ties jsonb not null default '[]',
  given_by text check (given_by in ('self', 'guardian', 'proxy', 'child-assent-and-guardian')),
  consent_form text check (consent_form in ('explicit-written', 'explicit-oral-witnessed')),
  consent_proof text check (length(consent_proof) between 1 and 300),
  guardian_name text check (length(guardian_name) <= 300),
  capacity_note text check (length(capacity_note) <= 1000),
  language text,
  text_shown text,
  asked_at timestamptz not null default now(),
  agreed_until date,
  withdrawn_at timestamptz,
  withdrawn_by uuid references accounts on delete restrict,
  check ((seeker_id is null) <> (outside is null)),
  check (seeker_id is null or (told is not null and given_by is not null and consent_form is not null and consent_proof is not null
         and language is not null and text_shown is not null and agreed_until is not null))
);
comment on table trace_requests is 'A family is looked for: with the consent of the one who seeks, or as it came in a file from elsewhere.';
create index on trace_requests (organisation_id, asked_at desc);
create index on trace_requests (seeker_id);

create table trace_sought (
  id uuid primary key,
  request_id uuid not null references trace_requests on delete cascade,
  organisation_id uuid not null references organisations on delete restrict,
  position integer not null,
  names jsonb not null,
  birth_day date,
  birth_precision text check (birth_precision in ('exact', 'month', 'year', 'estimated')),
  sex text check (sex in ('female', 'male', 'other')),
  relation text not null,
  place_id uuid references places on delete set null,
  place_text text check (length(place_text) <= 300),
  separated_on date,
  note text check (length(note) <= 1000),
  outside_id text,
  version integer not null default 1,
  closed_at timestamptz,
  closed_by uuid references accounts on delete restrict,
  closing text check (closing in ('contact-restored', 'found-otherwise', 'died', 'no-longer-wished', 'no-hope')),
  unique (organisation_id, outside_id),
  check ((birth_day is null) = (birth_precision is null)),
  check ((closed_at is null) = (closing is null) and (closed_at is null) = (closed_by is null))
);
comment on table trace_sought is 'Somebody who is looked for, as the one who seeks tells of them.';
create index on trace_sought (request_id, position);

create table trace_keys (
  key text not null,
  sought_id uuid not null references trace_sought on delete cascade,
  organisation_id uuid not null references organisations on delete cascade,
  primary key (key, sought_id)
);
comment on table trace_keys is 'Search keys of the names of those who are sought: everybody who is registered is held against them.';
create index on trace_keys (sought_id);

create table trace_hits (
  id uuid primary key,
  request_id uuid not null references trace_requests on delete cascade,
  sought_id uuid not null references trace_sought on delete cascade,
  organisation_id uuid not null references organisations on delete cascade,
  asker_id uuid not null references organisations on delete cascade,
  person_id uuid not null references people on delete cascade,
  told jsonb not null,
  weight float8 not null,
  probability float8 not null check (probability between 0 and 1),
  score jsonb not null,
  support jsonb not null default '[]',
  model text not null,
  at timestamptz not null default now(),
  ended_at timestamptz,
  answer text check (answer in ('not-them', 'not-reached', 'refused', 'agreed')),
  why text check (length(why) <= 500),
  answered_at timestamptz,
  answered_by uuid references accounts on delete restrict,
  given_by text check (given_by in ('self', 'guardian', 'proxy', 'child-assent-and-guardian')),
  consent_form text check (consent_form in ('explicit-written', 'explicit-oral-witnessed')),
  consent_proof text check (length(consent_proof) between 1 and 300),
  guardian_name text check (length(guardian_name) <= 300),
  capacity_note text check (length(capacity_note) <= 1000),
  language text,
  match_id uuid unique,
  unique (sought_id, person_id),
  check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)),
  check ((answer is not distinct from 'agreed') = (match_id is not null)),
  check (answer is distinct from 'agreed' or (given_by is not null and consent_form is not null and consent_proof is not null and language is not null))
);
comment on table trace_hits is 'Somebody who is kept here may be the one a family looks for. Whoever seeks never sees this table: a refusal is in no other.';
create index on trace_hits (organisation_id, weight desc);
create index on trace_hits (request_id);
create index on trace_hits (person_id);

create table trace_matches (
  id uuid primary key,
  request_id uuid not null references trace_requests on delete cascade,
  sought_id uuid not null references trace_sought on delete cascade,
  told jsonb not null,
  state text not null default 'in-progress' check (state in ('in-progress', 'verified', 'reunified', 'closed', 'not-them', 'withdrawn')),
  since timestamptz not null default now(),
  reunified_on date,
  reunion text check (reunion in ('in-person', 'by-telephone', 'by-message')),
  closing text check (closing in ('contact-restored', 'found-otherwise', 'died', 'no-longer-wished', 'no-hope')),
  ended_at timestamptz
);
comment on table trace_matches is 'Two who may belong together, since the one who was found agreed. It says nothing of where anybody is.';
create index on trace_matches (sought_id);
create index on trace_matches (request_id);

create table trace_sides (
  match_id uuid not null references trace_matches on delete cascade,
  side text not null check (side in ('seeker', 'found')),
  organisation_id uuid not null references organisations on delete cascade,
  person_id uuid references people on delete cascade,
  child boolean not null,
  answers jsonb,
  answered_at timestamptz,
  answered_by uuid references accounts on delete restrict,
  confirmed_at timestamptz,
  confirmed_by uuid references accounts on delete restrict,
  whereabouts text check (length(whereabouts) between 1 and 1000),
  agreed_at timestamptz,
  agreed_by uuid references accounts on delete restrict,
  given_by text check (given_by in ('self', 'guardian', 'proxy', 'child-assent-and-guardian')),
  consent_form text check (consent_form in ('explicit-written', 'explicit-oral-witnessed')),
  consent_proof text check (length(consent_proof) between 1 and 300),
  guardian_name text check (length(guardian_name) <= 300),
  capacity_note text check (length(capacity_note) <= 1000),
  language text,
  outcome text check (outcome in ('for', 'against', 'formal-determination')),
  assessed_why text check (length(assessed_why) between 1 and 2000),
  assessed_at timestamptz,
  assessed_by uuid references accounts on delete restrict,
  approved_at timestamptz,
  approved_by uuid references accounts on delete restrict,
  follow_up text check (length(follow_up) between 1 and 2000),
  primary key (match_id, side),
  check ((answers is null) = (answered_at is null)),
  check ((whereabouts is null) = (agreed_at is null) and (agreed_at is null or (given_by is not null and consent_form is not null and consent_proof is not null))),
  check ((outcome is null) = (assessed_at is null) and (outcome is null) = (assessed_by is null)),
  check (approved_by is null or (approved_by <> assessed_by and approved_at is not null))
);
comment on table trace_sides is 'What one side of a match has said and done. The other side asks a function, which tells what it may know and no more.';
create index on trace_sides (organisation_id);
create index on trace_sides (person_id);
