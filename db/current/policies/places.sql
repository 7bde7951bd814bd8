-- Places are common knowledge. The registrar imports them; the countries are there from the first start.
alter table places enable row level security;
alter table places force row level security;
create policy everybody_reads on places for select to passerelle_app, passerelle_worker, passerelle_guard using (true);
create policy registrar_adds on places for insert to passerelle_app with check ((select actor.is_registrar()));
create policy registrar_changes on places for update to passerelle_app using ((select actor.is_registrar()));
create policy machine_adds_countries on places for insert to passerelle_worker with check (level = 0);
create policy machine_renames_countries on places for update to passerelle_worker using (level = 0);
grant select on places to passerelle_app, passerelle_worker, passerelle_guard;
grant insert on places to passerelle_app, passerelle_worker;
grant update (code, country, level, kind, parent_id, names, longitude, latitude, valid_from, valid_until, source, fingerprint)
  on places to passerelle_app, passerelle_worker;

alter table place_keys enable row level security;
alter table place_keys force row level security;
create policy everybody_reads on place_keys for select to passerelle_app, passerelle_worker using (true);
create policy registrar_adds on place_keys for insert to passerelle_app with check ((select actor.is_registrar()));
create policy registrar_removes on place_keys for delete to passerelle_app using ((select actor.is_registrar()));
create policy machine_keeps_those_of_countries on place_keys for all to passerelle_worker
  using (exists (select from places p where p.id = place_id and p.level = 0));
grant select, insert, delete on place_keys to passerelle_app, passerelle_worker;

alter table holidays enable row level security;
alter table holidays force row level security;
create policy everybody_reads on holidays for select to passerelle_app, passerelle_worker using (true);
grant select on holidays to passerelle_app, passerelle_worker;
