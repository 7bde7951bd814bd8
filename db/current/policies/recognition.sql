-- RECOGNITION. A pair is for whoever sees both people. The engine reads what people are compared by, in all organisations, and
-- writes likely pairs and inquiries; it has no way to link anybody. What another organisation holds shows in no table that the
-- asker can read, but in an answer that a person there gave.

-- The feed of the engine.
alter table person_changes enable row level security;
alter table person_changes force row level security;
create policy guard_writes on person_changes for insert to passerelle_guard with check (true);
create policy engine_reads on person_changes for select to passerelle_engine using (true);
create policy engine_forgets on person_changes for delete to passerelle_engine using (true);
grant insert on person_changes to passerelle_guard;
grant select, delete on person_changes to passerelle_engine;

alter table recognition_progress enable row level security;
alter table recognition_progress force row level security;
create policy engine_keeps on recognition_progress for all to passerelle_engine using (true) with check (true);
grant select, insert, update on recognition_progress to passerelle_engine;

-- What the engine compares people by, and of their records only who works on them, so that it finds nobody for others.
create policy engine_asks_who_works on records for select to passerelle_engine using (true);
grant select (person_id, worker_id) on records to passerelle_engine;
create policy engine_compares on people for select to passerelle_engine using (true);
create policy engine_compares on person_names for select to passerelle_engine using (true);
create policy engine_compares on person_keys for select to passerelle_engine using (true);
create policy engine_compares on person_contacts for select to passerelle_engine using (true);
create policy engine_compares on person_documents for select to passerelle_engine using (true);
create policy engine_compares on person_relations for select to passerelle_engine using (true);
create policy engine_reads on places for select to passerelle_engine using (true);
create policy engine_reads on organisations for select to passerelle_engine using (true);
create policy engine_spares_those_who_must_not_be_told on withholdings for select to passerelle_engine using (true);
grant select (id, organisation_id, created_by, birth_day, birth_precision, sex, citizenships, place_id, updated_at) on people to passerelle_engine;
grant select on person_names, person_keys, person_documents, person_relations, places to passerelle_engine;
grant select (person_id, organisation_id, channel, value, position) on person_contacts to passerelle_engine;
grant select (id, standing, has_accounts) on organisations to passerelle_engine;
grant select (person_id, recipient_id, lifted_at) on withholdings to passerelle_engine;

-- Likely pairs: written by the engine alone; seen with both people.
alter table likely_pairs enable row level security;
alter table likely_pairs force row level security;
create policy visible_with_both_people on likely_pairs for select to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and ((select actor.sees_all_records()) or (actor.sees_person(one_id) and actor.sees_person(other_id))));
create policy engine_writes on likely_pairs for all to passerelle_engine using (true) with check (true);
grant select on likely_pairs to passerelle_app;
grant select, insert, update, delete on likely_pairs to passerelle_engine;

-- Judgements: in one's own name, added to; they lapse and are not rewritten.
alter table pair_judgements enable row level security;
alter table pair_judgements force row level security;
create policy visible_with_both_people on pair_judgements for select to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and ((select actor.sees_all_records()) or (actor.sees_person(one_id) and actor.sees_person(other_id))));
create policy judged_in_ones_own_name on pair_judgements for insert to passerelle_app
  with check (organisation_id = (select actor.case_organisation()) and account_id = (select actor.account())
         and lapsed_at is null and actor.sees_person(one_id) and actor.sees_person(other_id));
create policy lapse_with_both_people on pair_judgements for update to passerelle_app
  using (organisation_id = (select actor.case_organisation()) and lapsed_at is null
         and actor.sees_person(one_id) and actor.sees_person(other_id))
  with check (lapsed_at is not null);
create policy guard_reads on pair_judgements for select to passerelle_guard using (true);
create policy engine_reads on pair_judgements for select to passerelle_engine using (true);
grant select, insert on pair_judgements to passerelle_app;
grant update (lapsed_at) on pair_judgements to passerelle_app;
grant select on pair_judgements to passerelle_guard;
grant select (one_id, other_id, lapsed_at) on pair_judgements to passerelle_engine;

-- Links: a judgement of people makes them (the trigger asks for it), and people undo them, once.
alter table person_links enable row level security;
alter table person_links force row level security;
create policy visible_with_both_people on person_links for select to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and ((select actor.sees_all_records()) or (actor.sees_person(one_id) and actor.sees_person(other_id))));
create policy linked_by_whoever_judged on person_links for insert to passerelle_app
  with check (organisation_id = (select actor.case_organisation()) and linked_by = (select actor.account())
         and undone_at is null and actor.sees_person(one_id) and actor.sees_person(other_id));
create policy undone_once on person_links for update to passerelle_app
  using (organisation_id = (select actor.case_organisation()) and undone_at is null
         and actor.sees_person(one_id) and actor.sees_person(other_id))
  with check (undone_by = (select actor.account()));
create policy engine_reads on person_links for select to passerelle_engine using (true);
grant select, insert on person_links to passerelle_app;
grant update (undone_by, undone_at, undone_why) on person_links to passerelle_app;
grant select (one_id, other_id, undone_at) on person_links to passerelle_engine;

alter table cannot_links enable row level security;
alter table cannot_links force row level security;
create policy visible_with_both_people on cannot_links for select to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and ((select actor.sees_all_records()) or (actor.sees_person(one_id) and actor.sees_person(other_id))));
create policy decided_by_whoever_judged on cannot_links for insert to passerelle_app
  with check (organisation_id = (select actor.case_organisation()) and decided_by = (select actor.account())
         and lifted_at is null and actor.sees_person(one_id) and actor.sees_person(other_id));
create policy lifted_once on cannot_links for update to passerelle_app
  using (organisation_id = (select actor.case_organisation()) and lifted_at is null
         and actor.sees_person(one_id) and actor.sees_person(other_id))
  with check (lifted_by = (select actor.account()));
create policy engine_reads on cannot_links for select to passerelle_engine using (true);
grant select, insert on cannot_links to passerelle_app;
grant update (lifted_by, lifted_at, lifted_why) on cannot_links to passerelle_app;
grant select (one_id, other_id, lifted_at) on cannot_links to passerelle_engine;

-- The guard knows that something severe is there, never what.
create policy guard_knows_that_there_is_one on sealed_answers for select to passerelle_guard using (true);
create policy guard_knows_that_there_is_one on documents for select to passerelle_guard using (true);
grant select (record_id) on sealed_answers to passerelle_guard;
grant select (record_id, compartment) on documents to passerelle_guard;

-- Requests: with the person they are about. When they reached whom is not among the columns that people read.
alter table recognition_requests enable row level security;
alter table recognition_requests force row level security;
create policy visible_with_the_person on recognition_requests for select to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and ((select actor.sees_all_records()) or actor.sees_person(person_id)));
create policy asked_in_ones_own_name on recognition_requests for insert to passerelle_app
  with check (organisation_id = (select actor.case_organisation()) and account_id = (select actor.account())
         and actor.sees_person(person_id));
create policy taken_back_with_the_person on recognition_requests for update to passerelle_app
  using (organisation_id = (select actor.case_organisation()) and withdrawn_at is null and actor.sees_person(person_id))
  with check (withdrawn_by = (select actor.account()));
create policy engine_routes on recognition_requests for select to passerelle_engine using (true);
create policy engine_notes_that_it_did on recognition_requests for update to passerelle_engine using (true);
create policy guard_reads on recognition_requests for select to passerelle_guard using (true);
grant select (id, organisation_id, account_id, person_id, told, given_by, consent_form, consent_proof, guardian_name, capacity_note, language,
  text_shown, asked_at, open_until, withdrawn_at, withdrawn_by) on recognition_requests to passerelle_app;
grant insert (id, organisation_id, account_id, person_id, told, given_by, consent_form, consent_proof, guardian_name, capacity_note, language,
  text_shown, asked_at, open_until) on recognition_requests to passerelle_app;
grant update (withdrawn_at, withdrawn_by) on recognition_requests to passerelle_app;
grant select (id, organisation_id, account_id, person_id, told, asked_at, open_until, withdrawn_at, routed_at), update (routed_at) on recognition_requests to passerelle_engine;
grant select on recognition_requests to passerelle_guard;

-- Inquiries: for the supervisors and coordinators of the organisation that is asked, while the request stands.
alter table recognition_inquiries enable row level security;
alter table recognition_inquiries force row level security;
create policy for_the_desk_that_is_asked on recognition_inquiries for select to passerelle_app
  using (organisation_id = (select actor.case_organisation()) and (select actor.sees_all_records()) and ended_at is null);
create policy answered_once on recognition_inquiries for update to passerelle_app
  using (organisation_id = (select actor.case_organisation()) and (select actor.sees_all_records())
         and ended_at is null and answer is null and open_until > now())
  with check (answered_by = (select actor.account()) and (known_person_id is null or actor.sees_person(known_person_id)));
create policy engine_asks on recognition_inquiries for all to passerelle_engine using (true) with check (answer is null);
create policy guard_ends on recognition_inquiries for all to passerelle_guard using (true);
grant select on recognition_inquiries to passerelle_app;
grant update (answer, answered_at, answered_by, known_person_id, given_by, consent_form, consent_proof, guardian_name, capacity_note, language)
  on recognition_inquiries to passerelle_app;
grant select, insert on recognition_inquiries to passerelle_engine;
grant select, update (ended_at) on recognition_inquiries to passerelle_guard;

-- Answers: given by the desk that said yes, read by whoever asked.
alter table recognition_answers enable row level security;
alter table recognition_answers force row level security;
create policy for_whoever_asked on recognition_answers for select to passerelle_app
  using (exists (select from recognition_requests q where q.id = request_id and q.withdrawn_at is null));
create policy own_answers on recognition_answers for select to passerelle_app
  using (organisation_id = (select actor.case_organisation()) and (select actor.sees_all_records()));
create policy a_yes_with_consent on recognition_answers for insert to passerelle_app
  with check (organisation_id = (select actor.case_organisation())
         and exists (select from recognition_inquiries i where i.request_id = recognition_answers.request_id
                     and i.answer = 'known' and i.answered_by = (select actor.account())));
grant select, insert on recognition_answers to passerelle_app;

-- Those who ask and those who answer know each other by name: organisations are no secret. Notices are written by the machine.
