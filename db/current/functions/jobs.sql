-- Jobs are queued in the transaction of the event that causes them. Owned by whoever owns the queue.
create or replace function public.enqueue(task text, payload json, run_at timestamptz default now(), job_key text default null) returns void
language plpgsql volatile security definer set search_path = pg_catalog, graphile_worker as $$
begin
  perform graphile_worker.add_job(task, payload, run_at => run_at, job_key => job_key);
end $$;
revoke all on function public.enqueue(text, json, timestamptz, text) from public;
grant execute on function public.enqueue(text, json, timestamptz, text) to passerelle_app, passerelle_door, passerelle_worker;

-- Several jobs in one call: an array of {task, payload, run_at, job_key}. Of several under one key the last is meant.
create or replace function public.enqueue_all(jobs json) returns void
language plpgsql volatile security definer set search_path = pg_catalog, graphile_worker as $$
begin
  perform graphile_worker.add_jobs(array(
    select row(job.task, job.payload, null, job.run_at, null, job.job_key, null, null)::graphile_worker.job_spec
    from (select distinct on (coalesce(asked.job_key, asked.number::text)) asked.*
          from rows from (json_to_recordset(jobs) as (task text, payload json, run_at timestamptz, job_key text))
            with ordinality as asked (task, payload, run_at, job_key, number)
          order by coalesce(asked.job_key, asked.number::text), asked.number desc) job
    order by job.number));
end $$;
revoke all on function public.enqueue_all(json) from public;
grant execute on function public.enqueue_all(json) to passerelle_worker;
