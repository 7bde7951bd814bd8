-- INV-02 in the database: a share is born only on a live basis that names this recipient and this category.
create or replace function public.share_stands_on_a_live_basis() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare lives boolean;
begin
  if new.basis = 'consent' then
    select c.withdrawn_at is null and current_date between c.valid_from and c.valid_until
           and c.recipient_id = new.recipient_id and c.category = new.category and c.purpose = 'referral'
           and c.person_id = new.person_id and c.organisation_id = new.organisation_id
           and new.until <= c.valid_until
           and a.form in ('explicit-written', 'explicit-oral-witnessed')
      into lives from public.consents c join public.consent_acts a on a.id = c.act_id where c.id = new.consent_id;
  else
    select o.approved_at is not null and o.ended_at is null and o.recipient_id = new.recipient_id
           and new.category = any (o.categories) and o.person_id = new.person_id and o.record_id = new.record_id
      into lives from public.overrides o where o.id = new.override_id;
  end if;
  if not coalesce(lives, false) then
    raise exception using errcode = 'PS001', message = 'no-live-consent', detail = new.category;
  end if;
  return new;
end $$;
alter function public.share_stands_on_a_live_basis() owner to passerelle_guard;
drop trigger if exists share_stands_on_a_live_basis on public.shares;
create trigger share_stands_on_a_live_basis before insert or update of basis, consent_id, override_id, recipient_id, category, until
  on public.shares for each row execute function public.share_stands_on_a_live_basis();

-- INV-03 in the database: taking consent back ends every share that stands on it, in the same transaction.
create or replace function public.withdrawal_ends_shares() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.withdrawn_at is not null and old.withdrawn_at is null then
    update public.shares set ended_at = new.withdrawn_at, ended_reason = 'consent-withdrawn'
      where consent_id = new.id and ended_at is null;
  end if;
  return new;
end $$;
alter function public.withdrawal_ends_shares() owner to passerelle_guard;
drop trigger if exists withdrawal_ends_shares on public.consents;
create trigger withdrawal_ends_shares after update of withdrawn_at on public.consents
  for each row execute function public.withdrawal_ends_shares();

-- What was agreed is never rewritten: only its withdrawal may be added, once.
create or replace function public.consent_is_not_rewritten() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if old.withdrawn_at is not null
     or (new.id, new.act_id, new.person_id, new.record_id, new.organisation_id, new.purpose, new.recipient_id, new.category, new.valid_from, new.valid_until)
        is distinct from
        (old.id, old.act_id, old.person_id, old.record_id, old.organisation_id, old.purpose, old.recipient_id, old.category, old.valid_from, old.valid_until)
  then
    raise exception using errcode = 'PS002', message = 'consent-is-not-rewritten';
  end if;
  return new;
end $$;
drop trigger if exists consent_is_not_rewritten on public.consents;
create trigger consent_is_not_rewritten before update on public.consents
  for each row execute function public.consent_is_not_rewritten();

create or replace function public.override_end_ends_shares() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.ended_at is not null and old.ended_at is null then
    update public.shares set ended_at = new.ended_at, ended_reason = 'override-ended'
      where override_id = new.id and ended_at is null;
  end if;
  return new;
end $$;
alter function public.override_end_ends_shares() owner to passerelle_guard;
drop trigger if exists override_end_ends_shares on public.overrides;
create trigger override_end_ends_shares after update of ended_at on public.overrides
  for each row execute function public.override_end_ends_shares();
