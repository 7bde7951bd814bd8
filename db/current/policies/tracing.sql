-- FAMILY TRACING. A request is seen with the one who seeks, a hit by the desk that keeps the one who may have been found, and of a
-- match each side sees its own row. What the other side says comes from actor.far_side alone: answers when both have answered,
-- whereabouts when both have agreed. A refusal stands in trace_hits and nowhere else.

-- Requests: with the person who seeks; those that came from elsewhere with the desk.
alter table trace_requests enable row level security;
alter table trace_requests force row level security;
create policy visible_with_whoever_seeks on trace_requests for select to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and ((select actor.sees_all_records()) or (seeker_id is not null and actor.sees_person(seeker_id))));
create policy asked_in_ones_own_name on trace_requests for insert to passerelle_app
  with check (organisation_id = (select actor.case_organisation()) and account_id = (select actor.account())
         and case when seeker_id is null then (select actor.sees_all_records()) else actor.sees_person(seeker_id) end);
create policy taken_back_with_whoever_seeks on trace_requests for update to passerelle_app
  using (organisation_id = (select actor.case_organisation()) and withdrawn_at is null
         and ((select actor.sees_all_records()) or (seeker_id is not null and actor.sees_person(seeker_id))))
  with check (withdrawn_by is null or withdrawn_by = (select actor.account()));
create policy engine_reads on trace_requests for select to passerelle_engine using (true);
create policy guard_reads on trace_requests for select to passerelle_guard using (true);
grant select, insert on trace_requests to passerelle_app;
grant update (withdrawn_at, withdrawn_by, outside) on trace_requests to passerelle_app;
grant select (id, organisation_id, account_id, seeker_id, told, ties, agreed_until, withdrawn_at) on trace_requests to passerelle_engine;
grant select on trace_requests to passerelle_guard;

-- Those who are sought: with the request.
alter table trace_sought enable row level security;
alter table trace_sought force row level security;
create policy visible_with_the_request on trace_sought for select to passerelle_app
  using (organisation_id = (select actor.case_organisation()) and exists (select from trace_requests r where r.id = request_id));
create policy told_with_the_request on trace_sought for insert to passerelle_app
  with check (organisation_id = (select actor.case_organisation())
         and exists (select from trace_requests r where r.id = request_id and r.withdrawn_at is null));
create policy corrected_with_the_request on trace_sought for update to passerelle_app
  using (organisation_id = (select actor.case_organisation()) and closed_at is null
         and exists (select from trace_requests r where r.id = request_id and r.withdrawn_at is null))
  with check (organisation_id = (select actor.case_organisation())
         and (closed_by is null or closed_by = (select actor.account())));
create policy engine_reads on trace_sought for select to passerelle_engine using (true);
create policy guard_reads on trace_sought for select to passerelle_guard using (true);
grant select, insert on trace_sought to passerelle_app;
grant update (names, birth_day, birth_precision, sex, relation, place_id, place_text, separated_on, note, version, closed_at, closed_by, closing)
  on trace_sought to passerelle_app;
grant select on trace_sought to passerelle_engine, passerelle_guard;

-- Their search keys: written with them, read by the engine.
alter table trace_keys enable row level security;
alter table trace_keys force row level security;
create policy own_keys on trace_keys for select to passerelle_app using (organisation_id = (select actor.case_organisation()));
create policy own_keys_added on trace_keys for insert to passerelle_app
  with check (organisation_id = (select actor.case_organisation()) and exists (select from trace_sought s where s.id = sought_id));
create policy own_keys_removed on trace_keys for delete to passerelle_app
  using (organisation_id = (select actor.case_organisation()) and exists (select from trace_sought s where s.id = sought_id));
create policy engine_reads on trace_keys for select to passerelle_engine using (true);
grant select, insert, delete on trace_keys to passerelle_app;
grant select on trace_keys to passerelle_engine;

-- Hits: for the supervisors and coordinators of whoever keeps the person, while the request stands.
alter table trace_hits enable row level security;
alter table trace_hits force row level security;
create policy for_the_desk_that_keeps_them on trace_hits for select to passerelle_app
  using (organisation_id = (select actor.case_organisation()) and (select actor.sees_all_records()) and ended_at is null);
create policy answered_by_the_desk on trace_hits for update to passerelle_app
  using (organisation_id = (select actor.case_organisation()) and (select actor.sees_all_records()) and ended_at is null
         and (answer is null or answer = 'not-reached'))
  with check (answered_by = (select actor.account()) and actor.sees_person(person_id));
create policy engine_lays_before on trace_hits for all to passerelle_engine using (true) with check (answer is null);
create policy guard_ends on trace_hits for all to passerelle_guard using (true);
grant select on trace_hits to passerelle_app;
grant update (answer, why, answered_at, answered_by, given_by, consent_form, consent_proof, guardian_name, capacity_note, language, match_id)
  on trace_hits to passerelle_app;
grant select, insert, delete on trace_hits to passerelle_engine;
grant update (told, weight, probability, score, support, model, at) on trace_hits to passerelle_engine;
grant select, update (ended_at) on trace_hits to passerelle_guard;

-- One's own side of a match: with the person of that side.
alter table trace_sides enable row level security;
alter table trace_sides force row level security;
create policy visible_with_ones_own_person on trace_sides for select to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and ((select actor.sees_all_records()) or (person_id is not null and actor.sees_person(person_id))));
create policy said_with_ones_own_person on trace_sides for update to passerelle_app
  using (organisation_id = (select actor.case_organisation())
         and ((select actor.sees_all_records()) or (person_id is not null and actor.sees_person(person_id))));
create policy guard_begins on trace_sides for all to passerelle_guard using (true) with check (true);
create policy engine_tells_of_moves on trace_sides for select to passerelle_engine using (true);
grant select on trace_sides to passerelle_app;
grant update (answers, answered_at, answered_by, confirmed_at, confirmed_by, whereabouts, agreed_at, agreed_by, given_by, consent_form,
  consent_proof, guardian_name, capacity_note, language, outcome, assessed_why, assessed_at, assessed_by, approved_at, approved_by, follow_up)
  on trace_sides to passerelle_app;
grant select, insert on trace_sides to passerelle_guard;
grant select (match_id, side, organisation_id, person_id) on trace_sides to passerelle_engine;

-- Matches: with one's own side. The trigger lets a state move only where both sides have done what it needs.
alter table trace_matches enable row level security;
alter table trace_matches force row level security;
create policy visible_with_ones_own_side on trace_matches for select to passerelle_app
  using (exists (select from trace_sides s where s.match_id = id));
create policy moved_with_ones_own_side on trace_matches for update to passerelle_app
  using (exists (select from trace_sides s where s.match_id = id));
create policy guard_begins on trace_matches for all to passerelle_guard using (true) with check (true);
create policy engine_tells_of_moves on trace_matches for select to passerelle_engine using (true);
grant select on trace_matches to passerelle_app;
grant update (state, reunified_on, reunion, closing, ended_at) on trace_matches to passerelle_app;
grant select, insert, update on trace_matches to passerelle_guard;
grant select (id, request_id, state) on trace_matches to passerelle_engine;

-- Who came together is what the engine raises a hit by.
create policy engine_compares on household_members for select to passerelle_engine using (true);
grant select (household_id, person_id, left_on) on household_members to passerelle_engine;
