-- PEOPLE -------------------------------------------------------------------------------------------------------------
create table people (
  id uuid primary key,
  organisation_id uuid not null references organisations on delete restrict,
  created_by uuid not null references accounts on delete restrict,
  code text not null,
  display_name text not null check (length(display_name) between 1 and 500),
  latin_name text check (length(latin_name) <= 500),
  sort_name text not null,
  birth_day date,
  birth_precision text check (birth_precision in ('exact', 'month', 'year', 'estimated')),
  sex text check (sex in ('female', 'male', 'other')),
  gender text check (length(gender) <= 100),
  citizenships text[],
  languages text[],
  interpreter_needed boolean not null default false,
  displacement_status text,
  registration text,
  papers_known boolean not null default false,
  specific_needs text[],
  place_id uuid references places on delete set null,
  whereabouts text check (length(whereabouts) <= 2000),
  longitude float8,
  latitude float8,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid not null references accounts on delete restrict,
  unique (organisation_id, code),
  check ((birth_day is null) = (birth_precision is null)),
  check ((longitude is null) = (latitude is null))
);
comment on table people is 'A human as one organisation knows them. Another organisation never reads this table: it gets slices. Null is not known; an empty list is none.';
create index on people (organisation_id, sort_name, id);
create index on people (created_by, organisation_id);

create table person_names (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  organisation_id uuid not null references organisations on delete restrict,
  text text not null check (length(text) between 1 and 500),
  script text not null,
  kind text not null check (kind in ('as-spoken', 'as-in-document', 'transliterated', 'former', 'alias')),
  name_order text not null default 'given-first' check (name_order in ('given-first', 'family-first', 'chain', 'single')),
  position integer not null default 0
);
comment on table person_names is 'Names in the scripts the person uses, in the order the person uses.';
create index on person_names (person_id);

create table person_keys (
  organisation_id uuid not null references organisations on delete restrict,
  key text not null,
  person_id uuid not null references people on delete cascade,
  primary key (organisation_id, key, person_id)
);
comment on table person_keys is 'Search keys of names (normalised and phonetic), compared by plain equality only, so that indexes work under row-level security.';
create index on person_keys (person_id);

create table person_contacts (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  organisation_id uuid not null references organisations on delete restrict,
  channel text not null check (channel in ('phone', 'sms', 'whatsapp', 'email', 'address', 'through-someone', 'other')),
  value text not null check (length(value) between 1 and 500),
  safe text not null default 'unknown' check (safe in ('yes', 'no', 'unknown')),
  safe_when text check (length(safe_when) <= 500),
  ask_for text check (length(ask_for) <= 300),
  position integer not null default 0
);
comment on table person_contacts is 'How to reach the person, whether that is safe, when, and under which name.';
create index on person_contacts (person_id);

create table person_documents (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  organisation_id uuid not null references organisations on delete restrict,
  kind text not null,
  number text not null check (length(number) between 1 and 100),
  country text,
  expires_on date,
  position integer not null default 0
);
comment on table person_documents is 'Papers that a person holds or once held.';
create index on person_documents (person_id);

create table person_relations (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  other_id uuid not null references people on delete cascade,
  organisation_id uuid not null references organisations on delete restrict,
  kind text not null check (kind in ('spouse', 'parent', 'child', 'sibling', 'grandparent', 'grandchild', 'guardian', 'ward', 'carer', 'cared-for', 'other')),
  evidence text not null default 'declared' check (evidence in ('declared', 'documented', 'dna', 'disputed')),
  legal_guardian boolean not null default false,
  unique (person_id, other_id, kind),
  check (person_id <> other_id)
);
comment on table person_relations is 'Family and care, each with the level of its evidence: kind is what the other person is to this one.';
create index on person_relations (other_id);

create table households (
  id uuid primary key,
  organisation_id uuid not null references organisations on delete restrict,
  label text not null check (length(label) between 1 and 300),
  created_by uuid not null references accounts on delete restrict,
  created_at timestamptz not null default now()
);
comment on table households is 'People who live or travel as one unit.';
create index on households (organisation_id);

create table household_members (
  household_id uuid not null references households on delete cascade,
  person_id uuid not null references people on delete cascade,
  organisation_id uuid not null references organisations on delete restrict,
  principal boolean not null default false,
  joined_on date,
  left_on date,
  primary key (household_id, person_id)
);
comment on table household_members is 'Who belongs to a household; separated members keep their date of leaving.';
create index on household_members (person_id);

-- RECORDS ------------------------------------------------------------------------------------------------------------
create table programmes (
  id text not null,
  version integer not null,
  definition jsonb not null,
  published_at timestamptz not null default now(),
  primary key (id, version)
);
comment on table programmes is 'Every version of a programme that records were filled with.';

create table records (
  id uuid primary key,
  person_id uuid not null references people on delete restrict,
  organisation_id uuid not null references organisations on delete restrict,
  worker_id uuid not null references accounts on delete restrict,
  programme text not null,
  programme_version integer not null,
  code text not null,
  state text not null,
  risk text not null default 'unknown' check (risk in ('unknown', 'low', 'medium', 'high')),
  legal_basis text not null default 'consent',
  opened_on date not null,
  closed_on date,
  last_contact_on date,
  next_due_at timestamptz,
  from_referral_id uuid,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  unique (organisation_id, code),
  foreign key (programme, programme_version) references programmes on delete restrict
);
comment on table records is 'The unit of work: one person in one programme, kept by one organisation and one worker.';
create index on records (organisation_id, updated_at desc, id desc);
create index on records (organisation_id, state, updated_at desc, id desc);
create index on records (organisation_id, opened_on desc, id desc);
create index on records (organisation_id, coalesce(next_due_at, 'infinity'), id);
create index on records (worker_id, organisation_id, updated_at desc, id desc);
-- Holds all that a list is counted by, so that the records of a large organisation are counted without being read.
create index records_counted on records (organisation_id) include (worker_id, closed_on, state, risk, programme, next_due_at);
create index on records (person_id);

create table record_steps (
  id uuid primary key,
  record_id uuid not null references records on delete cascade,
  organisation_id uuid not null references organisations on delete restrict,
  position integer not null,
  step text not null,
  from_state text not null,
  to_state text not null,
  account_id uuid not null references accounts on delete restrict,
  role text not null,
  at timestamptz not null default now(),
  on_day date not null,
  facts jsonb not null default '{}',
  unique (record_id, position)
);
comment on table record_steps is 'The road a record has gone. A state is never set but by a row here.';

create table answers (
  record_id uuid not null references records on delete cascade,
  organisation_id uuid not null references organisations on delete restrict,
  form text not null,
  field text not null,
  value jsonb,
  draft boolean not null default false,
  version integer not null default 1,
  account_id uuid not null references accounts on delete restrict,
  at timestamptz not null default now(),
  primary key (record_id, form, field)
);
comment on table answers is 'What was answered, field by field, each with its own version so that two people can work on one record. A null value was taken back; a draft was never handed in.';

create table sealed_answers (
  record_id uuid not null references records on delete cascade,
  organisation_id uuid not null references organisations on delete restrict,
  compartment text not null,
  form text not null,
  field text not null,
  sealed bytea,
  draft boolean not null default false,
  version integer not null default 1,
  account_id uuid not null references accounts on delete restrict,
  at timestamptz not null default now(),
  primary key (record_id, compartment, form, field)
);
comment on table sealed_answers is 'COMPARTMENTS health and perpetrator: answers sealed with the data key of the person; read only with the clearance.';

create table earlier_answers (
  record_id uuid not null references records on delete cascade,
  organisation_id uuid not null references organisations on delete restrict,
  compartment text,
  form text not null,
  field text not null,
  version integer not null,
  value jsonb,
  sealed bytea,
  account_id uuid not null references accounts on delete restrict,
  at timestamptz not null,
  replaced_by uuid not null references accounts on delete restrict,
  replaced_at timestamptz not null,
  by_step boolean not null,
  primary key (record_id, form, field, version)
);
comment on table earlier_answers is 'What stood there before: an answer that is corrected or given again is kept, sealed ones sealed.';

create table risk_assessments (
  id uuid primary key,
  record_id uuid not null references records on delete cascade,
  organisation_id uuid not null references organisations on delete restrict,
  risk text not null check (risk in ('unknown', 'low', 'medium', 'high')),
  why text not null check (length(why) between 1 and 4000),
  factors jsonb not null default '[]',
  account_id uuid not null references accounts on delete restrict,
  at timestamptz not null default now()
);
comment on table risk_assessments is 'How great the danger was judged to be, by whom and why: factors on four levels, each a risk or a protection.';
create index on risk_assessments (record_id, at);

create table needs (
  id uuid primary key,
  record_id uuid not null references records on delete cascade,
  person_id uuid not null references people on delete cascade,
  organisation_id uuid not null references organisations on delete restrict,
  service_type text not null,
  note text check (length(note) <= 4000),
  priority text not null check (priority in ('emergency', 'urgent', 'normal')),
  place_id uuid references places on delete set null,
  longitude float8,
  latitude float8,
  state text not null default 'open' check (state in ('open', 'in-progress', 'met', 'unmet', 'set-aside')),
  response text check (response in ('referred', 'in-house', 'received-elsewhere', 'not-applicable', 'declined-by-person', 'unavailable')),
  signed_by_person boolean not null default false,
  created_by uuid not null references accounts on delete restrict,
  created_at timestamptz not null default now(),
  settled_at timestamptz,
  settled_by uuid references accounts on delete restrict,
  version integer not null default 1,
  unique (id, record_id, person_id, organisation_id)
);
comment on table needs is 'What the person needs: the plan by services, and how each need was answered.';
create index on needs (record_id);
create index on needs (organisation_id, state, service_type);

create table tasks (
  id uuid primary key,
  organisation_id uuid not null references organisations on delete restrict,
  record_id uuid references records on delete cascade,
  referral_id uuid,
  kind text not null,
  text text check (length(text) <= 1000),
  assigned_to uuid not null references accounts on delete restrict,
  due_at timestamptz,
  done_at timestamptz,
  done_by uuid references accounts on delete restrict,
  created_by uuid references accounts on delete restrict,
  created_at timestamptz not null default now()
);
comment on table tasks is 'What somebody has to do by when.';
create index on tasks (assigned_to, due_at) where done_at is null;
create index on tasks (record_id);
create index on tasks (referral_id);

create table notes (
  id uuid primary key,
  record_id uuid not null references records on delete cascade,
  organisation_id uuid not null references organisations on delete restrict,
  account_id uuid not null references accounts on delete restrict,
  text text not null check (length(text) between 1 and 20000),
  contact_on date,
  at timestamptz not null default now()
);
comment on table notes is 'What a worker wrote down; never changed, only added to.';
create index on notes (record_id, at);

create table documents (
  id uuid primary key,
  record_id uuid not null references records on delete cascade,
  person_id uuid not null references people on delete cascade,
  organisation_id uuid not null references organisations on delete restrict,
  kind text not null,
  name text not null check (length(name) between 1 and 300),
  media_type text not null,
  size bigint not null check (size >= 0),
  address text not null,
  compartment text,
  account_id uuid not null references accounts on delete restrict,
  at timestamptz not null default now()
);
comment on table documents is 'Files about a record: the row says what it is; the bytes lie encrypted under their content address.';
create index on documents (record_id);
