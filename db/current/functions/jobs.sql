-- Jobs are queued in the transaction of the event that causes them. Owned by whoever owns the queue.
create or replace function public.enqueue(task text, payload json, run_at timestamptz default now(), job_key text default null) returns void
language plpgsql volatile security definer set search_path = pg_catalog, graphile_worker as $$
begin
  perform graphile_worker.add_job(task, payload, run_at => run_at, job_key => job_key);
end $$;
revoke all on function public.enqueue(text, json, timestamptz, text) from public;
grant execute on function public.enqueue(text, json, timestamptz, text) to passerelle_app, passerelle_door, passerelle_worker;

-- Several jobs in one call: an array of {task, payload, run_at, job_key}.
create or replace function public.enqueue_all(jobs json) returns void
language plpgsql volatile security definer set search_path = pg_catalog, graphile_worker as $$
begin
  perform graphile_worker.add_jobs(array(
    select row(job.task, job.payload, null, job.run_at, null, job.job_key, null, null)::graphile_worker.job_spec
    from json_to_recordset(jobs) as job (task text, payload json, run_at timestamptz, job_key text)));
end $$;
revoke all on function public.enqueue_all(json) from public;
grant execute on function public.enqueue_all(json) to passerelle_worker;
