-- The organisation that this session leads; null for whoever leads none.
create or replace function actor.led_organisation() returns uuid
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select s.organisation_id from private.sessions s
          where s.secret_hash = sha256(convert_to(current_setting('app.session', true), 'UTF8'))
            and s.ended_at is null and s.expires_at > now()
            and s.capacity = 'operational' and s.role in ('administrator', 'coordinator'));
end $$;
alter function actor.led_organisation() owner to passerelle_guard;
revoke all on function actor.led_organisation() from public;
grant execute on function actor.led_organisation() to passerelle_app, passerelle_worker;

-- Every organisation to which whoever acts belongs, whichever they act for now.
create or replace function actor.member_of() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return array(select m.organisation_id from public.memberships m where m.account_id = actor.account() and m.ended_at is null);
end $$;
alter function actor.member_of() owner to passerelle_guard;
revoke all on function actor.member_of() from public;
grant execute on function actor.member_of() to passerelle_app, passerelle_worker;

-- An organisation with its headquarters and all branches of those.
create or replace function actor.family_of(organisation uuid) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return array(select o.id from public.organisations o, public.organisations me
               where me.id = organisation and coalesce(o.parent_id, o.id) = coalesce(me.parent_id, me.id));
end $$;
alter function actor.family_of(uuid) owner to passerelle_guard;
revoke all on function actor.family_of(uuid) from public;
grant execute on function actor.family_of(uuid) to passerelle_app, passerelle_worker;

-- The second wall behind the rules of the domain: two people, neither of the organisation that is screened, and not
-- before it has answered or could have.
create or replace function public.screening_is_decided_by_others() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare asked public.screening_questions;
begin
  select * into asked from public.screening_questions q where q.id = new.question_id for update;
  if asked.state in ('superseded', 'lapsed') then
    raise exception using errcode = 'PS033', message = 'screening-no-longer-asked';
  end if;
  if exists (select from public.memberships m where m.account_id = new.account_id and m.ended_at is null
             and m.organisation_id = any (actor.family_of(asked.organisation_id))) then
    raise exception using errcode = 'PS032', message = 'screening-own-organisation';
  end if;
  if exists (select from public.screening_decisions d where d.question_id = new.question_id and d.round = asked.round and d.account_id = new.account_id) then
    raise exception using errcode = 'PS031', message = 'screening-first-is-second';
  end if;
  new.round := asked.round;
  new.position := 1 + (select count(*) from public.screening_decisions d where d.question_id = new.question_id and d.round = asked.round);
  if new.position = 2 and new.verdict = 'same' and current_date <= asked.reply_until
     and not exists (select from public.screening_replies r where r.question_id = new.question_id) then
    raise exception using errcode = 'PS034', message = 'screening-reply-awaited';
  end if;
  return new;
end $$;
alter function public.screening_is_decided_by_others() owner to passerelle_guard;
drop trigger if exists screening_is_decided_by_others on public.screening_decisions;
create trigger screening_is_decided_by_others before insert on public.screening_decisions
  for each row execute function public.screening_is_decided_by_others();

-- The state of a question follows from its decisions and from nothing else; so does whether a partnership is held.
create or replace function public.screening_decision_settles() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare outcome text; asked public.screening_questions;
begin
  if new.position < 2 then return null; end if;
  select case when count(distinct d.verdict) > 1 or min(d.verdict) = 'cannot-tell' then 'unsettled'
              when min(d.verdict) = 'same' then 'confirmed' else 'cleared' end
    into outcome from public.screening_decisions d where d.question_id = new.question_id and d.round = new.round;
  update public.screening_questions q
    set state = case when outcome = 'unsettled' and q.state = 'confirmed' then 'confirmed' else outcome end,
        gone = case when outcome = 'unsettled' then q.gone end, settled_at = new.at, round = q.round + 1
    where q.id = new.question_id returning * into asked;
  if outcome <> 'unsettled' then
    with recursive before as (
      select q.id, q.previous_id from public.screening_questions q where q.id = asked.previous_id
      union all select q.id, q.previous_id from public.screening_questions q join before b on q.id = b.previous_id)
    update public.screening_questions q set state = 'superseded' from before b where q.id = b.id and q.state = 'confirmed';
  end if;
  update public.organisations o
    set held_at = case when exists (select from public.screening_questions q where q.organisation_id = o.id and q.state = 'confirmed')
                       then coalesce(o.held_at, new.at) end
    where o.id = asked.organisation_id;
  return null;
end $$;
alter function public.screening_decision_settles() owner to passerelle_guard;
drop trigger if exists screening_decision_settles on public.screening_decisions;
create trigger screening_decision_settles after insert on public.screening_decisions
  for each row execute function public.screening_decision_settles();

-- Whoever decided without having read the answer decides anew.
create or replace function public.screening_reply_begins_anew() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  update public.screening_questions q set round = q.round + 1
    where q.id = new.question_id and exists (select from public.screening_decisions d where d.question_id = q.id and d.round = q.round);
  return null;
end $$;
alter function public.screening_reply_begins_anew() owner to passerelle_guard;
drop trigger if exists screening_reply_begins_anew on public.screening_replies;
create trigger screening_reply_begins_anew after insert on public.screening_replies
  for each row execute function public.screening_reply_begins_anew();
