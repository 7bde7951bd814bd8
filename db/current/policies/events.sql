-- EVENTS: written by whoever acts, in their own name; read by oneself, by supervisors and administrators of the organisation, and with the record.
-- Events name persons and records by their ids: donors and observers read none but their own (INV-01).
alter table events enable row level security;
alter table events force row level security;
create policy own_organisation_audits on events for select to passerelle_app
  using (organisation_id = (select actor.organisation())
         and ((select actor.sees_all_records()) or (select actor.role()) = 'administrator'));
create policy own_acts on events for select to passerelle_app using (account_id = (select actor.account()));
create policy history_of_my_records on events for select to passerelle_app
  using (record_id is not null and organisation_id = (select actor.organisation()) and actor.sees_record(record_id));
create policy written_in_ones_own_name on events for insert to passerelle_app
  with check (account_id is not distinct from (select actor.account()) and organisation_id is not distinct from (select actor.organisation()));
create policy door_writes on events for insert to passerelle_door with check (true);
create policy worker_writes on events for all to passerelle_worker using (true) with check (account_id is null);
create policy guard_reads on events for select to passerelle_guard using (true);
grant select, insert on events to passerelle_app, passerelle_worker;
grant insert on events to passerelle_door;
grant select on events to passerelle_guard;

alter table event_checkpoints enable row level security;
alter table event_checkpoints force row level security;
create policy worker_signs on event_checkpoints for all to passerelle_worker using (true) with check (true);
create policy auditors_see_when on event_checkpoints for select to passerelle_app
  using ((select actor.role()) in ('administrator', 'supervisor', 'coordinator'));
grant select, insert on event_checkpoints to passerelle_worker;
grant select (number, until, made_at) on event_checkpoints to passerelle_app;

alter table event_checkpoint_heads enable row level security;
alter table event_checkpoint_heads force row level security;
create policy worker_signs on event_checkpoint_heads for all to passerelle_worker using (true) with check (true);
grant select, insert on event_checkpoint_heads to passerelle_worker;

-- First answers belong to whoever got them.
alter table operation_answers enable row level security;
alter table operation_answers force row level security;
create policy own_answers on operation_answers for select to passerelle_app using (account_id = (select actor.account()));
create policy own_answers_kept on operation_answers for insert to passerelle_app with check (account_id = (select actor.account()));
create policy worker_forgets on operation_answers for all to passerelle_worker using (true);
grant select, insert on operation_answers to passerelle_app;
grant select, delete on operation_answers to passerelle_worker;
create policy guard_reads on operation_answers for select to passerelle_guard using (true);
grant select on operation_answers to passerelle_guard;
