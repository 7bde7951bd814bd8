-- Who has seen a person's data: organisations and the roles of their readers, never names. Events of other organisations
-- are theirs; only this question, about a person whom the asker keeps, is answered from them.
create or replace function actor.readings_of(person uuid)
returns table (organisation_id uuid, role text, keeper boolean, categories text[], times bigint, first_at timestamptz, last_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not actor.sees_person(person) then return; end if;
  return query
    with concerned as (
      select e.id, e.at, e.operation, e.session_id, e.account_id, e.referral_id,
             coalesce(e.organisation_id, f.recipient_id) as reader, f.recipient_id
      from public.events e left join public.referrals f on f.id = e.referral_id
      where (e.person_id = readings_of.person
             or e.record_id in (select r.id from public.records r where r.person_id = readings_of.person)
             or e.referral_id in (select g.id from public.referrals g where g.person_id = readings_of.person))
        and (e.account_id is not null or (e.organisation_id is null and f.channel = 'link'))
    ), told as (
      select c.*, coalesce(s.role, m.role) as reader_role, c.reader = actor.organisation() as keeps,
             array(select h.category from public.shares h
                   where h.referral_id = c.referral_id and h.recipient_id = c.reader
                     and h.from_at <= c.at and (h.ended_at is null or h.ended_at > c.at)) as open_then
      from concerned c
      left join private.sessions s on s.id = c.session_id
      left join lateral (select n.role from public.memberships n
                         where s.id is null and n.account_id = c.account_id and n.organisation_id = c.reader
                         order by n.since desc limit 1) m on true
      where c.reader is not null
    )
    select t.reader, t.reader_role, t.keeps,
           coalesce((select array_agg(distinct o order by o) from told u, unnest(u.open_then) o
                     where u.reader = t.reader and u.reader_role is not distinct from t.reader_role), '{}'),
           count(*), min(t.at), max(t.at)
    from told t
    where t.keeps or cardinality(t.open_then) > 0
    group by t.reader, t.reader_role, t.keeps
    order by t.keeps desc, max(t.at) desc;
end $$;
alter function actor.readings_of(uuid) owner to passerelle_guard;
revoke all on function actor.readings_of(uuid) from public;
grant execute on function actor.readings_of(uuid) to passerelle_app;
