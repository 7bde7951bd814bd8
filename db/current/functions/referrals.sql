-- A referral moves only along these lines, each by its own side. The second wall behind the rules of the domain.
create or replace function public.referral_moves_along_its_road() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare side text;
begin
  if new.state = old.state then return new; end if;
  side := case when current_setting('role', true) = 'passerelle_worker' then 'clock'
               when current_setting('role', true) = 'passerelle_door' then 'recipient'
               when actor.organisation() = old.sender_id then 'sender'
               when actor.organisation() = old.recipient_id then 'recipient'
               else 'stranger' end;
  if not exists (
    select from (values
      ('draft', 'sent', 'sender'), ('draft', 'revoked', 'sender'),
      ('sent', 'received', 'recipient'), ('sent', 'accepted', 'recipient'), ('sent', 'declined', 'recipient'), ('sent', 'no-capacity', 'recipient'),
      ('received', 'accepted', 'recipient'), ('received', 'declined', 'recipient'), ('received', 'no-capacity', 'recipient'),
      ('accepted', 'in-service', 'recipient'), ('accepted', 'completed', 'recipient'), ('in-service', 'completed', 'recipient'),
      ('completed', 'closed', 'sender'), ('declined', 'closed', 'sender'), ('no-capacity', 'closed', 'sender'), ('expired', 'closed', 'sender'), ('revoked', 'closed', 'sender'),
      ('sent', 'revoked', 'sender'), ('received', 'revoked', 'sender'), ('accepted', 'revoked', 'sender'), ('in-service', 'revoked', 'sender'),
      ('sent', 'expired', 'clock'), ('received', 'expired', 'clock')
    ) as road (from_state, to_state, by_side)
    where road.from_state = old.state and road.to_state = new.state and road.by_side = side)
  then
    raise exception using errcode = 'PS003', message = 'referral-cannot-move', detail = old.state || ' to ' || new.state || ' by ' || side;
  end if;
  if new.state in ('declined', 'no-capacity', 'revoked', 'expired', 'closed') then
    update public.shares
      set ended_at = now(),
          ended_reason = case new.state when 'revoked' then 'referral-revoked' when 'expired' then 'referral-expired'
                                        when 'closed' then 'referral-closed' else 'referral-declined' end
      where referral_id = new.id and ended_at is null;
  end if;
  return new;
end $$;
alter function public.referral_moves_along_its_road() owner to passerelle_guard;
drop trigger if exists referral_moves_along_its_road on public.referrals;
create trigger referral_moves_along_its_road before update of state on public.referrals
  for each row execute function public.referral_moves_along_its_road();

-- Each move leaves its step by itself, so that no program can forget it.
create or replace function public.referral_leaves_its_steps() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'UPDATE' and new.state = old.state then return null; end if;
  insert into public.referral_steps (id, referral_id, position, from_state, to_state, organisation_id, account_id, code)
  values (gen_random_uuid(), new.id,
          case tg_op when 'INSERT' then 1 else 1 + (select count(*) from public.referral_steps s where s.referral_id = new.id) end,
          case when tg_op = 'UPDATE' then old.state else 'draft' end, new.state, actor.organisation(), actor.account(),
          case new.state when 'declined' then new.decline_code when 'completed' then new.outcome
                         when 'revoked' then case when new.revoked_reason = 'consent-withdrawn' then 'consent-withdrawn' end end);
  return null;
end $$;
alter function public.referral_leaves_its_steps() owner to passerelle_guard;
drop trigger if exists referral_leaves_its_steps on public.referrals;
create trigger referral_leaves_its_steps after insert or update of state on public.referrals
  for each row execute function public.referral_leaves_its_steps();
