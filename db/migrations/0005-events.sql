-- EVENTS -------------------------------------------------------------------------------------------------------------
create table events (
  id uuid primary key,
  stream uuid not null,
  seq bigint not null,
  at timestamptz not null,
  operation text not null,
  account_id uuid,
  organisation_id uuid,
  other_organisation_id uuid,
  session_id uuid,
  record_id uuid,
  person_id uuid,
  referral_id uuid,
  details text not null default '{}',
  mac bytea not null,
  previous bytea not null,
  hash bytea not null,
  unique (stream, seq)
);
comment on table events is 'Every act and every reading of personal data, once: audit trail, history and outbox. Chained per stream by the database, sealed by the program.';
create index on events (record_id, at) where record_id is not null;
create index on events (person_id, at) where person_id is not null;
create index on events (referral_id, at) where referral_id is not null;
create index on events (organisation_id, at desc);
create index on events (at);

create table event_checkpoints (
  number bigint primary key,
  until timestamptz not null,
  streams bigint not null,
  digest bytea not null,
  previous bytea not null,
  signature bytea not null,
  made_at timestamptz not null default now()
);
comment on table event_checkpoints is 'Signed statements: up to this moment the streams ended here. Also written to a file outside the database.';

create table event_checkpoint_heads (
  number bigint not null references event_checkpoints on delete restrict,
  stream uuid not null,
  seq bigint not null,
  hash bytea not null,
  primary key (number, stream)
);
comment on table event_checkpoint_heads is 'The stream heads that a checkpoint signs.';

create table operation_answers (
  operation_id uuid primary key,
  account_id uuid,
  operation text not null,
  answer text not null,
  at timestamptz not null default now()
);
comment on table operation_answers is 'First answers, kept for a week: a retry of the same operation gets the same answer and does nothing twice.';
create index on operation_answers (at);

-- JOBS ---------------------------------------------------------------------------------------------------------------
-- What follows from an operation is written down in its transaction; the worker moves it to its queue after the commit,
-- many at once. The queue announces each job with NOTIFY, for whose lock all who commit would wait in turn.
create table jobs_to_queue (
  id bigint generated always as identity primary key,
  jobs json not null
);
comment on table jobs_to_queue is 'Jobs that operations asked for, on their way to the queue of the worker: arrays of {task, payload, run_at, job_key}.';
