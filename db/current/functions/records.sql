-- A record begins where its programme begins, and then stands where its last step led. The second wall behind the
-- rules of the domain: no state is ever set but by a step (INV-04).
create or replace function public.record_stands_where_its_steps_led() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if current_setting('role', true) is distinct from 'passerelle_app' then return new; end if;
  if tg_op = 'INSERT' then
    if not exists (select from public.programmes p where p.id = new.programme and p.version = new.programme_version
                   and p.definition->>'starts' = new.state) then
      raise exception using errcode = 'PS006', message = 'record-does-not-begin-here';
    end if;
  elsif new.state is distinct from old.state
    and not exists (select from public.record_steps s where s.record_id = new.id and s.from_state = old.state and s.to_state = new.state
                    and s.position = (select max(l.position) from public.record_steps l where l.record_id = new.id)) then
    raise exception using errcode = 'PS006', message = 'no-step-led-here';
  end if;
  return new;
end $$;
alter function public.record_stands_where_its_steps_led() owner to passerelle_guard;
drop trigger if exists record_stands_where_its_steps_led on public.records;
create trigger record_stands_where_its_steps_led before insert or update of state on public.records
  for each row execute function public.record_stands_where_its_steps_led();

-- The clock of a record: the first of its open tasks and unanswered referrals to fall due, whoever changes them.
create or replace function public.wind_clock(record uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare due timestamptz;
begin
  select min(d.due_at) into due from (
    select t.due_at from public.tasks t where t.record_id = record and t.done_at is null
    union all
    select f.due_at from public.referrals f where f.record_id = record and f.state in ('sent', 'received')) d;
  update public.records r set next_due_at = due where r.id = record and r.next_due_at is distinct from due;
end $$;
alter function public.wind_clock(uuid) owner to passerelle_guard;
revoke all on function public.wind_clock(uuid) from public;

create or replace function public.clock_follows() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.record_id is not null then perform public.wind_clock(new.record_id); end if;
  return null;
end $$;
alter function public.clock_follows() owner to passerelle_guard;
drop trigger if exists clock_follows on public.tasks;
create trigger clock_follows after insert or update of due_at, done_at on public.tasks
  for each row execute function public.clock_follows();
drop trigger if exists clock_follows on public.referrals;
create trigger clock_follows after update of state, due_at on public.referrals
  for each row execute function public.clock_follows();

-- What is new can only bring the clock forward.
create or replace function public.clock_comes_forward() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  update public.records r set next_due_at = new.due_at
    where r.id = new.record_id and (r.next_due_at is null or r.next_due_at > new.due_at);
  return null;
end $$;
alter function public.clock_comes_forward() owner to passerelle_guard;
drop trigger if exists clock_comes_forward on public.referrals;
create trigger clock_comes_forward after insert on public.referrals
  for each row when (new.due_at is not null and new.state in ('sent', 'received')) execute function public.clock_comes_forward();
