-- What people are compared by has changed: each transaction tells it once for each person and kind. The engine hears of it by
-- the news after the commit (NOTIFY inside would make all writers queue for one lock), and looks every few seconds anyway.
create or replace function public.person_list_changed() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into public.person_changes (person_id, kind) select distinct t.person_id, tg_argv[0] from touched t on conflict do nothing;
  return null;
end $$;
alter function public.person_list_changed() owner to passerelle_guard;

create or replace function public.relation_changed() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into public.person_changes (person_id, kind)
    select distinct c.id, 'relations' from touched t cross join lateral (values (t.person_id), (t.other_id)) c (id) on conflict do nothing;
  return null;
end $$;
alter function public.relation_changed() owner to passerelle_guard;

create or replace function public.person_came_or_went() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into public.person_changes (person_id, kind) select t.id, tg_argv[0] from touched t on conflict do nothing;
  return null;
end $$;
alter function public.person_came_or_went() owner to passerelle_guard;

create or replace function public.person_changed() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into public.person_changes (person_id, kind)
    select a.id, c.kind from after a join before b on b.id = a.id
    cross join lateral (values
      ('birth', (a.birth_day, a.birth_precision) is distinct from (b.birth_day, b.birth_precision)),
      ('sex', a.sex is distinct from b.sex),
      ('citizenships', a.citizenships is distinct from b.citizenships),
      ('place', a.place_id is distinct from b.place_id)) c (kind, changed)
    where c.changed
    on conflict do nothing;
  return null;
end $$;
alter function public.person_changed() owner to passerelle_guard;

create or replace trigger recognition_hears_of_coming after insert on public.people
  referencing new table as touched for each statement execute function public.person_came_or_went('registered');
create or replace trigger recognition_hears_of_going after delete on public.people
  referencing old table as touched for each statement execute function public.person_came_or_went('gone');
create or replace trigger recognition_hears_of_change after update on public.people
  referencing old table as before new table as after for each statement execute function public.person_changed();

do $$
declare list record;
begin
  for list in select * from (values ('person_names', 'names'), ('person_contacts', 'contacts'), ('person_documents', 'papers')) l (name, kind) loop
    execute format('create or replace trigger recognition_hears_of_more after insert on public.%I
      referencing new table as touched for each statement execute function public.person_list_changed(%L)', list.name, list.kind);
    execute format('create or replace trigger recognition_hears_of_less after delete on public.%I
      referencing old table as touched for each statement execute function public.person_list_changed(%L)', list.name, list.kind);
  end loop;
end $$;
create or replace trigger recognition_hears_of_more after insert on public.person_relations
  referencing new table as touched for each statement execute function public.relation_changed();
create or replace trigger recognition_hears_of_less after delete on public.person_relations
  referencing old table as touched for each statement execute function public.relation_changed();

-- Whoever works on a record sees its person: the engine hears when that begins, moves or ends.
create or replace function public.sight_changed() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into public.person_changes (person_id, kind) select distinct t.person_id, 'sight' from touched t on conflict do nothing;
  return null;
end $$;
alter function public.sight_changed() owner to passerelle_guard;

create or replace function public.sight_moved() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into public.person_changes (person_id, kind)
    select distinct c.id, 'sight' from after a join before b on b.id = a.id
    cross join lateral (values (a.person_id), (b.person_id)) c (id)
    where (a.person_id, a.worker_id) is distinct from (b.person_id, b.worker_id)
    on conflict do nothing;
  return null;
end $$;
alter function public.sight_moved() owner to passerelle_guard;

create or replace trigger recognition_hears_of_sight after insert on public.records
  referencing new table as touched for each statement execute function public.sight_changed();
create or replace trigger recognition_hears_of_lost_sight after delete on public.records
  referencing old table as touched for each statement execute function public.sight_changed();
create or replace trigger recognition_hears_of_moved_sight after update on public.records
  referencing old table as before new table as after for each statement execute function public.sight_moved();

-- Whether a record of either is severe: judged a high risk, or with something in a severe compartment. Which of them is not told.
create or replace function public.pair_is_severe(one uuid, other uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (
    select from public.records r where r.person_id in (one, other)
      and (r.risk = 'high'
           or exists (select from public.sealed_answers s where s.record_id = r.id)
           or exists (select from public.documents d where d.record_id = r.id and d.compartment is not null)));
end $$;
alter function public.pair_is_severe(uuid, uuid) owner to passerelle_guard;
revoke all on function public.pair_is_severe(uuid, uuid) from public;

create or replace function actor.pair_is_severe(one uuid, other uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return actor.sees_person(one) and actor.sees_person(other) and public.pair_is_severe(one, other);
end $$;
alter function actor.pair_is_severe(uuid, uuid) owner to passerelle_guard;
revoke all on function actor.pair_is_severe(uuid, uuid) from public;
grant execute on function actor.pair_is_severe(uuid, uuid) to passerelle_app;

-- INV-11 in the database: what is decided about two people stands on judgements of people, of two where it is severe.
create or replace function public.decision_stands_on_judgements() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare judges integer;
begin
  select count(distinct j.account_id) into judges from public.pair_judgements j
    where j.one_id = new.one_id and j.other_id = new.other_id and j.verdict = tg_argv[0] and j.lapsed_at is null;
  if judges < (case when public.pair_is_severe(new.one_id, new.other_id) then 2 else 1 end) then
    raise exception using errcode = 'PS021', message = 'nobody-judged';
  end if;
  return new;
end $$;
alter function public.decision_stands_on_judgements() owner to passerelle_guard;
create or replace trigger link_stands_on_judgements before insert on public.person_links
  for each row execute function public.decision_stands_on_judgements('same');
create or replace trigger parting_stands_on_judgements before insert on public.cannot_links
  for each row execute function public.decision_stands_on_judgements('not-same');

-- A request that is taken back is gone from every desk at once.
create or replace function public.withdrawn_request_leaves_the_desks() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.withdrawn_at is not null and old.withdrawn_at is null then
    update public.recognition_inquiries i set ended_at = new.withdrawn_at where i.request_id = new.id and i.ended_at is null;
  end if;
  return new;
end $$;
alter function public.withdrawn_request_leaves_the_desks() owner to passerelle_guard;
create or replace trigger withdrawn_request_leaves_the_desks after update of withdrawn_at on public.recognition_requests
  for each row execute function public.withdrawn_request_leaves_the_desks();

-- Whoever is here as a donor only is asked about nobody (INV-01).
grant execute on function actor.is_donor_only(uuid) to passerelle_engine;
