-- Officers are known to the leaders of their organisation and to the registrar; to others they do not exist.
alter table officers enable row level security;
alter table officers force row level security;
create policy own_leaders_and_registrar_read on officers for select to passerelle_app
  using (organisation_id = (select actor.led_organisation()) or (select actor.is_registrar()));
create policy own_leaders_and_registrar_write on officers for insert to passerelle_app
  with check (organisation_id = (select actor.led_organisation()) or (select actor.is_registrar()));
create policy own_leaders_and_registrar_change on officers for update to passerelle_app
  using (organisation_id = (select actor.led_organisation()) or (select actor.is_registrar()));
create policy run_reads on officers for select to passerelle_worker using (true);
grant select, insert on officers to passerelle_app;
grant update (names, role, born, citizenships, ended_on, version) on officers to passerelle_app;
grant select on officers to passerelle_worker;

-- Lists are brought by an administrator of the register keeper, and never changed.
alter table screening_lists enable row level security;
alter table screening_lists force row level security;
create policy registrar_reads on screening_lists for select to passerelle_app using ((select actor.is_registrar()));
create policy registrars_administrator_brings on screening_lists for insert to passerelle_app
  with check ((select actor.is_registrar()) and (select actor.role()) = 'administrator' and imported_by = (select actor.account()));
create policy screened_organisation_reads_which on screening_lists for select to passerelle_app
  using (exists (select from screening_questions q where q.list_id = screening_lists.id and q.organisation_id = (select actor.led_organisation())));
create policy run_reads on screening_lists for select to passerelle_worker using (true);
grant select, insert on screening_lists to passerelle_app;
grant select on screening_lists to passerelle_worker;

alter table screening_entries enable row level security;
alter table screening_entries force row level security;
create policy registrar_reads on screening_entries for select to passerelle_app using ((select actor.is_registrar()));
create policy registrars_administrator_brings on screening_entries for insert to passerelle_app
  with check ((select actor.is_registrar()) and (select actor.role()) = 'administrator');
create policy run_reads on screening_entries for select to passerelle_worker using (true);
grant select, insert on screening_entries to passerelle_app;
grant select on screening_entries to passerelle_worker;

alter table screening_runs enable row level security;
alter table screening_runs force row level security;
create policy registrar_reads on screening_runs for select to passerelle_app using ((select actor.is_registrar()));
create policy run_is_written_down on screening_runs for all to passerelle_worker using (true) with check (true);
grant select on screening_runs to passerelle_app;
grant select, insert on screening_runs to passerelle_worker;

-- Questions: the run asks them, decisions move them (by their trigger), the organisation concerned sees that it is asked.
alter table screening_questions enable row level security;
alter table screening_questions force row level security;
create policy registrar_reads on screening_questions for select to passerelle_app using ((select actor.is_registrar()));
create policy screened_organisation_reads on screening_questions for select to passerelle_app
  using (organisation_id = (select actor.led_organisation()));
create policy run_asks on screening_questions for all to passerelle_worker using (true) with check (true);
create policy guard_settles on screening_questions for all to passerelle_guard using (true) with check (true);
grant select on screening_questions to passerelle_app;
grant select, insert on screening_questions to passerelle_worker;
grant update (state, gone, settled_at) on screening_questions to passerelle_worker;
grant select on screening_questions to passerelle_guard;
grant update (state, gone, settled_at, round) on screening_questions to passerelle_guard;

-- What it was weighed by, and who decided what, is for whoever decides.
alter table screening_evidence enable row level security;
alter table screening_evidence force row level security;
create policy registrar_reads on screening_evidence for select to passerelle_app using ((select actor.is_registrar()));
create policy run_weighs on screening_evidence for all to passerelle_worker using (true) with check (true);
grant select on screening_evidence to passerelle_app;
grant select, insert on screening_evidence to passerelle_worker;

alter table screening_decisions enable row level security;
alter table screening_decisions force row level security;
create policy registrar_reads on screening_decisions for select to passerelle_app using ((select actor.is_registrar()));
create policy registrar_decides_in_own_name on screening_decisions for insert to passerelle_app
  with check ((select actor.is_registrar()) and account_id = (select actor.account()));
create policy guard_counts on screening_decisions for select to passerelle_guard using (true);
create policy run_reads on screening_decisions for select to passerelle_worker using (true);
grant select, insert on screening_decisions to passerelle_app;
grant select on screening_decisions to passerelle_guard, passerelle_worker;

-- Answers: the organisation's own words.
alter table screening_replies enable row level security;
alter table screening_replies force row level security;
create policy registrar_reads on screening_replies for select to passerelle_app using ((select actor.is_registrar()));
create policy screened_organisation_reads on screening_replies for select to passerelle_app
  using (organisation_id = (select actor.led_organisation()));
create policy screened_organisation_answers on screening_replies for insert to passerelle_app
  with check (organisation_id = (select actor.led_organisation()) and account_id = (select actor.account())
              and exists (select from screening_questions q where q.id = question_id and q.organisation_id = screening_replies.organisation_id));
create policy guard_asks_whether on screening_replies for select to passerelle_guard using (true);
grant select, insert on screening_replies to passerelle_app;
grant select on screening_replies to passerelle_guard;

alter table screening_reply_files enable row level security;
alter table screening_reply_files force row level security;
create policy seen_with_the_answer on screening_reply_files for select to passerelle_app
  using (exists (select from screening_replies r where r.id = reply_id));
create policy brought_with_the_answer on screening_reply_files for insert to passerelle_app
  with check (exists (select from screening_replies r where r.id = reply_id and r.account_id = (select actor.account())));
grant select, insert on screening_reply_files to passerelle_app;

-- Whether a partnership is held follows from the questions.
create policy guard_holds on organisations for update to passerelle_guard using (true);
grant update (held_at) on organisations to passerelle_guard;
