import type { ClientBase } from 'pg'

/** The nearest services of the kind that a need asks for, and nothing else that the finder knows. */
export async function nearestServices(client: ClientBase, need: string): Promise<void> {
  const { rows } = await client.query({ name: 'nearest', text: NEAREST, values: [need] })
  if (rows.length === 0) throw new Error('no service is near')
}

const NEAREST = `
  with sought as (
    select n.service_type as type, l.country, coalesce(p.longitude, l.longitude) as x, coalesce(p.latitude, l.latitude) as y
    from needs n join people p on p.id = n.person_id join places l on l.id = p.place_id where n.id = $1),
  nearest as (
    select t.service_id, (t.longitude - s.x) ^ 2 + (t.latitude - s.y) ^ 2 as far
    from sought s join service_types t on t.type = s.type and t.country = s.country
    order by far limit 25)
  select s.*, o.name as organisation from nearest n join services s on s.id = n.service_id
  join organisations o on o.id = s.organisation_id order by n.far`
