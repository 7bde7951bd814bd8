-- OFFICERS -----------------------------------------------------------------------------------------------------------
create table officers (
  id uuid primary key,
  organisation_id uuid not null references organisations on delete cascade,
  names text[] not null check (cardinality(names) between 1 and 8),
  role text not null check (role in ('chair', 'director', 'board-member', 'treasurer', 'secretary', 'owner', 'signatory', 'other')),
  born json,
  citizenships text[] not null default '{}',
  ended_on date,
  created_by uuid references accounts on delete set null,
  created_at timestamptz not null default now(),
  version integer not null default 1
);
comment on table officers is 'Those who lead an organisation or may bind it. Known to its own leaders and to whoever keeps the register.';
create index on officers (organisation_id);

-- SCREENING ----------------------------------------------------------------------------------------------------------
create table screening_lists (
  id uuid primary key,
  source text not null check (length(source) between 1 and 480),
  listed_on date not null,
  checksum text not null check (checksum ~ '^[0-9a-f]{64}$'),
  entries integer not null,
  skipped integer not null default 0,
  imported_by uuid not null references accounts on delete restrict,
  imported_at timestamptz not null,
  unique (source, checksum)
);
comment on table screening_lists is 'One version of a sanctions list, pinned by its checksum (SHA-256 of the file); it is never changed.';
create index on screening_lists (source, listed_on, imported_at);

create table screening_entries (
  list_id uuid not null references screening_lists on delete cascade,
  reference text not null,
  print text not null,
  entry json not null,
  primary key (list_id, reference)
);
comment on table screening_entries is 'Persons and organisations on one version of a list, as the list publishes them.';
comment on column screening_entries.print is 'SHA-256 of what is compared: the same in two versions when nothing changed.';

create table screening_runs (
  id uuid primary key,
  organisation_id uuid not null references organisations on delete cascade,
  list_id uuid not null references screening_lists on delete restrict,
  cause text not null check (cause in ('new-list', 'changed', 'asked')),
  print text not null,
  subjects integer not null,
  asked integer not null,
  weights integer not null,
  at timestamptz not null default now()
);
comment on table screening_runs is 'One organisation compared with one version of one list.';
comment on column screening_runs.print is 'What the organisation and its officers looked like then.';
comment on column screening_runs.weights is 'Version of the numbers by which it was weighed.';
create index on screening_runs (organisation_id, list_id, at);
create index on screening_runs (list_id, at);

create table screening_questions (
  id uuid primary key,
  organisation_id uuid not null references organisations on delete cascade,
  list_id uuid not null references screening_lists on delete restrict,
  source text not null,
  reference text not null,
  officer_id uuid references officers on delete restrict,
  subject json not null,
  subject_print text not null,
  entry json not null,
  entry_print text not null,
  state text not null default 'open' check (state in ('open', 'unsettled', 'confirmed', 'cleared', 'superseded', 'lapsed')),
  gone text check (gone in ('entry-delisted', 'officer-left', 'no-longer-alike')),
  round integer not null default 1,
  previous_id uuid references screening_questions on delete restrict,
  opened_at timestamptz not null,
  reply_until date not null,
  settled_at timestamptz
);
comment on table screening_questions is 'Is this organisation, or this officer of it, the one on the list? Both sides are kept as they were when it was asked.';
comment on column screening_questions.round is 'Two decisions make a round; an answer of the organisation begins a new one.';
comment on column screening_questions.previous_id is 'What was asked and decided about the same two before either of them changed.';
create index on screening_questions (organisation_id, state);
create index on screening_questions (state, opened_at);
create unique index on screening_questions (previous_id);
create unique index screening_questions_once on screening_questions (organisation_id, officer_id, source, reference) nulls not distinct
  where state in ('open', 'unsettled', 'cleared');

create table screening_evidence (
  question_id uuid primary key references screening_questions on delete cascade,
  weight float8 not null,
  lines json not null
);
comment on table screening_evidence is 'What spoke for and against it, as a sum; for whoever decides.';

create table screening_decisions (
  id uuid primary key,
  question_id uuid not null references screening_questions on delete cascade,
  round integer not null,
  position integer not null check (position in (1, 2)),
  account_id uuid not null references accounts on delete restrict,
  verdict text not null check (verdict in ('same', 'not-same', 'cannot-tell')),
  reason text not null check (length(reason) between 1 and 8000),
  evidence text not null check (length(evidence) between 1 and 8000),
  at timestamptz not null,
  unique (question_id, round, position),
  unique (question_id, round, account_id)
);
comment on table screening_decisions is 'Two people decide, neither of them of the organisation that is screened.';

create table screening_replies (
  id uuid primary key,
  question_id uuid not null references screening_questions on delete cascade,
  organisation_id uuid not null references organisations on delete cascade,
  account_id uuid not null references accounts on delete restrict,
  account_name text not null,
  text text not null check (length(text) between 1 and 16000),
  at timestamptz not null
);
comment on table screening_replies is 'What the organisation says to a question, before anything takes effect and afterwards. The name of whoever answered is kept here, because the register keeper may not read the accounts of others.';
create index on screening_replies (question_id, at);

create table screening_reply_files (
  id uuid primary key,
  reply_id uuid not null references screening_replies on delete cascade,
  name text not null check (length(name) between 1 and 800),
  media_type text not null,
  size integer not null,
  sealed bytea not null
);
comment on table screening_reply_files is 'Documents that came with an answer, sealed with a key outside the database.';
create index on screening_reply_files (reply_id);

alter table organisations add column held_at timestamptz;
comment on column organisations.held_at is 'Since when the partnership is held, because two people confirmed that it or an officer is on a list; kept by a trigger.';
