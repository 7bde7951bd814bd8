-- CONSENT is read and written with the record it was given in.
-- The conversation in which consent was given: never changed.
alter table consent_acts enable row level security;
alter table consent_acts force row level security;
create policy visible_with_the_record on consent_acts for select to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and ((select actor.sees_all_records()) or actor.sees_record(record_id)));
create policy added_with_the_record on consent_acts for insert to passerelle_app
  with check (organisation_id = (select actor.organisation()) and actor.sees_record(record_id)
         and obtained_by = (select actor.account()));
grant select, insert on consent_acts to passerelle_app;

-- Consents: only their withdrawal may be added.
alter table consents enable row level security;
alter table consents force row level security;
create policy visible_with_the_record on consents for select to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and ((select actor.sees_all_records()) or actor.sees_record(record_id)));
create policy added_with_the_record on consents for insert to passerelle_app
  with check (organisation_id = (select actor.organisation()) and actor.sees_record(record_id));
create policy changed_with_the_record on consents for update to passerelle_app
  using (organisation_id = (select actor.organisation()) and actor.sees_record(record_id));
grant select, insert on consents to passerelle_app;
grant update (withdrawn_at, withdrawn_by, withdrawn_reason) on consents to passerelle_app;

-- Who must not be told.
alter table withholdings enable row level security;
alter table withholdings force row level security;
create policy visible_with_the_record on withholdings for select to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and ((select actor.sees_all_records()) or actor.sees_record(record_id)));
create policy added_with_the_record on withholdings for insert to passerelle_app
  with check (organisation_id = (select actor.organisation()) and actor.sees_record(record_id));
create policy changed_with_the_record on withholdings for update to passerelle_app
  using (organisation_id = (select actor.organisation()) and actor.sees_record(record_id));
grant select, insert on withholdings to passerelle_app;
grant update (lifted_at) on withholdings to passerelle_app;

-- Overrides: asked for by one, approved by a supervisor who is another (INV-14), reviewed by a third or the supervisor.
alter table overrides enable row level security;
alter table overrides force row level security;
create policy visible_with_the_record on overrides for select to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and ((select actor.sees_all_records()) or actor.sees_record(record_id)));
create policy asked_with_the_record on overrides for insert to passerelle_app
  with check (organisation_id = (select actor.organisation()) and actor.sees_record(record_id)
         and asked_by = (select actor.account()) and approved_by is null);
create policy supervisors_decide on overrides for update to passerelle_app
  using (organisation_id = (select actor.organisation()) and (select actor.role()) = 'supervisor' and (select actor.opens_records()))
  with check (asked_by <> (select actor.account()) or ended_at is not null);
create policy worker_acts on overrides for select to passerelle_worker using (true);
create policy worker_ends on overrides for update to passerelle_worker using (true);
grant select, insert on overrides to passerelle_app;
grant update (approved_by, approved_at, refused_at, review_due_at, reviewed_by, reviewed_at, review, review_note, person_told_at, ended_at) on overrides to passerelle_app;
grant select on overrides to passerelle_worker;
grant update (ended_at) on overrides to passerelle_worker;

create policy guard_reads on consents for select to passerelle_guard using (true);
create policy guard_reads on consent_acts for select to passerelle_guard using (true);
create policy guard_reads on overrides for select to passerelle_guard using (true);
grant select on consents, consent_acts, overrides to passerelle_guard;
