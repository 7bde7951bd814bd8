-- Owned by passerelle_guard; the block at the end of actor.sql says who may call what lies in the schema actor.

-- What colleagues hold and on which day they were last here: for those who lead, counts only, never a person assisted.
create or replace function actor.open_work()
returns table (account_id uuid, records integer, tasks integer, referrals integer, last_seen_on date)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if actor.role() is null or actor.role() not in ('administrator', 'coordinator', 'supervisor') then return; end if;
  return query
    select m.account_id, coalesce(r.held, 0), coalesce(t.held, 0), coalesce(f.held, 0), s.seen
    from (select distinct c.account_id from public.memberships c where c.organisation_id = actor.organisation()) m
    left join (select o.worker_id, count(*)::integer as held from public.records o
               where o.organisation_id = actor.organisation() and o.closed_on is null group by 1) r on r.worker_id = m.account_id
    left join (select o.assigned_to, count(*)::integer as held from public.tasks o
               where o.organisation_id = actor.organisation() and o.done_at is null group by 1) t on t.assigned_to = m.account_id
    left join (select o.handler_id, count(*)::integer as held from public.referrals o
               where o.recipient_id = actor.organisation() and o.state in ('sent', 'received', 'accepted', 'in-service')
               group by 1) f on f.handler_id = m.account_id
    left join (select o.account_id, (max(o.last_seen_at) at time zone 'UTC')::date as seen from private.sessions o
               where o.organisation_id = actor.organisation() group by 1) s on s.account_id = m.account_id;
end $$;

-- Somebody who no longer works with persons here keeps nothing open: it goes to whoever supervised them last.
-- Tells what went to whom. `receiver` null and counts above zero: nobody can take it, nothing was moved.
-- Administrators set this off for their colleagues, without seeing what they move; the worker runs it once more, for
-- what was under way when the sessions ended.
create or replace function actor.release_work(leaver uuid, home uuid)
returns table (receiver uuid, record_ids uuid[], task_count integer, referral_count integer)
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  last public.memberships;
begin
  if not (current_setting('role') = 'passerelle_worker'
          or (actor.role() = 'administrator' and actor.organisation() = home and leaver <> actor.account())) then return; end if;
  select m.* into last from public.memberships m
    where m.account_id = leaver and m.organisation_id = home order by m.ended_at desc nulls first limit 1;
  if last.id is null
     or (last.ended_at is null and last.capacity = 'operational' and last.role in ('case-worker', 'supervisor', 'coordinator'))
  then return; end if;
  select m.account_id into receiver from public.memberships m
    where m.account_id = last.supervisor_id and m.organisation_id = home and m.ended_at is null
      and m.capacity = 'operational' and m.role in ('supervisor', 'coordinator');
  select array_agg(r.id order by r.id) into record_ids from public.records r
    where r.worker_id = leaver and r.organisation_id = home and r.closed_on is null;
  record_ids := coalesce(record_ids, '{}');
  select count(*) into task_count from public.tasks t where t.assigned_to = leaver and t.organisation_id = home and t.done_at is null;
  select count(*) into referral_count from public.referrals f
    where f.handler_id = leaver and f.recipient_id = home and f.state in ('sent', 'received', 'accepted', 'in-service');
  if receiver is not null then
    update public.records r set worker_id = receiver where r.id = any (record_ids);
    update public.tasks t set assigned_to = receiver where t.assigned_to = leaver and t.organisation_id = home and t.done_at is null;
    update public.referrals f set handler_id = receiver
      where f.handler_id = leaver and f.recipient_id = home and f.state in ('sent', 'received', 'accepted', 'in-service');
  end if;
  return next;
end $$;

-- Those whom the leaver supervised go to the leaver's own supervisor.
create or replace function actor.release_team(leaver uuid) returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  above uuid;
  moved integer;
begin
  if actor.role() is distinct from 'administrator' or leaver = actor.account() then return 0; end if;
  select m.supervisor_id into above from public.memberships m
    where m.account_id = leaver and m.organisation_id = actor.organisation() order by m.ended_at desc nulls first limit 1;
  update public.memberships m set supervisor_id = nullif(above, m.account_id)
    where m.supervisor_id = leaver and m.organisation_id = actor.organisation() and m.ended_at is null;
  get diagnostics moved = row_count;
  return moved;
end $$;

create or replace function actor.has_administrator(organisation uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (select from public.memberships m
                 where m.organisation_id = organisation and m.role = 'administrator' and m.ended_at is null);
end $$;

-- Every role that the signed-in person holds anywhere.
create or replace function actor.own_memberships()
returns table (membership_id uuid, organisation_id uuid, organisation_name text, organisation_kind text, role text)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query
    select m.id, o.id, o.name, o.kind, m.role
    from public.memberships m join public.organisations o on o.id = m.organisation_id
    where m.account_id = actor.account() and m.ended_at is null order by o.name, m.id;
end $$;

-- Who invites, for whoever holds the letter: also an organisation that keeps itself unlisted.
create or replace function actor.inviting_organisation(secret_hash bytea)
returns table (id uuid, name text, kind text)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query
    select o.id, o.name, o.kind
    from private.invitation_secrets s join public.invitations i on i.id = s.invitation_id
    join public.organisations o on o.id = i.organisation_id
    where s.secret_hash = inviting_organisation.secret_hash;
end $$;

-- The hash of the secret in the letter, kept by whoever may invite; a new letter ends the one before.
create or replace function actor.keep_invitation_secret(invitation uuid, hash bytea) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if not exists (
    select from public.invitations i
    where i.id = invitation and i.accepted_at is null and i.revoked_at is null
      and ((i.organisation_id = actor.organisation() and actor.role() = 'administrator')
        or (actor.is_registrar() and i.role = 'administrator' and actor.is_colleague(i.invited_by)))) then return false; end if;
  insert into private.invitation_secrets (invitation_id, secret_hash) values (invitation, hash)
    on conflict (invitation_id) do update set secret_hash = excluded.secret_hash;
  return true;
end $$;

-- An organisation that has an administrator keeps one, also when two of them demote each other at the same moment.
create or replace function public.an_administrator_stays() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if old.role <> 'administrator' or old.ended_at is not null
     or (new.role = 'administrator' and new.ended_at is null) then return new; end if;
  perform pg_advisory_xact_lock(hashtextextended(old.organisation_id::text, 11));
  if not exists (select from public.memberships m
                 where m.organisation_id = old.organisation_id and m.role = 'administrator' and m.ended_at is null and m.id <> old.id) then
    raise exception using errcode = 'PS005', message = 'last-administrator';
  end if;
  return new;
end $$;
alter function public.an_administrator_stays() owner to passerelle_guard;
drop trigger if exists an_administrator_stays on public.memberships;
create trigger an_administrator_stays before update of role, ended_at on public.memberships
  for each row execute function public.an_administrator_stays();

-- Whoever holds no role anywhere any more cannot sign in; whoever holds one again can.
create or replace function public.account_follows_memberships() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  update public.accounts a
    set status = case when exists (select from public.memberships m where m.account_id = a.id and m.ended_at is null)
                      then 'active' else 'deactivated' end
    where a.id = new.account_id;
  return null;
end $$;
alter function public.account_follows_memberships() owner to passerelle_guard;
drop trigger if exists account_follows_memberships on public.memberships;
create trigger account_follows_memberships after insert or update of ended_at on public.memberships
  for each row execute function public.account_follows_memberships();
