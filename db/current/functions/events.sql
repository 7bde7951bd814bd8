-- Each stream of events is a chain of its own: writers of different streams never wait for each other.
-- The lock lasts until commit, so that the order in the chain is the order in time.
-- (Live updates are announced by the program after the commit: NOTIFY inside would make all writers queue for one lock.)
create or replace function public.event_joins_its_chain() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare last record;
begin
  perform pg_advisory_xact_lock(hashtextextended(new.stream::text, 7));
  select e.seq, e.hash into last from public.events e where e.stream = new.stream order by e.seq desc limit 1;
  new.seq := coalesce(last.seq, 0) + 1;
  new.previous := coalesce(last.hash, '\x'::bytea);
  new.hash := sha256(new.previous || new.mac || int8send(new.seq));
  return new;
end $$;
alter function public.event_joins_its_chain() owner to passerelle_guard;
drop trigger if exists event_joins_its_chain on public.events;
create trigger event_joins_its_chain before insert on public.events
  for each row execute function public.event_joins_its_chain();

-- Events are never changed and never removed, by nobody of this program.
create or replace function public.events_are_for_ever() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  raise exception using errcode = 'PS004', message = 'events-are-for-ever';
end $$;
drop trigger if exists events_are_for_ever on public.events;
create trigger events_are_for_ever before update or delete or truncate on public.events
  for each statement execute function public.events_are_for_ever();
