-- Colleagues know each other; nobody else's accounts exist for you.
alter table accounts enable row level security;
alter table accounts force row level security;
create policy colleagues_know_each_other on accounts for select to passerelle_app
  using (accounts.id = (select actor.account())
         or exists (select from memberships m where m.account_id = accounts.id and m.organisation_id = (select actor.organisation())));
create policy own_profile_changes on accounts for update to passerelle_app using (id = (select actor.account()));
create policy door_knows on accounts for select to passerelle_door using (true);
create policy door_makes on accounts for insert to passerelle_door with check (true);
create policy guard_reads on accounts for select to passerelle_guard using (true);
create policy guard_keeps_the_status on accounts for update to passerelle_guard using (true);
create policy worker_reads on accounts for select to passerelle_worker using (true);
grant select on accounts to passerelle_app, passerelle_door, passerelle_guard, passerelle_worker;
grant insert on accounts to passerelle_door;
grant update (name, locale) on accounts to passerelle_app;
grant update (status) on accounts to passerelle_guard;

alter table memberships enable row level security;
alter table memberships force row level security;
create policy colleagues_know_roles on memberships for select to passerelle_app
  using (organisation_id = (select actor.organisation()) or account_id = (select actor.account()));
create policy administrators_change on memberships for update to passerelle_app
  using (organisation_id = (select actor.organisation()) and (select actor.role()) = 'administrator' and account_id <> (select actor.account()));
create policy door_knows on memberships for select to passerelle_door using (true);
create policy door_makes on memberships for insert to passerelle_door with check (true);
create policy guard_reads on memberships for select to passerelle_guard using (true);
create policy guard_hands_over_teams on memberships for update to passerelle_guard using (true);
create policy worker_reads on memberships for select to passerelle_worker using (true);
grant select on memberships to passerelle_app, passerelle_door, passerelle_guard, passerelle_worker;
grant insert on memberships to passerelle_door;
grant update (role, capacity, clearances, supervisor_id, ended_at, ended_by, ended_reason) on memberships to passerelle_app;
grant update (supervisor_id) on memberships to passerelle_guard;

-- Open work changes hands by one function of the guard; an administrator sets it off and sees none of it.
create policy guard_hands_over on records for update to passerelle_guard using (true);
create policy guard_hands_over on tasks for update to passerelle_guard using (true);
create policy guard_hands_over on referrals for update to passerelle_guard using (true);
grant update (worker_id) on records to passerelle_guard;
grant update (assigned_to) on tasks to passerelle_guard;
grant update (handler_id) on referrals to passerelle_guard;

alter table invitations enable row level security;
alter table invitations force row level security;
create policy administrators_read on invitations for select to passerelle_app
  using (organisation_id = (select actor.organisation()) and (select actor.role()) = 'administrator');
create policy registrar_reads_its_own on invitations for select to passerelle_app
  using ((select actor.is_registrar()) and role = 'administrator' and actor.is_colleague(invited_by));
create policy administrators_invite on invitations for insert to passerelle_app
  with check (((organisation_id = (select actor.organisation()) and (select actor.role()) = 'administrator')
               or ((select actor.is_registrar()) and role = 'administrator' and clearances = '{}' and supervisor_id is null
                   and not actor.has_administrator(organisation_id)))
              and invited_by = (select actor.account()));
create policy administrators_revoke on invitations for update to passerelle_app
  using (organisation_id = (select actor.organisation()) and (select actor.role()) = 'administrator');
create policy registrar_revokes_its_own on invitations for update to passerelle_app
  using ((select actor.is_registrar()) and role = 'administrator' and actor.is_colleague(invited_by));
create policy guard_reads on invitations for select to passerelle_guard using (true);
create policy door_knows on invitations for select to passerelle_door using (true);
create policy door_accepts on invitations for update to passerelle_door using (true);
create policy worker_reads on invitations for select to passerelle_worker using (true);
grant select, insert on invitations to passerelle_app;
grant select on invitations to passerelle_door, passerelle_guard, passerelle_worker;
grant update (revoked_at, expires_at) on invitations to passerelle_app;
grant update (accepted_at) on invitations to passerelle_door;

-- Secrets: only the door, and the guard for the one question who acts.
grant select, insert, update, delete on private.passwords, private.second_factors, private.recovery_codes, private.sessions,
  private.attempts, private.invitation_secrets, private.referral_links, private.mails to passerelle_door;
grant select, update on private.sessions to passerelle_guard;
grant select, insert, update on private.invitation_secrets to passerelle_guard;
grant select, insert, update, delete on private.mails, private.referral_links, private.invitation_secrets, private.attempts to passerelle_worker;
grant select, update on private.sessions to passerelle_worker;
grant select, insert, update on private.data_keys to passerelle_guard;
