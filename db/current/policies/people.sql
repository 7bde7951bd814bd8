-- PEOPLE: rows of the own organisation only. Supervisors and coordinators see all of them, case workers those they work with.
alter table people enable row level security;
alter table people force row level security;
create policy own_organisation_sees_its_people on people for select to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and ((select actor.sees_all_records()) or (created_by = (select actor.account()) and not actor.has_record(id))
              or exists (select from records r where r.person_id = people.id and r.worker_id = (select actor.account()))));
create policy own_workers_register on people for insert to passerelle_app
  with check (organisation_id = (select actor.case_organisation()) and created_by = (select actor.account()));
create policy own_workers_change on people for update to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and ((select actor.sees_all_records()) or (created_by = (select actor.account()) and not actor.has_record(id))
              or exists (select from records r where r.person_id = people.id and r.worker_id = (select actor.account()))));
create policy guard_reads on people for select to passerelle_guard using (true);
grant select, insert on people to passerelle_app;
grant update (display_name, latin_name, sort_name, birth_day, birth_precision, sex, gender, citizenships, languages, interpreter_needed,
  displacement_status, registration, papers_known, specific_needs, place_id, whereabouts, longitude, latitude, version, updated_at, updated_by)
  on people to passerelle_app;
grant select on people to passerelle_guard;

-- Search keys say nothing by themselves; the person behind a key is asked for under the policy above.
alter table person_keys enable row level security;
alter table person_keys force row level security;
create policy own_keys on person_keys for select to passerelle_app
  using (organisation_id = (select actor.case_organisation()));
create policy own_keys_added on person_keys for insert to passerelle_app
  with check (organisation_id = (select actor.organisation()) and actor.sees_person(person_id));
create policy own_keys_removed on person_keys for delete to passerelle_app
  using (organisation_id = (select actor.organisation()) and actor.sees_person(person_id));
grant select, insert, delete on person_keys to passerelle_app;

-- Names: visible with the person.
alter table person_names enable row level security;
alter table person_names force row level security;
create policy visible_with_the_person on person_names for select to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and ((select actor.sees_all_records()) or actor.sees_person(person_id)));
create policy added_with_the_person on person_names for insert to passerelle_app
  with check (organisation_id = (select actor.organisation()) and actor.sees_person(person_id));
create policy removed_with_the_person on person_names for delete to passerelle_app
  using (organisation_id = (select actor.organisation()) and actor.sees_person(person_id));
grant select, insert, delete on person_names to passerelle_app;

-- Ways to reach a person: visible with the person.
alter table person_contacts enable row level security;
alter table person_contacts force row level security;
create policy visible_with_the_person on person_contacts for select to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and ((select actor.sees_all_records()) or actor.sees_person(person_id)));
create policy added_with_the_person on person_contacts for insert to passerelle_app
  with check (organisation_id = (select actor.organisation()) and actor.sees_person(person_id));
create policy removed_with_the_person on person_contacts for delete to passerelle_app
  using (organisation_id = (select actor.organisation()) and actor.sees_person(person_id));
grant select, insert, delete on person_contacts to passerelle_app;

-- Papers of a person: visible with the person.
alter table person_documents enable row level security;
alter table person_documents force row level security;
create policy visible_with_the_person on person_documents for select to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and ((select actor.sees_all_records()) or actor.sees_person(person_id)));
create policy added_with_the_person on person_documents for insert to passerelle_app
  with check (organisation_id = (select actor.organisation()) and actor.sees_person(person_id));
create policy removed_with_the_person on person_documents for delete to passerelle_app
  using (organisation_id = (select actor.organisation()) and actor.sees_person(person_id));
grant select, insert, delete on person_documents to passerelle_app;

-- Family and care: visible with either of the two; written by whoever sees both.
alter table person_relations enable row level security;
alter table person_relations force row level security;
create policy visible_with_the_person on person_relations for select to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and ((select actor.sees_all_records()) or actor.sees_person(person_id) or actor.sees_person(other_id)));
create policy added_with_the_person on person_relations for insert to passerelle_app
  with check (organisation_id = (select actor.organisation()) and actor.sees_person(person_id) and actor.sees_person(other_id));
create policy changed_with_the_person on person_relations for update to passerelle_app
  using (organisation_id = (select actor.organisation()) and actor.sees_person(person_id));
create policy removed_with_the_person on person_relations for delete to passerelle_app
  using (organisation_id = (select actor.organisation()) and actor.sees_person(person_id));
grant select, insert, delete on person_relations to passerelle_app;
grant update (evidence, legal_guardian) on person_relations to passerelle_app;

-- Members of a household: visible with the person.
alter table household_members enable row level security;
alter table household_members force row level security;
create policy visible_with_the_person on household_members for select to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and ((select actor.sees_all_records()) or actor.sees_person(person_id)));
create policy added_with_the_person on household_members for insert to passerelle_app
  with check (organisation_id = (select actor.organisation()) and actor.sees_person(person_id));
create policy changed_with_the_person on household_members for update to passerelle_app
  using (organisation_id = (select actor.organisation()) and actor.sees_person(person_id));
create policy removed_with_the_person on household_members for delete to passerelle_app
  using (organisation_id = (select actor.organisation()) and actor.sees_person(person_id));
grant select, insert, delete on household_members to passerelle_app;
create policy guard_reads on household_members for select to passerelle_guard using (true);
grant select on household_members to passerelle_guard;
grant update (principal, joined_on, left_on) on household_members to passerelle_app;

-- Households: with any of their members, and while they are empty for whoever made them. The label of a household may be a name.
alter table households enable row level security;
alter table households force row level security;
create policy visible_with_a_member on households for select to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and ((select actor.sees_all_records()) or (created_by = (select actor.account()) and not actor.has_members(id))
              or exists (select from household_members m where m.household_id = households.id)));
create policy own_households_added on households for insert to passerelle_app
  with check (organisation_id = (select actor.case_organisation()) and created_by = (select actor.account()));
create policy renamed_with_a_member on households for update to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and ((select actor.sees_all_records()) or (created_by = (select actor.account()) and not actor.has_members(id))
              or exists (select from household_members m where m.household_id = households.id)));
grant select, insert on households to passerelle_app;
grant update (label) on households to passerelle_app;
