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
create policy guard_reads on services for select to passerelle_guard using (true);
grant select, insert on services to passerelle_app;
grant update (organisation_id, country, place_id, longitude, latitude, type, further_types, name, words, visibility, disclosure, accepts_referrals,
  open_days, rules, page, capacity_places, capacity_free, capacity_confirmed_at, confirmed_on, valid_from, valid_until, source, source_key,
  fingerprint, imported_version, version, updated_at) on services to passerelle_app;
grant select on services to passerelle_door, passerelle_worker, passerelle_guard;

-- Seen like the service; kept by its trigger alone.
alter table service_types enable row level security;
alter table service_types force row level security;
create policy visible_services on service_types for select to passerelle_app
  using (visibility = 'public'
         or (visibility = 'partners' and (select actor.account()) is not null)
         or organisation_id = (select actor.organisation()));
create policy guard_keeps on service_types for all to passerelle_guard using (true) with check (true);
grant select on service_types to passerelle_app;
grant select, insert, update, delete on service_types to passerelle_guard;

alter table private.answer_figures enable row level security;
alter table private.answer_figures force row level security;
create policy guard_keeps on private.answer_figures for all to passerelle_guard using (true) with check (true);
grant select, insert, delete on private.answer_figures to passerelle_guard;

-- COMPARTMENT shelter-address (INV-05): the keeper's cleared staff, or an open glass for minutes.
alter table shelter_addresses enable row level security;
alter table shelter_addresses force row level security;
create policy cleared_keepers_or_open_glass on shelter_addresses for select to passerelle_app
  using ((organisation_id = (select actor.organisation()) and 'shelter-address' = any ((select actor.clearances())::text[]))
         or actor.glass_is_open(service_id));
create policy cleared_keepers_add on shelter_addresses for insert to passerelle_app
  with check (organisation_id = (select actor.organisation()) and 'shelter-address' = any ((select actor.clearances())::text[])
              and exists (select from services s where s.id = service_id and s.organisation_id = shelter_addresses.organisation_id));
create policy cleared_keepers_change on shelter_addresses for update to passerelle_app
  using (organisation_id = (select actor.organisation()) and 'shelter-address' = any ((select actor.clearances())::text[]));
create policy guard_knows_that_there_is_one on shelter_addresses for select to passerelle_guard using (true);
grant select, insert on shelter_addresses to passerelle_app;
grant select (service_id) on shelter_addresses to passerelle_guard;
grant update (sealed, updated_at) on shelter_addresses to passerelle_app;

alter table glass_openings enable row level security;
alter table glass_openings force row level security;
create policy breaker_and_both_sides_read on glass_openings for select to passerelle_app
  using (account_id = (select actor.account())
         or ((select actor.organisation()) in (keeper_id, organisation_id) and (select actor.sees_all_records())));
create policy breaks_for_minutes on glass_openings for insert to passerelle_app
  with check (account_id = (select actor.account()) and organisation_id = (select actor.case_organisation()) and (select actor.passed_second_factor())
              and opened_at <= now() and until <= now() + interval '30 minutes'
              and (record_id is null or actor.sees_record(record_id))
              and exists (select from services s where s.id = service_id and s.organisation_id = keeper_id and s.disclosure <> 'open'));
create policy another_of_the_keeper_reviews on glass_openings for update to passerelle_app
  using (keeper_id = (select actor.organisation()) and (select actor.sees_all_records()) and account_id <> (select actor.account())
         and reviewed_at is null)
  with check (reviewed_by = (select actor.account()) and reviewed_at is not null);
create policy guard_reads on glass_openings for select to passerelle_guard using (true);
create policy worker_reads on glass_openings for select to passerelle_worker using (true);
grant select, insert on glass_openings to passerelle_app;
grant update (reviewed_at, reviewed_by, reviewer_name, verdict, review) on glass_openings to passerelle_app;
grant select on glass_openings to passerelle_guard, passerelle_worker;
create policy guard_tells on notices for insert to passerelle_guard with check (true);
grant insert on notices to passerelle_guard;
