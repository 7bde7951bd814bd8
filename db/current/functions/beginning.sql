-- The first organisation of an empty installation: the one that keeps the register. Afterwards the register grows by itself.
create or replace function actor.begin(organisation uuid, organisation_name text, organisation_country text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  perform pg_advisory_xact_lock(7258204);
  if exists (select from public.organisations) then return false; end if;
  insert into public.organisations (id, name, kind, country) values (organisation, organisation_name, 'intergovernmental', organisation_country);
  return true;
end $$;
alter function actor.begin(uuid, text, text) owner to passerelle_guard;
revoke all on function actor.begin(uuid, text, text) from public;
grant execute on function actor.begin(uuid, text, text) to passerelle_door;
