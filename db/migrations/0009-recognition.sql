-- RECOGNITION: whether two people who were written down are one. The machine lays pairs before people; people judge (INV-11).
--   engine  reads what people are compared by, and writes which pairs are worth a look; it can link nobody
do $$
begin
  if not exists (select from pg_roles where rolname = 'passerelle_engine') then
    begin
      create role passerelle_engine nologin;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
  if not pg_has_role(current_user, 'passerelle_engine', 'usage') then
    grant passerelle_engine to current_user;
  end if;
end $$;
grant usage on schema public, actor to passerelle_engine;

create table person_changes (
  number bigint generated always as identity primary key,
  person_id uuid not null,
  kind text not null check (kind in ('registered', 'names', 'birth', 'sex', 'citizenships', 'place', 'papers', 'contacts', 'relations', 'gone')),
  xact xid8 not null default pg_current_xact_id(),
  at timestamptz not null default now()
);
comment on table person_changes is 'What changed of all that people are compared by: the feed of the engine. Numbers are given before the commit, so readers go on by the transaction.';
create unique index person_changes_once on person_changes (xact, person_id, kind);

create table recognition_progress (
  reader text primary key,
  xact xid8 not null,
  number bigint not null,
  at timestamptz not null default now()
);
comment on table recognition_progress is 'How far each reader of person_changes has come: the transaction and the number of the last change it has seen.';

create table likely_pairs (
  one_id uuid not null references people on delete cascade,
  other_id uuid not null references people on delete cascade,
  organisation_id uuid references organisations on delete cascade,
  weight float8 not null,
  probability float8 not null check (probability between 0 and 1),
  band text not null check (band in ('likely', 'review', 'unlikely')),
  evidence jsonb not null,
  model text not null,
  as_of bigint not null,
  at timestamptz not null default now(),
  primary key (one_id, other_id),
  check (one_id < other_id)
);
comment on table likely_pairs is 'Pairs of people who may be one, with the evidence for and against. The organisation is the one that keeps both; without one, no program shows the pair.';
create index on likely_pairs (organisation_id, weight desc, one_id, other_id);
create index on likely_pairs (other_id);

create table pair_judgements (
  id uuid primary key,
  one_id uuid not null references people on delete cascade,
  other_id uuid not null references people on delete cascade,
  organisation_id uuid not null references organisations on delete restrict,
  verdict text not null check (verdict in ('same', 'not-same', 'cannot-tell')),
  why text not null check (length(why) between 1 and 2000),
  account_id uuid not null references accounts on delete restrict,
  weight float8,
  model text,
  at timestamptz not null default now(),
  lapsed_at timestamptz,
  check (one_id < other_id)
);
comment on table pair_judgements is 'What somebody judged about two people, and why. It lapses when they judge again, or when what stood on it is undone; it is never removed.';
create unique index pair_judgements_one_each on pair_judgements (one_id, other_id, account_id) where lapsed_at is null;
create index on pair_judgements (organisation_id, at desc);
create index on pair_judgements (other_id);

create table person_links (
  id uuid primary key,
  one_id uuid not null references people on delete cascade,
  other_id uuid not null references people on delete cascade,
  organisation_id uuid not null references organisations on delete restrict,
  linked_by uuid not null references accounts on delete restrict,
  linked_at timestamptz not null default now(),
  undone_by uuid references accounts on delete restrict,
  undone_at timestamptz,
  undone_why text check (length(undone_why) between 1 and 2000),
  check (one_id < other_id),
  check ((undone_at is null) = (undone_by is null) and (undone_at is null) = (undone_why is null))
);
comment on table person_links is 'Two people who were judged to be one. Both stay as they were written down: nothing is copied, nothing goes, and undoing the link restores everything.';
create unique index person_links_once on person_links (one_id, other_id) where undone_at is null;
create index on person_links (other_id);

create table cannot_links (
  id uuid primary key,
  one_id uuid not null references people on delete cascade,
  other_id uuid not null references people on delete cascade,
  organisation_id uuid not null references organisations on delete restrict,
  decided_by uuid not null references accounts on delete restrict,
  decided_at timestamptz not null default now(),
  lifted_by uuid references accounts on delete restrict,
  lifted_at timestamptz,
  lifted_why text check (length(lifted_why) between 1 and 2000),
  check (one_id < other_id),
  check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lifted_why is null))
);
comment on table cannot_links is 'Two people who were judged not to be one: the pair is not laid before anybody again, and no cluster holds both.';
create unique index cannot_links_once on cannot_links (one_id, other_id) where lifted_at is null;
create index on cannot_links (other_id);

create table recognition_requests (
  id uuid primary key,
  organisation_id uuid not null references organisations on delete restrict,
  account_id uuid not null references accounts on delete restrict,
  person_id uuid not null references people on delete cascade,
  told jsonb not null,
  given_by text not null check (given_by in ('self', 'guardian', 'proxy', 'child-assent-and-guardian')),
  consent_form text not null check (consent_form in ('explicit-written', 'explicit-oral-witnessed')),
  consent_proof text not null check (length(consent_proof) between 1 and 300),
  guardian_name text check (length(guardian_name) <= 300),
  capacity_note text check (length(capacity_note) <= 1000),
  language text not null,
  text_shown text not null,
  asked_at timestamptz not null default now(),
  open_until timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid references accounts on delete restrict,
  routed_at timestamptz
);
comment on table recognition_requests is 'Whether another organisation knows a person: asked with their consent, without learning whom it reaches. Only a "yes" that their consent carries ever comes back.';
create index on recognition_requests (organisation_id, asked_at desc);
create index on recognition_requests (person_id);

create table recognition_inquiries (
  id uuid primary key,
  request_id uuid not null references recognition_requests on delete cascade,
  organisation_id uuid not null references organisations on delete cascade,
  asker_id uuid not null references organisations on delete cascade,
  told jsonb not null,
  candidates jsonb not null,
  model text not null,
  asked_at timestamptz not null default now(),
  open_until timestamptz not null,
  ended_at timestamptz,
  answer text check (answer in ('known', 'not-known', 'cannot-say')),
  answered_at timestamptz,
  answered_by uuid references accounts on delete restrict,
  known_person_id uuid references people on delete set null,
  given_by text check (given_by in ('self', 'guardian', 'proxy', 'child-assent-and-guardian')),
  consent_form text check (consent_form in ('explicit-written', 'explicit-oral-witnessed')),
  consent_proof text check (length(consent_proof) between 1 and 300),
  guardian_name text check (length(guardian_name) <= 300),
  capacity_note text check (length(capacity_note) <= 1000),
  language text,
  unique (request_id, organisation_id),
  check (organisation_id <> asker_id),
  check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)),
  check (answer is distinct from 'known' or (given_by is not null and consent_form is not null and consent_proof is not null and language is not null))
);
comment on table recognition_inquiries is 'A request as it lies at the desk of an organisation that may know the person. The organisation that asked never sees this table.';
create index on recognition_inquiries (organisation_id, asked_at desc);
create index on recognition_inquiries (asker_id);

create table recognition_answers (
  id uuid primary key,
  request_id uuid not null references recognition_requests on delete cascade,
  organisation_id uuid not null references organisations on delete restrict,
  note text check (length(note) <= 500),
  at timestamptz not null default now(),
  unique (request_id, organisation_id)
);
comment on table recognition_answers is 'Yes, we know this person: told to whoever asked, because the person agreed. No other answer is ever written here.';
