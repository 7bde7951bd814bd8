-- Who acts? The transaction carries the secret of a session; these functions find the person behind it.
-- They are asked by the policies, once per statement. Nobody can become somebody else by knowing an id.
-- Owned by passerelle_guard, which may read the few tables named here and nothing else.

create or replace function actor.account() returns uuid
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select s.account_id from private.sessions s
          where s.secret_hash = sha256(convert_to(current_setting('app.session', true), 'UTF8'))
            and s.ended_at is null and s.expires_at > now());
end $$;

create or replace function actor.organisation() returns uuid
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select s.organisation_id from private.sessions s
          where s.secret_hash = sha256(convert_to(current_setting('app.session', true), 'UTF8'))
            and s.ended_at is null and s.expires_at > now());
end $$;

create or replace function actor.role() returns text
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select s.role from private.sessions s
          where s.secret_hash = sha256(convert_to(current_setting('app.session', true), 'UTF8'))
            and s.ended_at is null and s.expires_at > now());
end $$;

-- Severe compartments open only to a session that passed the second factor.
create or replace function actor.clearances() returns text[]
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return coalesce((select s.clearances from private.sessions s
          where s.secret_hash = sha256(convert_to(current_setting('app.session', true), 'UTF8'))
            and s.ended_at is null and s.expires_at > now()
            and s.second_factor and s.capacity = 'operational'), '{}');
end $$;

-- INV-01: donors, observers, viewers and administrators never open a person-level row.
create or replace function actor.opens_records() returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return coalesce((select s.capacity = 'operational' and s.role in ('case-worker', 'supervisor', 'coordinator')
          from private.sessions s
          where s.secret_hash = sha256(convert_to(current_setting('app.session', true), 'UTF8'))
            and s.ended_at is null and s.expires_at > now()), false);
end $$;

-- The organisation whose person-level rows this session may open; null for whoever opens none.
create or replace function actor.case_organisation() returns uuid
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select s.organisation_id from private.sessions s
          where s.secret_hash = sha256(convert_to(current_setting('app.session', true), 'UTF8'))
            and s.ended_at is null and s.expires_at > now()
            and s.capacity = 'operational' and s.role in ('case-worker', 'supervisor', 'coordinator'));
end $$;

-- Supervisors and coordinators see every record of their organisation; case workers see their own.
create or replace function actor.sees_all_records() returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return coalesce((select s.capacity = 'operational' and s.role in ('supervisor', 'coordinator')
          from private.sessions s
          where s.secret_hash = sha256(convert_to(current_setting('app.session', true), 'UTF8'))
            and s.ended_at is null and s.expires_at > now()), false);
end $$;

-- The registrar keeps the register of partners: administrators and coordinators of the intergovernmental organisation.
create or replace function actor.is_registrar() returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return coalesce((select s.role in ('administrator', 'coordinator') and o.kind = 'intergovernmental'
          from private.sessions s join public.organisations o on o.id = s.organisation_id
          where s.secret_hash = sha256(convert_to(current_setting('app.session', true), 'UTF8'))
            and s.ended_at is null and s.expires_at > now()), false);
end $$;

create or replace function actor.sees_record(record uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (
    select from private.sessions s join public.records r on r.organisation_id = s.organisation_id
    where s.secret_hash = sha256(convert_to(current_setting('app.session', true), 'UTF8')) and s.ended_at is null and s.expires_at > now()
      and s.capacity = 'operational' and s.role in ('case-worker', 'supervisor', 'coordinator')
      and r.id = record and (r.worker_id = s.account_id or s.role in ('supervisor', 'coordinator')));
end $$;

create or replace function actor.sees_person(person uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (
    select from private.sessions s join public.people p on p.organisation_id = s.organisation_id
    where s.secret_hash = sha256(convert_to(current_setting('app.session', true), 'UTF8')) and s.ended_at is null and s.expires_at > now()
      and s.capacity = 'operational' and s.role in ('case-worker', 'supervisor', 'coordinator')
      and p.id = person
      and (s.role in ('supervisor', 'coordinator')
           or exists (select from public.records r where r.person_id = p.id and r.worker_id = s.account_id)
           or (p.created_by = s.account_id and not exists (select from public.records r where r.person_id = p.id))));
end $$;

-- Whoever registers somebody keeps them in sight until there is a record; from then on they are with whoever works on it.
create or replace function actor.has_record(person uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (select from public.records r where r.person_id = person);
end $$;

create or replace function actor.has_members(household uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (select from public.household_members m where m.household_id = household);
end $$;

create or replace function actor.sees_referral(referral uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (
    select from private.sessions s
    join public.referrals f on s.organisation_id in (f.sender_id, f.recipient_id)
    left join public.records r on r.id = f.record_id
    where s.secret_hash = sha256(convert_to(current_setting('app.session', true), 'UTF8')) and s.ended_at is null and s.expires_at > now()
      and s.capacity = 'operational' and s.role in ('case-worker', 'supervisor', 'coordinator')
      and f.id = referral
      and ((f.sender_id = s.organisation_id and (r.worker_id = s.account_id or s.role in ('supervisor', 'coordinator')))
        or (f.recipient_id = s.organisation_id and f.state <> 'draft'
            and (s.role in ('supervisor', 'coordinator') or f.handler_id = s.account_id))));
end $$;

-- The one question behind every slice: does a share to this organisation live, today, on a basis that lives?
-- The basis is asked again at each reading, so that nothing depends on a clean-up having run.
create or replace function actor.share_lives(referral uuid, wanted_category text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (
    select from public.shares s
    left join public.consents c on c.id = s.consent_id
    left join public.overrides o on o.id = s.override_id
    where s.referral_id = referral and s.category = wanted_category
      and s.recipient_id = actor.organisation()
      and s.ended_at is null and s.until >= current_date
      and (case s.basis
             when 'consent' then c.withdrawn_at is null and current_date between c.valid_from and c.valid_until
             else o.approved_at is not null and o.ended_at is null end));
end $$;

create or replace function actor.glass_is_open(service uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (
    select from public.glass_openings g
    where g.service_id = service and g.account_id = actor.account()
      and now() between g.opened_at and g.until);
end $$;

create or replace function actor.is_colleague(account uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (select from public.memberships m
                 where m.account_id = account and m.organisation_id = actor.organisation());
end $$;

-- The wrapped data key of a person: for whoever sees the person, or holds a live share of theirs.
create or replace function actor.data_key(person uuid) returns bytea
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if actor.sees_person(person)
     or exists (select from public.shares s where s.person_id = person and s.recipient_id = actor.organisation()
                and actor.share_lives(s.referral_id, s.category) and actor.sees_referral(s.referral_id)) then
    return (select k.wrapped from private.data_keys k where k.person_id = person and k.destroyed_at is null);
  end if;
  return null;
end $$;

create or replace function actor.keep_data_key(person uuid, wrapped_key bytea) returns bytea
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if not actor.sees_person(person) then return null; end if;
  insert into private.data_keys (person_id, organisation_id, wrapped) values (person, actor.organisation(), wrapped_key)
    on conflict (person_id) do nothing;
  return (select k.wrapped from private.data_keys k where k.person_id = person and k.destroyed_at is null);
end $$;

-- An administrator changed a membership: the sessions of that person end at once.
create or replace function actor.end_sessions_of(account uuid) returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare ended integer;
begin
  if account is distinct from actor.account() and not (actor.role() = 'administrator' and actor.is_colleague(account)) then return 0; end if;
  update private.sessions s set ended_at = now()
    where s.account_id = account and s.organisation_id = actor.organisation() and s.ended_at is null
      and s.secret_hash <> sha256(convert_to(current_setting('app.session', true), 'UTF8'));
  get diagnostics ended = row_count;
  return ended;
end $$;

-- One look at the start of each operation: who acts, and what was answered if this operation came before.
create or replace function actor.arrive(operation uuid)
returns table (account_id uuid, organisation_id uuid, session_id uuid, membership_id uuid, role text, capacity text, clearances text[],
               second_factor boolean, quiet interval, earlier_operation text, earlier_answer text)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query
    select s.account_id, s.organisation_id, s.id, s.membership_id, s.role, s.capacity, s.clearances, s.second_factor, now() - s.last_seen_at,
           a.operation, a.answer
    from private.sessions s
    left join public.operation_answers a on a.operation_id = arrive.operation and a.account_id = s.account_id
    where s.secret_hash = sha256(convert_to(current_setting('app.session', true), 'UTF8'))
      and s.ended_at is null and s.expires_at > now();
end $$;

create or replace function actor.stay(idle interval) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  update private.sessions s set last_seen_at = now(), expires_at = least(now() + idle, s.created_at + interval '12 hours')
    where s.secret_hash = sha256(convert_to(current_setting('app.session', true), 'UTF8')) and s.ended_at is null and s.expires_at > now();
end $$;

-- When the other side last read what was shared with it: the moment only, for the sender of the referral.
create or replace function actor.last_reading(referral uuid) returns timestamptz
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select max(e.at) from public.events e join public.referrals f on f.id = e.referral_id
          where e.referral_id = referral and e.operation = 'referrals.read' and e.organisation_id = f.recipient_id
            and f.sender_id = actor.organisation());
end $$;

-- INV-01: an organisation that is here as donor only (by every agreement it has) is nobody's recipient of a person.
create or replace function actor.is_donor_only(organisation uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return coalesce((select bool_and(a.relations = '{donor}') from public.agreements a
                   where a.partner_id = organisation and a.ended_at is null and (a.valid_until is null or a.valid_until >= current_date)), false);
end $$;

do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'actor'::regnamespace loop
    execute format('alter function %s owner to passerelle_guard', f);
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to passerelle_app, passerelle_door, passerelle_worker', f);
  end loop;
end $$;
