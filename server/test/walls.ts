/** One thing that must be true of the whole database: a statement that finds what breaks it, and a way to break it. */
export interface Wall {
  readonly sentence: string
  /** Gives a row, `breach`, for each violation; none while the wall stands. */
  readonly breaches: string
  /** Breaks it; run in a transaction that is rolled back. */
  readonly plant: string
}

const ROLES =
  "('passerelle_app', 'passerelle_door', 'passerelle_guard', 'passerelle_worker', 'passerelle_engine')"
const OURS = "('public'::regnamespace, 'private'::regnamespace, 'actor'::regnamespace)"

/** Tables of ours with what they carry; `acl` is one line for each grant. */
const TABLES = `(select c.oid, c.relname as name, c.relnamespace as space, c.relkind, c.relrowsecurity, c.relforcerowsecurity, c.relowner,
  c.relacl, c.reloptions from pg_class c where c.relkind in ('r', 'p', 'v', 'm') and c.relnamespace in ${OURS}) t`
const FUNCTIONS = `(select p.* from pg_proc p where p.pronamespace in ${OURS}
  and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')) p`

/** The door to the queue of jobs: its owner is the owner of the queue. */
const QUEUE = "'enqueue(text,json,timestamp with time zone,text)', 'enqueue_all(json)'"

export const walls: readonly Wall[] = [
  {
    sentence: 'row-level security is enabled and forced on every table that people work with',
    breaches: `select t.oid::regclass::text as breach from ${TABLES} where t.relkind in ('r', 'p') and not (t.relrowsecurity and t.relforcerowsecurity) and t.space = 'public'::regnamespace and t.name <> 'migrations'`,
    plant: 'create table diary (id uuid primary key, person_id uuid)',
  },
  {
    sentence: 'row-level security binds the owner of the tables too',
    breaches: `select t.oid::regclass::text as breach from ${TABLES} where t.relkind in ('r', 'p') and t.relrowsecurity and not t.relforcerowsecurity`,
    plant: 'alter table records no force row level security',
  },
  {
    sentence: 'whoever works with people cannot even look into the drawer of secrets',
    breaches: `select t.oid::regclass::text as breach from ${TABLES} where t.space = 'private'::regnamespace
      and (has_table_privilege('passerelle_app', t.oid, 'select, insert, update, delete') or has_any_column_privilege('passerelle_app', t.oid, 'select, insert, update'))
      union all select 'private' where has_schema_privilege('passerelle_app', 'private', 'usage')`,
    plant: 'grant select (hash) on private.passwords to passerelle_app',
  },
  {
    sentence: 'nobody may touch a table about which no policy says whose rows they are',
    breaches: `select t.oid::regclass || ' ' || r.rolname as breach from ${TABLES} cross join pg_roles r
      where t.space = 'public'::regnamespace and t.relkind in ('r', 'p') and r.rolname in ${ROLES} and (has_table_privilege(r.oid, t.oid, 'select, insert, update, delete')
        or has_any_column_privilege(r.oid, t.oid, 'select, insert, update'))
      and not exists (select from pg_policy p where p.polrelid = t.oid and r.oid = any (p.polroles))`,
    plant: 'drop policy visible_services on service_types',
  },
  {
    sentence: 'every policy names whom it is for',
    breaches: `select p.polrelid::regclass || ' ' || p.polname as breach from pg_policy p where 0 = any (p.polroles)`,
    plant: 'create policy everybody on records using (true)',
  },
  {
    sentence: 'people read without a question only what is public anyway',
    breaches: `select p.polrelid::regclass || ' ' || p.polname as breach from pg_policy p
      where 'passerelle_app'::regrole = any (p.polroles) and p.polcmd in ('r', '*') and pg_get_expr(p.polqual, p.polrelid) = 'true'
      and p.polrelid::regclass::text not in ('places', 'place_keys', 'holidays', 'programmes', 'competences')`,
    plant: 'create policy curious on people for select to passerelle_app using (true)',
  },
  {
    sentence: 'views look with the eyes of whoever asks',
    breaches: `select t.oid::regclass::text as breach from ${TABLES} where t.relkind in ('v', 'm')
      and not coalesce(t.reloptions::text[] && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1'], false)`,
    plant: 'create view everybody as select * from people',
  },
  {
    sentence: 'the roles that people work as own nothing, log in nowhere and pass no wall',
    breaches: `select t.oid::regclass::text as breach from ${TABLES} join pg_roles r on r.oid = t.relowner where r.rolname in ${ROLES}
      union all select rolname from pg_roles where rolname in ${ROLES} and (rolsuper or rolbypassrls or rolcanlogin or rolcreaterole or rolcreatedb)
      union all select r.rolname || ' in ' || g.rolname from pg_auth_members m join pg_roles r on r.oid = m.member join pg_roles g on g.oid = m.roleid where r.rolname in ${ROLES}`,
    plant: 'alter table notices owner to passerelle_app',
  },
  {
    sentence: 'the roles that people work as make nothing of their own',
    breaches: `select n.nspname || ' ' || r.rolname as breach from pg_namespace n cross join pg_roles r
      where n.oid in ${OURS} and r.rolname in ${ROLES} and has_schema_privilege(r.oid, n.oid, 'create')`,
    plant: 'grant create on schema public to passerelle_app',
  },
  {
    sentence: 'functions that act as somebody else say where they look for names',
    breaches: `select p.oid::regprocedure::text as breach from ${FUNCTIONS} where p.prosecdef and not exists (
      select from unnest(p.proconfig) c where c in ('search_path=pg_catalog', 'search_path=pg_catalog, public', 'search_path=pg_catalog, graphile_worker'))`,
    plant: `create function actor.guess() returns int language sql security definer as 'select 1'; alter function actor.guess() owner to passerelle_guard`,
  },
  {
    sentence: 'functions that act as somebody else act as the guard, who owns no table',
    breaches: `select p.oid::regprocedure::text as breach from ${FUNCTIONS} where p.prosecdef and p.proowner <> 'passerelle_guard'::regrole
      and p.oid::regprocedure::text not in (${QUEUE})`,
    plant: `create function actor.all_people() returns bigint language sql security definer set search_path = pg_catalog as 'select count(*) from public.people'`,
  },
  {
    sentence: 'functions that act as somebody else are not for everybody to call',
    breaches: `select p.oid::regprocedure::text as breach from ${FUNCTIONS} where p.prosecdef and p.prorettype <> 'trigger'::regtype
      and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0 and a.privilege_type = 'EXECUTE')`,
    plant: 'grant execute on function actor.account() to public',
  },
  {
    sentence: 'people change named columns, never whole rows',
    breaches: `select t.oid::regclass::text as breach from ${TABLES} where t.space = 'public'::regnamespace and has_table_privilege('passerelle_app', t.oid, 'update')`,
    plant: 'grant update on records to passerelle_app',
  },
  {
    sentence: 'nobody who works with people may empty a table or hang a trigger on it',
    breaches: `select t.oid::regclass || ' ' || r.rolname as breach from ${TABLES} cross join pg_roles r where r.rolname in ${ROLES}
      and has_table_privilege(r.oid, t.oid, 'truncate, trigger, references')`,
    plant: 'grant truncate on events to passerelle_worker',
  },
  {
    sentence: 'what happened is never rewritten: no role changes or removes an event',
    breaches: `select t.oid::regclass || ' ' || r.rolname as breach from ${TABLES} cross join pg_roles r where r.rolname in ${ROLES}
      and t.name in ('events', 'event_checkpoints', 'event_checkpoint_heads', 'referral_steps')
      and (has_table_privilege(r.oid, t.oid, 'delete') or has_any_column_privilege(r.oid, t.oid, 'update'))`,
    plant: 'grant update (at) on events to passerelle_worker',
  },
  {
    sentence: 'every table says what it is for',
    breaches: `select t.oid::regclass::text as breach from ${TABLES} where t.relkind in ('r', 'p') and obj_description(t.oid, 'pg_class') is null`,
    plant: 'comment on table people is null',
  },
  {
    sentence: 'every reference says what happens when the other end goes',
    breaches: `select c.conrelid::regclass || ' ' || c.conname as breach from pg_constraint c join ${TABLES} on t.oid = c.conrelid where c.contype = 'f' and c.confdeltype = 'a'`,
    plant: 'alter table notices add column by_id uuid references accounts',
  },
]
