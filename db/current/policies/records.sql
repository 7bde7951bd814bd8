-- Programmes are common knowledge.
alter table programmes enable row level security;
alter table programmes force row level security;
create policy everybody_reads on programmes for select to passerelle_app, passerelle_worker, passerelle_guard using (true);
create policy published_at_the_start on programmes for insert to passerelle_worker with check (true);
grant select on programmes to passerelle_app, passerelle_worker, passerelle_guard;
grant insert on programmes to passerelle_worker;

-- RECORDS: of the own organisation; case workers see their own, supervisors and coordinators all.
alter table records enable row level security;
alter table records force row level security;
create policy own_organisation_sees_its_records on records for select to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and ((select actor.sees_all_records()) or worker_id = (select actor.account())));
create policy own_workers_open on records for insert to passerelle_app
  with check (organisation_id = (select actor.case_organisation())
              and actor.sees_person(person_id)
              and ((select actor.sees_all_records()) or worker_id = (select actor.account())));
create policy own_workers_change on records for update to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and ((select actor.sees_all_records()) or worker_id = (select actor.account())))
  with check (organisation_id = (select actor.organisation())
         and ((select actor.sees_all_records()) or worker_id = (select actor.account())));
create policy guard_reads on records for select to passerelle_guard using (true);
create policy guard_winds_the_clock on records for update to passerelle_guard using (true);
create policy worker_reads on records for select to passerelle_worker using (true);
grant select, insert on records to passerelle_app;
grant update (worker_id, programme_version, state, risk, legal_basis, opened_on, closed_on, last_contact_on, version, updated_at) on records to passerelle_app;
grant update (next_due_at) on records to passerelle_guard;
grant select on records to passerelle_guard, passerelle_worker;

-- The road of a record: added to, never changed.
alter table record_steps enable row level security;
alter table record_steps force row level security;
create policy visible_with_the_record on record_steps for select to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and ((select actor.sees_all_records()) or actor.sees_record(record_id)));
create policy added_with_the_record on record_steps for insert to passerelle_app
  with check (organisation_id = (select actor.organisation()) and actor.sees_record(record_id)
         and account_id = (select actor.account()));
create policy guard_reads on record_steps for select to passerelle_guard using (true);
grant select, insert on record_steps to passerelle_app;
grant select on record_steps to passerelle_guard;

-- Answers: visible with the record.
alter table answers enable row level security;
alter table answers force row level security;
create policy visible_with_the_record on answers for select to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and ((select actor.sees_all_records()) or actor.sees_record(record_id)));
create policy added_with_the_record on answers for insert to passerelle_app
  with check (organisation_id = (select actor.organisation()) and actor.sees_record(record_id)
         and account_id = (select actor.account()));
create policy changed_with_the_record on answers for update to passerelle_app
  using (organisation_id = (select actor.organisation()) and actor.sees_record(record_id));
grant select, insert on answers to passerelle_app;
grant update (value, draft, version, account_id, at) on answers to passerelle_app;

-- COMPARTMENTS health and perpetrator: with the record AND the clearance, after the second factor.
alter table sealed_answers enable row level security;
alter table sealed_answers force row level security;
create policy visible_with_the_record on sealed_answers for select to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and ((select actor.sees_all_records()) or actor.sees_record(record_id))
         and compartment = any ((select actor.clearances())::text[]));
create policy added_with_the_record on sealed_answers for insert to passerelle_app
  with check (organisation_id = (select actor.organisation()) and actor.sees_record(record_id)
         and account_id = (select actor.account())
         and compartment = any ((select actor.clearances())::text[]));
create policy changed_with_the_record on sealed_answers for update to passerelle_app
  using (organisation_id = (select actor.organisation()) and actor.sees_record(record_id)
         and compartment = any ((select actor.clearances())::text[]));
grant select, insert on sealed_answers to passerelle_app;
grant update (sealed, draft, version, account_id, at) on sealed_answers to passerelle_app;

-- What stood there before: added to, never changed; sealed answers stay in their compartment.
alter table earlier_answers enable row level security;
alter table earlier_answers force row level security;
create policy visible_with_the_record on earlier_answers for select to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and ((select actor.sees_all_records()) or actor.sees_record(record_id))
         and (compartment is null or compartment = any ((select actor.clearances())::text[])));
create policy added_with_the_record on earlier_answers for insert to passerelle_app
  with check (organisation_id = (select actor.organisation()) and actor.sees_record(record_id)
         and replaced_by = (select actor.account())
         and (compartment is null or compartment = any ((select actor.clearances())::text[])));
grant select, insert on earlier_answers to passerelle_app;

-- Judgements of the danger: added to, never changed.
alter table risk_assessments enable row level security;
alter table risk_assessments force row level security;
create policy visible_with_the_record on risk_assessments for select to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and ((select actor.sees_all_records()) or actor.sees_record(record_id)));
create policy added_with_the_record on risk_assessments for insert to passerelle_app
  with check (organisation_id = (select actor.organisation()) and actor.sees_record(record_id)
         and account_id = (select actor.account()));
grant select, insert on risk_assessments to passerelle_app;

-- Needs: visible with the record.
alter table needs enable row level security;
alter table needs force row level security;
create policy visible_with_the_record on needs for select to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and ((select actor.sees_all_records()) or actor.sees_record(record_id)));
create policy added_with_the_record on needs for insert to passerelle_app
  with check (organisation_id = (select actor.organisation()) and actor.sees_record(record_id)
         and created_by = (select actor.account()));
create policy changed_with_the_record on needs for update to passerelle_app
  using (organisation_id = (select actor.organisation()) and actor.sees_record(record_id));
grant select, insert on needs to passerelle_app;
grant update (note, priority, place_id, longitude, latitude, state, response, signed_by_person, settled_at, settled_by, version) on needs to passerelle_app;

-- Notes: added to, never changed.
alter table notes enable row level security;
alter table notes force row level security;
create policy visible_with_the_record on notes for select to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and ((select actor.sees_all_records()) or actor.sees_record(record_id)));
create policy added_with_the_record on notes for insert to passerelle_app
  with check (organisation_id = (select actor.organisation()) and actor.sees_record(record_id)
         and account_id = (select actor.account()));
grant select, insert on notes to passerelle_app;

-- Files: the row with the record; a file in a compartment needs the clearance as well.
alter table documents enable row level security;
alter table documents force row level security;
create policy visible_with_the_record on documents for select to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and ((select actor.sees_all_records()) or actor.sees_record(record_id))
         and (compartment is null or compartment = any ((select actor.clearances())::text[])));
create policy added_with_the_record on documents for insert to passerelle_app
  with check (organisation_id = (select actor.organisation()) and actor.sees_record(record_id)
         and account_id = (select actor.account())
         and (compartment is null or compartment = any ((select actor.clearances())::text[])));
create policy worker_looks_for_lost_files on documents for select to passerelle_worker using (true);
grant select, insert on documents to passerelle_app;
grant select (id, address) on documents to passerelle_worker;

-- Tasks: for the one they are assigned to, with the record, and for supervisors and coordinators of the organisation.
alter table tasks enable row level security;
alter table tasks force row level security;
create policy mine_or_my_teams on tasks for select to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and (assigned_to = (select actor.account()) or (select actor.sees_all_records())
              or (record_id is not null and actor.sees_record(record_id))));
create policy colleagues_assign on tasks for insert to passerelle_app
  with check (organisation_id = (select actor.case_organisation())
              and (record_id is null or actor.sees_record(record_id)));
create policy mine_or_my_teams_change on tasks for update to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and (assigned_to = (select actor.account()) or (select actor.sees_all_records())
              or (record_id is not null and actor.sees_record(record_id))));
create policy guard_reads on tasks for select to passerelle_guard using (true);
create policy worker_acts on tasks for all to passerelle_worker using (true) with check (true);
grant select, insert on tasks to passerelle_app, passerelle_worker;
grant select on tasks to passerelle_guard;
grant update (assigned_to, due_at, done_at, done_by) on tasks to passerelle_app, passerelle_worker;
