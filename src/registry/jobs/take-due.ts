import { type Database, prepared } from 'specwright/database';
import type { Job } from './job-loop.js';

/**
 * What pg-boss's own `fetch` does with jobs without priority, policy or key, in the order in which they are due: an index has
 * that. `fetch` orders by priority and by age, and sorts all that wait for each few that it gives: with 100,000 jobs that is
 * 0.2 s, here it is a millisecond.
 */
const take = prepared<Job<never>, [string, number]>(
  'take_jobs',
  `with due as (
    select id from jobs.job
    where name = $1 and state < 'active' and start_after < now()
    order by start_after
    limit $2
    for update skip locked
  )
  update jobs.job j
  set state = 'active', started_on = now(), retry_count = j.retry_count + (j.started_on is not null)::integer
  from due
  where j.name = $1 and j.id = due.id
  returning j.id, j.data, j.retry_count as retries`,
);

/** Takes some jobs of a queue, those first that are due for longest; nobody else has them then, until they expire. */
export function takeDue<Data>(database: Database, queue: string, most: number): Promise<readonly Job<Data>[]> {
  // whoever sends to a queue says what its jobs hold
  return take.all(database, queue, most) as Promise<readonly Job<Data>[]>;
}
