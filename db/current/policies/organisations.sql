-- Organisations are known to everybody unless they keep themselves unlisted.
alter table organisations enable row level security;
alter table organisations force row level security;
create policy listed_organisations_are_known on organisations for select to passerelle_app, passerelle_door
  using (listed or id = (select actor.organisation()) or (select actor.is_registrar()));
create policy guard_reads on organisations for select to passerelle_guard using (true);
create policy worker_reads on organisations for select to passerelle_worker using (true);
create policy guard_begins on organisations for insert to passerelle_guard with check (kind = 'intergovernmental');
create policy registrar_adds on organisations for insert to passerelle_app
  with check ((select actor.is_registrar()) or (parent_id = (select actor.organisation()) and (select actor.role()) = 'administrator'));
create policy own_administrator_or_registrar_changes on organisations for update to passerelle_app
  using ((id = (select actor.organisation()) and (select actor.role()) = 'administrator') or (select actor.is_registrar()));
grant select on organisations to passerelle_app, passerelle_door, passerelle_guard, passerelle_worker;
grant insert on organisations to passerelle_app, passerelle_guard;
grant update (name, names, acronym, kind, country, parent_id, standing, observer, has_accounts, listed, email, phone, website, about, version) on organisations to passerelle_app;

-- Agreements are known to their two sides and to the registrar.
alter table agreements enable row level security;
alter table agreements force row level security;
create policy both_sides_read on agreements for select to passerelle_app
  using (organisation_id = (select actor.organisation()) or partner_id = (select actor.organisation()) or (select actor.is_registrar()));
create policy coordinators_conclude on agreements for insert to passerelle_app
  with check ((organisation_id = (select actor.organisation()) and (select actor.role()) in ('administrator', 'coordinator')) or (select actor.is_registrar()));
create policy coordinators_end on agreements for update to passerelle_app
  using ((organisation_id = (select actor.organisation()) and (select actor.role()) in ('administrator', 'coordinator')) or (select actor.is_registrar()));
create policy guard_reads on agreements for select to passerelle_guard using (true);
grant select, insert on agreements to passerelle_app;
grant update (valid_until, ended_at, note) on agreements to passerelle_app;
grant select on agreements to passerelle_guard;

-- Competences are public statements; the owner declares, another verifies (INV-14).
alter table competences enable row level security;
alter table competences force row level security;
create policy everybody_reads on competences for select to passerelle_app using (true);
create policy own_coordinator_declares on competences for insert to passerelle_app
  with check (organisation_id = (select actor.organisation()) and (select actor.role()) in ('administrator', 'coordinator')
              and verified_at is null and declared_by = (select actor.account()));
create policy registrar_records_for_others on competences for insert to passerelle_app
  with check ((select actor.is_registrar()) and verified_at is null and declared_by = (select actor.account()));
create policy owner_withdraws on competences for update to passerelle_app
  using (organisation_id = (select actor.organisation()) and (select actor.role()) in ('administrator', 'coordinator'))
  with check (verified_by is distinct from (select actor.account()));
create policy another_organisation_verifies on competences for update to passerelle_app
  using (organisation_id <> (select actor.organisation()) and (select actor.role()) in ('administrator', 'coordinator', 'supervisor')
         and declared_by <> (select actor.account()))
  with check (verified_by_organisation = (select actor.organisation()) and verified_by = (select actor.account()));
grant select, insert on competences to passerelle_app;
grant update (verified_by_organisation, verified_by, verified_at, verified_until, evidence, valid_until, withdrawn_at) on competences to passerelle_app;
