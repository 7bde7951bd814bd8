-- CONSENT ------------------------------------------------------------------------------------------------------------
create table consent_acts (
  id uuid primary key,
  person_id uuid not null references people on delete restrict,
  record_id uuid not null references records on delete restrict,
  organisation_id uuid not null references organisations on delete restrict,
  given_by text not null check (given_by in ('self', 'guardian', 'proxy', 'child-assent-and-guardian')),
  form text not null check (form in ('explicit-written', 'explicit-oral-witnessed', 'implicit', 'proxy')),
  guardian_name text check (length(guardian_name) <= 300),
  witness_name text check (length(witness_name) <= 300),
  language text not null,
  interpreter text check (length(interpreter) <= 300),
  text_version text not null,
  text_shown text not null check (length(text_shown) <= 20000),
  read_aloud boolean not null default false,
  private_place boolean not null,
  capacity_note text check (length(capacity_note) <= 2000),
  evidence_document_id uuid references documents on delete restrict,
  evidence_hash text,
  obtained_by uuid not null references accounts on delete restrict,
  obtained_at timestamptz not null default now()
);
comment on table consent_acts is 'One conversation in which a person agreed: who, how, in which words, with which proof.';
create index on consent_acts (person_id);
create index on consent_acts (record_id);

create table consents (
  id uuid primary key,
  act_id uuid not null references consent_acts on delete restrict,
  person_id uuid not null references people on delete restrict,
  record_id uuid not null references records on delete restrict,
  organisation_id uuid not null references organisations on delete restrict,
  purpose text not null,
  recipient_id uuid references organisations on delete restrict,
  category text not null,
  valid_from date not null,
  valid_until date not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid references accounts on delete restrict,
  withdrawn_reason text check (length(withdrawn_reason) <= 1000),
  check (valid_from <= valid_until)
);
comment on table consents is 'One purpose, one recipient, one data category, for a time: the smallest thing a person can agree to, and take back.';
create index on consents (record_id);
create index on consents (person_id, recipient_id, purpose, category);

create table withholdings (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  record_id uuid not null references records on delete cascade,
  organisation_id uuid not null references organisations on delete restrict,
  recipient_id uuid references organisations on delete restrict,
  recipient_text text check (length(recipient_text) <= 300),
  reason text not null check (reason in ('fear-of-harm', 'wishes-to-tell-in-person', 'other')),
  note text check (length(note) <= 1000),
  at timestamptz not null default now(),
  lifted_at timestamptz
);
comment on table withholdings is 'Who must not be told, and why.';
create index on withholdings (person_id);
create index on withholdings (record_id);

create table overrides (
  id uuid primary key,
  person_id uuid not null references people on delete restrict,
  record_id uuid not null references records on delete restrict,
  organisation_id uuid not null references organisations on delete restrict,
  recipient_id uuid not null references organisations on delete restrict,
  categories text[] not null,
  ground text not null check (ground in ('vital-interest', 'child-best-interest', 'legal-duty')),
  reason text not null check (length(reason) between 20 and 4000),
  asked_by uuid not null references accounts on delete restrict,
  asked_at timestamptz not null default now(),
  approved_by uuid references accounts on delete restrict,
  approved_at timestamptz,
  refused_at timestamptz,
  review_due_at timestamptz,
  reviewed_by uuid references accounts on delete restrict,
  reviewed_at timestamptz,
  review text check (review in ('upheld', 'ended')),
  review_note text check (length(review_note) <= 4000),
  person_told_at timestamptz,
  ended_at timestamptz,
  check (approved_by is null or approved_by <> asked_by)
);
comment on table overrides is 'Sharing without consent: only on three coded grounds, with a reason, a supervisor, and a review within 72 hours.';
create index on overrides (record_id);
create index on overrides (organisation_id, review_due_at) where reviewed_at is null;

-- REFERRALS ----------------------------------------------------------------------------------------------------------
create table referrals (
  id uuid primary key,
  code text not null unique,
  need_id uuid not null,
  record_id uuid not null,
  person_id uuid not null,
  sender_id uuid not null,
  sender_account_id uuid not null references accounts on delete restrict,
  recipient_id uuid not null references organisations on delete restrict,
  service_id uuid not null references services on delete restrict,
  service_type text not null,
  priority text not null check (priority in ('emergency', 'urgent', 'normal')),
  channel text not null default 'account' check (channel in ('account', 'link')),
  state text not null check (state in ('draft', 'sent', 'received', 'accepted', 'declined', 'no-capacity', 'in-service', 'completed', 'closed', 'revoked', 'expired')),
  categories text[] not null default '{}',
  basis text not null default 'consent' check (basis in ('consent', 'override')),
  message text check (length(message) <= 2000),
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  due_at timestamptz,
  received_at timestamptz,
  answered_at timestamptz,
  decline_code text,
  decline_note text check (length(decline_note) <= 1000),
  started_at timestamptz,
  completed_at timestamptz,
  outcome text,
  outcome_note text check (length(outcome_note) <= 2000),
  closed_at timestamptz,
  revoked_at timestamptz,
  revoked_reason text check (length(revoked_reason) <= 1000),
  expired_at timestamptz,
  escalated_at timestamptz,
  rerouted_from uuid references referrals on delete restrict,
  handler_id uuid references accounts on delete set null,
  recipient_record_id uuid references records on delete set null,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  -- The record, the person and the organisation are those of the need; what is shared names the same as the referral.
  foreign key (need_id, record_id, person_id, sender_id) references needs (id, record_id, person_id, organisation_id) on delete restrict,
  unique (id, record_id, person_id, sender_id, recipient_id),
  check (sender_id <> recipient_id)
);
comment on table referrals is 'A hand-over from one organisation to a service of another: sent with a clock, answered, carried out, felt by the person, closed.';
create index on referrals (sender_id, state, due_at);
create index on referrals (recipient_id, state, due_at);
create index on referrals (record_id);
create index on referrals (service_id);
create index on referrals (need_id);
create index on referrals (due_at) where state in ('sent', 'received');
alter table tasks add foreign key (referral_id) references referrals on delete cascade;
alter table records add foreign key (from_referral_id) references referrals on delete restrict;

create table referral_steps (
  id uuid primary key,
  referral_id uuid not null references referrals on delete cascade,
  position integer not null,
  from_state text not null,
  to_state text not null,
  organisation_id uuid references organisations on delete restrict,
  account_id uuid references accounts on delete restrict,
  at timestamptz not null default now(),
  code text,
  unique (referral_id, position)
);
comment on table referral_steps is 'Each move of a referral, by whom of which side.';

create table referral_feedback (
  referral_id uuid primary key references referrals on delete cascade,
  organisation_id uuid not null references organisations on delete restrict,
  given text not null check (given in ('satisfied', 'partly', 'not-satisfied', 'declined-to-say', 'not-reachable')),
  note text check (length(note) <= 2000),
  account_id uuid not null references accounts on delete restrict,
  at timestamptz not null default now()
);
comment on table referral_feedback is 'What the person says of the service. The organisation that is spoken of does not read it.';

create table shares (
  id uuid primary key,
  record_id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  recipient_id uuid not null,
  referral_id uuid not null,
  category text not null,
  basis text not null check (basis in ('consent', 'override')),
  consent_id uuid references consents on delete restrict,
  override_id uuid references overrides on delete restrict,
  from_at timestamptz not null default now(),
  until date not null,
  ended_at timestamptz,
  ended_reason text check (ended_reason in ('consent-withdrawn', 'referral-revoked', 'referral-declined', 'referral-expired', 'referral-closed', 'override-ended', 'expired')),
  attested_at timestamptz,
  attested_by uuid references accounts on delete restrict,
  unique (referral_id, category),
  foreign key (referral_id, record_id, person_id, organisation_id, recipient_id)
    references referrals (id, record_id, person_id, sender_id, recipient_id) on delete cascade,
  check ((basis = 'consent') = (consent_id is not null)),
  check ((basis = 'override') = (override_id is not null))
);
comment on table shares is 'What one organisation may see of another''s record: one data category, on one basis, for a time.';
create index on shares (recipient_id, record_id) where ended_at is null;
create index on shares (record_id);
create index on shares (consent_id);
create index on shares (override_id);

create table slices (
  referral_id uuid not null,
  category text not null,
  organisation_id uuid not null,
  recipient_id uuid not null,
  content jsonb,
  sealed bytea,
  made_at timestamptz not null default now(),
  primary key (referral_id, category),
  foreign key (referral_id, category) references shares (referral_id, category) on delete cascade,
  check ((content is null) <> (sealed is null))
);
comment on table slices is 'Exactly what left: the fields of one category as the person saw them before agreeing. Readable only while a share lives.';

create table private.referral_links (
  referral_id uuid primary key references public.referrals on delete cascade,
  secret_hash bytea not null unique,
  code_hash bytea,
  code_expires_at timestamptz,
  code_tries integer not null default 0,
  email text not null,
  locale text not null default 'en',
  opened_at timestamptz,
  expires_at timestamptz not null
);
comment on table private.referral_links is 'Expiring links by which an organisation without accounts answers; the one-time code goes to its role mailbox.';

-- NOTICES AND MAIL ---------------------------------------------------------------------------------------------------
create table notices (
  id uuid primary key,
  organisation_id uuid not null references organisations on delete cascade,
  account_id uuid references accounts on delete cascade,
  kind text not null,
  referral_id uuid references referrals on delete cascade,
  record_id uuid references records on delete cascade,
  facts jsonb not null default '{}',
  at timestamptz not null default now(),
  read_at timestamptz
);
comment on table notices is 'Something happened that somebody should know; never a name of a person assisted.';
create index on notices (organisation_id, at desc);
create index on notices (account_id, at desc);

create table private.mails (
  id uuid primary key,
  recipient text not null,
  subject text not null,
  body text not null,
  locale text not null,
  at timestamptz not null default now(),
  sent_at timestamptz,
  failure text
);
comment on table private.mails is 'Letters that left or will leave; bodies carry no personal data of persons assisted.';
create index on private.mails (at desc);
