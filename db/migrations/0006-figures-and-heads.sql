-- Heads are looked up along the chains when these are verified.
create index on event_checkpoint_heads (stream, seq);

-- FIGURES ------------------------------------------------------------------------------------------------------------
create table figure_releases (
  organisation_id uuid not null references organisations on delete cascade,
  quarter text not null check (quarter ~ '^[0-9]{4}-Q[1-4]$'),
  disclosure_version integer not null,
  smallest integer not null check (smallest >= 3),
  figures jsonb not null,
  released_at timestamptz not null default now(),
  primary key (organisation_id, quarter)
);
comment on table figure_releases is 'Figures of whole quarters for those who open no records: small numbers withheld before they are written here, released once, never changed.';
