-- Where a place is: its first administrative level, and the nearest point that is known for it or for what contains it.
create or replace function public.place_spot(place uuid, out first_level_id uuid, out longitude float8, out latitude float8)
language sql stable set search_path = pg_catalog as $$
  with recursive up as (
    select p.id, p.parent_id, p.level, p.longitude, p.latitude, 0 as step from public.places p where p.id = place
    union all
    select p.id, p.parent_id, p.level, p.longitude, p.latitude, up.step + 1 from up join public.places p on p.id = up.parent_id where up.step < 7)
  select (array_agg(up.id order by up.step) filter (where up.level = 1))[1],
         (array_agg(up.longitude order by up.step) filter (where up.level > 0 and up.longitude is not null))[1],
         (array_agg(up.latitude order by up.step) filter (where up.level > 0 and up.latitude is not null))[1]
  from up;
$$;

-- A list within a rule; null where nothing is said, where an empty list says that all are taken, and where it is longer than
-- an index should hold: what is null here rules nothing out, and the finder reads the rule itself.
create or replace function public.texts_of(list json) returns text[]
language sql immutable set search_path = pg_catalog as $$
  select case when json_typeof(list) = 'array' and json_array_length(list) between 1 and 40 then array(select json_array_elements_text(list)) end;
$$;

-- What the partner finder chooses by follows the service; no program has to think of it.
create or replace function public.service_is_found_by_its_types() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  spot record;
  rules json := new.rules -> 'eligibility';
  coverage json := new.rules -> 'coverage';
begin
  if tg_op = 'UPDATE' then delete from public.service_types t where t.service_id = new.id; end if;
  select * into spot from public.place_spot(new.place_id);
  insert into public.service_types (service_id, type, organisation_id, country, visibility, remote, accepts_referrals, valid_from, valid_until,
    longitude, latitude, first_level_id, capacity_free, reach, age_from, age_to, sexes, nationalities, vulnerabilities, languages)
  select new.id, kind, new.organisation_id, new.country, new.visibility, coalesce(coverage ->> 'kind' = 'remote', false),
    new.accepts_referrals, new.valid_from, new.valid_until, coalesce(new.longitude, spot.longitude), coalesce(new.latitude, spot.latitude),
    spot.first_level_id, new.capacity_free, case when coverage -> 'placeIds' ->> 0 is null then coverage ->> 'kind' end,
    (rules -> 'ages' ->> 'from')::integer, (rules -> 'ages' ->> 'to')::integer, public.texts_of(rules -> 'sexes'),
    public.texts_of(rules -> 'nationalities' -> 'include'),
    case when (rules -> 'vulnerabilities' ->> 'scored')::boolean then null else public.texts_of(rules -> 'vulnerabilities' -> 'oneOf') end,
    public.texts_of(new.rules -> 'languages')
  from (select distinct unnest(new.type || new.further_types) as kind) kinds;
  return null;
end $$;
alter function public.service_is_found_by_its_types() owner to passerelle_guard;
drop trigger if exists service_is_found_by_its_types on public.services;
create trigger service_is_found_by_its_types
  after insert or update of organisation_id, country, place_id, longitude, latitude, type, further_types, visibility, accepts_referrals, rules,
    valid_from, valid_until, capacity_free on public.services
  for each row execute function public.service_is_found_by_its_types();

-- After a gazetteer moved places to other parents. Only for whoever may import one.
create or replace function actor.locate_services() returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare moved integer;
begin
  if not actor.is_registrar() then return 0; end if;
  update public.service_types t
    set longitude = coalesce(s.longitude, spot.longitude), latitude = coalesce(s.latitude, spot.latitude), first_level_id = spot.first_level_id
    from public.services s cross join lateral public.place_spot(s.place_id) spot
    where s.id = t.service_id
      and (t.longitude, t.latitude, t.first_level_id)
          is distinct from (coalesce(s.longitude, spot.longitude), coalesce(s.latitude, spot.latitude), spot.first_level_id);
  get diagnostics moved = row_count;
  return moved;
end $$;

-- INV-05 in the database: of a service that keeps its address to itself, no table but the sealed one holds more than its
-- first administrative level, or nothing below the country. A safe shelter keeps it to itself even when nobody said so.
create or replace function public.a_hidden_address_has_no_district() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare deepest integer;
begin
  if new.disclosure = 'open' and 'safe-shelter' = any (new.type || new.further_types) then new.disclosure := 'area-only'; end if;
  deepest := case new.disclosure when 'area-only' then 1 else 0 end;
  if new.disclosure <> 'open' and exists (select from public.places p where p.id = new.place_id and p.level > deepest) then
    raise exception using errcode = '23514', message = 'a hidden address has no district', constraint = 'a_hidden_address_has_no_district';
  end if;
  return new;
end $$;
alter function public.a_hidden_address_has_no_district() owner to passerelle_guard;
drop trigger if exists a_hidden_address_has_no_district on public.services;
create trigger a_hidden_address_has_no_district before insert or update of place_id, disclosure, type, further_types on public.services
  for each row execute function public.a_hidden_address_has_no_district();

-- What an earlier import left, also of services that their organisation hides since: for whoever imports, and no more than that.
create or replace function actor.imported_services(system text)
returns table (id uuid, fingerprint uuid, edited boolean, hidden boolean)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not actor.is_registrar() then return; end if;
  return query select s.id, s.fingerprint, s.version is distinct from s.imported_version, s.visibility = 'hidden'
               from public.services s where s.source = system;
end $$;

-- How referrals were answered within a year. Counted by the clock, so that no single answer can be watched.
create or replace function public.count_answers() returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  delete from private.answer_figures;
  insert into private.answer_figures (organisation_id, service_id, received, accepted, declined, median_hours)
  select f.recipient_id, f.service_id, count(*),
         count(*) filter (where exists (select from public.referral_steps t where t.referral_id = f.id and t.to_state = 'accepted')),
         count(*) filter (where exists (select from public.referral_steps t where t.referral_id = f.id and t.to_state in ('declined', 'no-capacity'))),
         percentile_cont(0.5) within group (order by extract(epoch from f.answered_at - f.sent_at)::float8 / 3600)
  from public.referrals f
  where f.sent_at > now() - interval '1 year' and (f.answered_at is not null or f.expired_at is not null)
  group by grouping sets ((f.recipient_id, f.service_id), (f.recipient_id));
end $$;
alter function public.count_answers() owner to passerelle_guard;
revoke all on function public.count_answers() from public;
grant execute on function public.count_answers() to passerelle_worker;

-- The figures of services, or of their organisations where a service has too few; fewer than three answers tell nothing.
create or replace function actor.answer_figures(services uuid[], organisations uuid[])
returns table (service_id uuid, received integer, accepted integer, declined integer, median_hours float8)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if actor.account() is null then return; end if;
  return query
    select u.id, coalesce(own.received, whole.received), coalesce(own.accepted, whole.accepted), coalesce(own.declined, whole.declined),
           case when own.service_id is not null then own.median_hours else whole.median_hours end
    from unnest(services, organisations) as u(id, organisation)
    left join private.answer_figures own on own.service_id = u.id and own.received >= 3
    left join private.answer_figures whole
      on own.service_id is null and whole.organisation_id = u.organisation and whole.service_id is null and whole.received >= 3
    where own.service_id is not null or whole.organisation_id is not null;
end $$;

-- Whoever opens a severe compartment, also for minutes, has shown a second proof of who they are.
create or replace function actor.passed_second_factor() returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return coalesce((select s.second_factor from private.sessions s
          where s.secret_hash = sha256(convert_to(current_setting('app.session', true), 'UTF8'))
            and s.ended_at is null and s.expires_at > now()), false);
end $$;

-- Whether there is anything behind the glass, for whoever may see the service; where it is, nobody learns from this.
create or replace function actor.has_sealed_address(service uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return actor.opens_records() and exists (select from public.shelter_addresses a where a.service_id = service);
end $$;

-- Nobody breaks the glass in silence: the keeper learns of it in the same transaction, and so do one's own coordinators.
create or replace function public.broken_glass_is_heard() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare told json;
begin
  select json_build_object('service', s.name, 'other', o.name, 'minutes', round(extract(epoch from new.until - new.opened_at) / 60), 'opening', new.id)
    into told from public.services s, public.organisations o where s.id = new.service_id and o.id = new.organisation_id;
  insert into public.notices (id, organisation_id, kind, facts)
  select gen_random_uuid(), reader, case when reader = new.keeper_id then 'glass-broken' else 'glass-broken-here' end, told
  from (select new.keeper_id as reader union select new.organisation_id) readers;
  return null;
end $$;
alter function public.broken_glass_is_heard() owner to passerelle_guard;
drop trigger if exists broken_glass_is_heard on public.glass_openings;
create trigger broken_glass_is_heard after insert on public.glass_openings
  for each row execute function public.broken_glass_is_heard();

do $$
declare f regprocedure;
begin
  foreach f in array array['actor.locate_services()', 'actor.imported_services(text)', 'actor.answer_figures(uuid[], uuid[])', 'actor.passed_second_factor()',
    'actor.has_sealed_address(uuid)']::regprocedure[] loop
    execute format('alter function %s owner to passerelle_guard', f);
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to passerelle_app', f);
  end loop;
end $$;
