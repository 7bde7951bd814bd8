-- Whoever acts may ask for jobs, and reads none of them; the worker takes them to its queue.
alter table jobs_to_queue enable row level security;
alter table jobs_to_queue force row level security;
create policy operations_ask on jobs_to_queue for insert to passerelle_app, passerelle_door, passerelle_worker with check (true);
create policy worker_takes on jobs_to_queue for all to passerelle_worker using (true);
grant insert on jobs_to_queue to passerelle_app, passerelle_door, passerelle_worker;
grant select, update, delete on jobs_to_queue to passerelle_worker;
