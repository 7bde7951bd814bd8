-- Released figures: of the own organisation, for everybody in it. Written once by the machine, never changed.
alter table figure_releases enable row level security;
alter table figure_releases force row level security;
create policy own_organisation_reads on figure_releases for select to passerelle_app
  using (organisation_id = (select actor.organisation()));
create policy worker_releases on figure_releases for all to passerelle_worker using (true) with check (true);
grant select on figure_releases to passerelle_app;
grant select, insert on figure_releases to passerelle_worker;

-- To count needs the machine looks at what kind they are and how they ended, not at whose they are.
create policy worker_counts on needs for select to passerelle_worker using (true);
grant select (organisation_id, service_type, place_id, response, created_at) on needs to passerelle_worker;
