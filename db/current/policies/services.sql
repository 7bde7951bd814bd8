-- Public services are for everybody, partners' services for whoever is signed in, hidden ones for their own organisation.
alter table services enable row level security;
alter table services force row level security;
create policy visible_services on services for select to passerelle_app
  using (visibility = 'public'
         or (visibility = 'partners' and (select actor.account()) is not null)
         or organisation_id = (select actor.organisation()));
create policy own_staff_adds on services for insert to passerelle_app
  with check ((organisation_id = (select actor.organisation()) and (select actor.role()) in ('administrator', 'coordinator', 'supervisor'))
              or (select actor.is_registrar()));
create policy own_staff_changes on services for update to passerelle_app
  using ((organisation_id = (select actor.organisation()) and (select actor.role()) in ('administrator', 'coordinator', 'supervisor'))
         or ((select actor.is_registrar()) and visibility <> 'hidden'));
create policy door_reads on services for select to passerelle_door using (true);
create policy worker_reads on services for select to passerelle_worker using (true);
grant select, insert on services to passerelle_app;
grant update (type, area, name, names, description, place_id, place_name, place_names, country, longitude, latitude, coverage, details, languages,
  response_hours, referral_method, accepts_referrals, capacity_places, capacity_free, capacity_confirmed_at, verified_at, valid_from, valid_until,
  visibility, confidential, raw, version, updated_at) on services to passerelle_app;
grant select on services to passerelle_door, passerelle_worker;

-- COMPARTMENT shelter-address (INV-05): the keeper's cleared staff, or an open glass for minutes.
alter table shelter_addresses enable row level security;
alter table shelter_addresses force row level security;
create policy cleared_keepers_or_open_glass on shelter_addresses for select to passerelle_app
  using ((organisation_id = (select actor.organisation()) and 'shelter-address' = any ((select actor.clearances())::text[]))
         or actor.glass_is_open(service_id));
create policy cleared_keepers_add on shelter_addresses for insert to passerelle_app
  with check (organisation_id = (select actor.organisation()) and 'shelter-address' = any ((select actor.clearances())::text[]));
create policy cleared_keepers_change on shelter_addresses for update to passerelle_app
  using (organisation_id = (select actor.organisation()) and 'shelter-address' = any ((select actor.clearances())::text[]));
grant select, insert on shelter_addresses to passerelle_app;
grant update (sealed, updated_at) on shelter_addresses to passerelle_app;

alter table glass_openings enable row level security;
alter table glass_openings force row level security;
create policy breaker_and_keeper_read on glass_openings for select to passerelle_app
  using (account_id = (select actor.account())
         or (keeper_id = (select actor.organisation()) and (select actor.sees_all_records())));
create policy breaks_for_minutes on glass_openings for insert to passerelle_app
  with check (account_id = (select actor.account()) and organisation_id = (select actor.organisation())
              and (select actor.opens_records()) and until <= now() + interval '30 minutes');
create policy keeper_reviews on glass_openings for update to passerelle_app
  using (keeper_id = (select actor.organisation()) and (select actor.sees_all_records()) and account_id <> (select actor.account()));
create policy guard_reads on glass_openings for select to passerelle_guard using (true);
create policy worker_reads on glass_openings for select to passerelle_worker using (true);
grant select, insert on glass_openings to passerelle_app;
grant update (reviewed_at, reviewed_by, review) on glass_openings to passerelle_app;
grant select on glass_openings to passerelle_guard, passerelle_worker;

alter table import_runs enable row level security;
alter table import_runs force row level security;
create policy own_runs on import_runs for select to passerelle_app using (organisation_id = (select actor.organisation()) and account_id = (select actor.account()));
create policy own_runs_start on import_runs for insert to passerelle_app
  with check (organisation_id = (select actor.organisation()) and account_id = (select actor.account())
              and (select actor.role()) in ('administrator', 'coordinator', 'supervisor'));
create policy own_runs_go_on on import_runs for update to passerelle_app using (organisation_id = (select actor.organisation()) and account_id = (select actor.account()));
grant select, insert on import_runs to passerelle_app;
grant update (state, processed, created, merged, skipped, report, drafts, ended_at) on import_runs to passerelle_app;
