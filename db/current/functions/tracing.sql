-- Both agreed to be brought together: a match begins, with a side for each. The birthday says who is a child, read as late as it can be.
create or replace function public.may_be_child(person uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return coalesce((select case p.birth_precision
      when 'exact' then p.birth_day
      when 'month' then (date_trunc('month', p.birth_day) + interval '1 month - 1 day')::date
      when 'year' then (date_trunc('year', p.birth_day) + interval '1 year - 1 day')::date
      else (date_trunc('year', p.birth_day) + interval '3 years - 1 day')::date end > current_date - interval '18 years'
    from public.people p where p.id = person), false);
end $$;
alter function public.may_be_child(uuid) owner to passerelle_guard;
revoke all on function public.may_be_child(uuid) from public;

create or replace function public.match_begins() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare seeker uuid;
begin
  if new.answer is distinct from 'agreed' or old.answer is not distinct from 'agreed' then return new; end if;
  select r.seeker_id into seeker from public.trace_requests r where r.id = new.request_id;
  insert into public.trace_matches (id, request_id, sought_id, told, since)
    values (new.match_id, new.request_id, new.sought_id, new.told, new.answered_at);
  insert into public.trace_sides (match_id, side, organisation_id, person_id, child) values
    (new.match_id, 'seeker', new.asker_id, seeker, seeker is not null and public.may_be_child(seeker)),
    (new.match_id, 'found', new.organisation_id, new.person_id, public.may_be_child(new.person_id));
  return new;
end $$;
alter function public.match_begins() owner to passerelle_guard;
create or replace trigger match_begins after update of answer on public.trace_hits
  for each row execute function public.match_begins();

-- A state moves only where both sides have done what it needs.
create or replace function public.match_moves() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare ready boolean;
begin
  if new.state = old.state then return new; end if;
  ready := case old.state || ' ' || new.state
    when 'in-progress verified' then (select bool_and(s.confirmed_at is not null) from public.trace_sides s where s.match_id = new.id)
    when 'verified reunified' then (select bool_and(s.agreed_at is not null and (not s.child or (s.outcome = 'for' and s.approved_at is not null)))
                                    from public.trace_sides s where s.match_id = new.id) and new.reunified_on is not null
    when 'verified closed' then new.closing is not null
    when 'reunified closed' then new.closing is not null
    when 'in-progress not-them' then true
    when 'in-progress withdrawn' then true
    when 'verified withdrawn' then true
    when 'reunified withdrawn' then true
    else false end;
  if not coalesce(ready, false) then raise exception using errcode = 'PS022', message = 'not-from-here'; end if;
  return new;
end $$;
alter function public.match_moves() owner to passerelle_guard;
create or replace trigger match_moves before update of state on public.trace_matches
  for each row execute function public.match_moves();

-- What was answered apart stays; nobody confirms before both answered, and nobody tells where they are before it is sure who they are.
create or replace function public.side_moves() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare stand text;
begin
  select m.state into stand from public.trace_matches m where m.id = new.match_id;
  if (old.answers is not null and new.answers is distinct from old.answers)
     or (new.answers is distinct from old.answers and stand <> 'in-progress')
     or (new.confirmed_at is distinct from old.confirmed_at and
         (stand <> 'in-progress' or exists (select from public.trace_sides s where s.match_id = new.match_id and s.answered_at is null)))
     or (new.whereabouts is distinct from old.whereabouts and stand not in ('verified', 'reunified'))
     or (new.approved_at is distinct from old.approved_at and new.outcome is distinct from old.outcome) then
    raise exception using errcode = 'PS022', message = 'not-from-here';
  end if;
  return new;
end $$;
alter function public.side_moves() owner to passerelle_guard;
create or replace trigger side_moves before update on public.trace_sides
  for each row execute function public.side_moves();

-- What is taken back or closed is gone from every desk at once; what the two had told each other is shown no more.
create or replace function public.withdrawn_search_leaves_the_desks() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.withdrawn_at is null or old.withdrawn_at is not null then return new; end if;
  update public.trace_hits h set ended_at = new.withdrawn_at where h.request_id = new.id and h.ended_at is null;
  update public.trace_matches m set state = 'withdrawn', ended_at = new.withdrawn_at
    where m.request_id = new.id and m.state in ('in-progress', 'verified', 'reunified');
  return new;
end $$;
alter function public.withdrawn_search_leaves_the_desks() owner to passerelle_guard;
create or replace trigger withdrawn_search_leaves_the_desks after update of withdrawn_at on public.trace_requests
  for each row execute function public.withdrawn_search_leaves_the_desks();

create or replace function public.closed_search_leaves_the_desks() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.closed_at is not null and old.closed_at is null then
    update public.trace_hits h set ended_at = new.closed_at
      where h.sought_id = new.id and h.ended_at is null and (h.answer is null or h.answer = 'not-reached');
  end if;
  return new;
end $$;
alter function public.closed_search_leaves_the_desks() owner to passerelle_guard;
create or replace trigger closed_search_leaves_the_desks after update of closed_at on public.trace_sought
  for each row execute function public.closed_search_leaves_the_desks();

-- What one side may know of the other.
create or replace function actor.far_side(match uuid, own_side text)
returns table (answered boolean, answers jsonb, confirmed boolean, agreed boolean, whereabouts text, child boolean, interests text)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query
    select f.answered_at is not null,
      case when o.answered_at is not null and f.answered_at is not null then f.answers end,
      f.confirmed_at is not null, f.agreed_at is not null,
      case when o.agreed_at is not null and f.agreed_at is not null and m.state in ('verified', 'reunified', 'closed') then f.whereabouts end,
      f.child, case when f.approved_at is not null then f.outcome end
    from public.trace_sides o
    join public.trace_matches m on m.id = o.match_id
    join public.trace_sides f on f.match_id = o.match_id and f.side <> o.side
    where o.match_id = match and o.side = own_side and o.organisation_id = actor.case_organisation()
      and (actor.sees_all_records() or (o.person_id is not null and actor.sees_person(o.person_id)));
end $$;
alter function actor.far_side(uuid, text) owner to passerelle_guard;
revoke all on function actor.far_side(uuid, text) from public;
grant execute on function actor.far_side(uuid, text) to passerelle_app;

-- By whom the other side is kept: its name only.
create or replace function actor.far_name(match uuid, own_side text) returns text
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select g.name from public.trace_sides o
    join public.trace_sides f on f.match_id = o.match_id and f.side <> o.side
    join public.organisations g on g.id = f.organisation_id
    where o.match_id = match and o.side = own_side and o.organisation_id = actor.case_organisation());
end $$;
alter function actor.far_name(uuid, text) owner to passerelle_guard;
revoke all on function actor.far_name(uuid, text) from public;
grant execute on function actor.far_name(uuid, text) to passerelle_app;
