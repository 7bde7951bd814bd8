-- REFERRALS: the sender sees them with the record; the recipient from the moment they were sent.
alter table referrals enable row level security;
alter table referrals force row level security;
create policy sender_sees on referrals for select to passerelle_app
  using (sender_id = (select actor.case_organisation())
         and ((select actor.sees_all_records()) or actor.sees_record(record_id)));
create policy recipient_sees on referrals for select to passerelle_app
  using (recipient_id = (select actor.case_organisation()) and state <> 'draft'
         and ((select actor.sees_all_records()) or handler_id = (select actor.account())));
create policy sender_makes on referrals for insert to passerelle_app
  with check (sender_id = (select actor.organisation()) and sender_account_id = (select actor.account()) and actor.sees_record(record_id));
create policy sender_acts on referrals for update to passerelle_app
  using (sender_id = (select actor.organisation()) and actor.sees_record(record_id));
create policy recipient_acts on referrals for update to passerelle_app
  using (recipient_id = (select actor.case_organisation()) and state <> 'draft'
         and ((select actor.sees_all_records()) or handler_id = (select actor.account())));
create policy guard_reads on referrals for select to passerelle_guard using (true);
create policy clock_reads on referrals for select to passerelle_worker using (true);
create policy clock_acts on referrals for update to passerelle_worker using (true);
create policy link_reads on referrals for select to passerelle_door using (channel = 'link' and state <> 'draft');
create policy link_answers on referrals for update to passerelle_door using (channel = 'link' and state <> 'draft');
grant select, insert on referrals to passerelle_app;
grant update (state, service_id, recipient_id, priority, channel, categories, basis, message, sent_at, due_at, received_at, answered_at, decline_code, decline_note, started_at,
  completed_at, outcome, outcome_note, closed_at, revoked_at, revoked_reason, handler_id, recipient_record_id, version, updated_at) on referrals to passerelle_app;
grant select on referrals to passerelle_guard, passerelle_worker, passerelle_door;
grant update (state, escalated_at, expired_at, version, updated_at) on referrals to passerelle_worker;
grant update (state, received_at, answered_at, decline_code, decline_note, started_at, completed_at, outcome, version, updated_at) on referrals to passerelle_door;

alter table referral_steps enable row level security;
alter table referral_steps force row level security;
create policy visible_with_the_referral on referral_steps for select to passerelle_app using (actor.sees_referral(referral_id));
create policy guard_writes on referral_steps for all to passerelle_guard using (true) with check (true);
create policy clock_reads on referral_steps for select to passerelle_worker using (true);
grant select on referral_steps to passerelle_app, passerelle_worker;
grant select, insert on referral_steps to passerelle_guard;

-- The person's own feedback: for the sender only.
alter table referral_feedback enable row level security;
alter table referral_feedback force row level security;
create policy sender_reads on referral_feedback for select to passerelle_app
  using (organisation_id = (select actor.case_organisation()) and actor.sees_referral(referral_id));
create policy sender_writes on referral_feedback for insert to passerelle_app
  with check (organisation_id = (select actor.organisation()) and account_id = (select actor.account()) and actor.sees_referral(referral_id));
grant select, insert on referral_feedback to passerelle_app;

-- SHARES: both sides see that something is or was shared; only the sender makes and ends them.
alter table shares enable row level security;
alter table shares force row level security;
create policy sender_sees on shares for select to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and ((select actor.sees_all_records()) or actor.sees_record(record_id)));
create policy recipient_sees on shares for select to passerelle_app
  using (recipient_id = (select actor.organisation()) and actor.sees_referral(referral_id));
create policy sender_shares on shares for insert to passerelle_app
  with check (organisation_id = (select actor.organisation()) and actor.sees_record(record_id));
create policy recipient_attests on shares for update to passerelle_app
  using (recipient_id = (select actor.organisation()) and ended_at is not null and actor.sees_referral(referral_id))
  with check (attested_by = (select actor.account()));
create policy guard_reads on shares for select to passerelle_guard using (true);
create policy guard_ends on shares for update to passerelle_guard using (true);
create policy worker_reads on shares for select to passerelle_worker using (true);
create policy link_reads on shares for select to passerelle_door using (true);
grant select, insert on shares to passerelle_app;
grant update (attested_at, attested_by) on shares to passerelle_app;
grant select on shares to passerelle_guard, passerelle_worker, passerelle_door;
grant update (ended_at, ended_reason) on shares to passerelle_guard;

-- SLICES: what left. The recipient reads a slice only while its share lives, asked anew at every reading.
alter table slices enable row level security;
alter table slices force row level security;
create policy sender_sees on slices for select to passerelle_app
  using (organisation_id = (select actor.case_organisation()) and actor.sees_referral(referral_id));
create policy recipient_sees_while_the_share_lives on slices for select to passerelle_app
  using (recipient_id = (select actor.organisation()) and actor.sees_referral(referral_id) and actor.share_lives(referral_id, category));
create policy sender_makes on slices for insert to passerelle_app
  with check (organisation_id = (select actor.case_organisation()));
create policy link_reads_while_the_share_lives on slices for select to passerelle_door
  using (exists (select from shares s join referrals f on f.id = s.referral_id
                 where s.referral_id = slices.referral_id and s.category = slices.category and s.recipient_id = slices.recipient_id
                   and f.channel = 'link' and s.ended_at is null and s.until >= current_date));
grant select, insert on slices to passerelle_app;
grant select on slices to passerelle_door;

-- Notices: for one person, or for whoever coordinates.
alter table notices enable row level security;
alter table notices force row level security;
create policy mine_or_my_teams on notices for select to passerelle_app
  using (organisation_id = (select actor.organisation())
         and (account_id = (select actor.account()) or (account_id is null and (select actor.sees_all_records()))));
create policy mine_or_my_teams_read on notices for update to passerelle_app
  using (organisation_id = (select actor.organisation())
         and (account_id = (select actor.account()) or (account_id is null and (select actor.sees_all_records()))));
create policy worker_tells on notices for all to passerelle_worker using (true) with check (true);
grant select on notices to passerelle_app;
grant update (read_at) on notices to passerelle_app;
grant select, insert on notices to passerelle_worker;
