import { packageVersion } from '../package-version.js';
import type { ReviewOutcome } from '../reviews/outcome.js';
import {
  failReview,
  finishReview,
  type MadeBy,
  type ReviewToMake,
  removeOldReviews,
  reviewTask,
} from '../store/review-results.js';
import { dayOf, type ReviewFailure } from '../store/reviews.js';
import { isLast, TooBusy } from './passing.js';
import { type Needs, threadJob } from './thread-job.js';
import type { Work } from './work.js';

/** As openapi/registry.yaml says. */
const kept = 30 * 24 * 3_600_000;

/** The job of reviewing a document under a ruleset. It may be done again at any time: what it gives first stands. */
export function reviewDocument(needs: Needs): Work {
  const { database, clock } = needs;
  return {
    ...threadJob(needs, {
      name: 'review',
      says: { begun: 'reviewing', done: 'reviewed', failed: 'a document can not be reviewed' },
      task: id => reviewTask(database.knex, id),
      about: ({ sha256 }) => ({ sha256 }),
      perform: (id, task, retries) => reviewed(needs, id, task, retries),
      fail: (executor, id) => failReview(executor, id, 'error', madeAt(clock())),
    }),
    tidy: () => removeOldReviews(database.knex, new Date(clock().getTime() - kept)),
  };
}

function madeAt(at: Date): MadeBy {
  return { engine: packageVersion, day: dayOf(at), at };
}

/** Reviews and keeps what comes of it. @returns what the log says of that. @throws Error where it is to be tried again */
async function reviewed({ database, inspector, clock }: Needs, id: Buffer, task: ReviewToMake, retries: number) {
  // of a review that goes on past midnight it is the day on which it began
  const { engine, day } = madeAt(clock());
  const { document, ruleset } = task;
  const outcome = await inspector.review({ document, ruleset, now: day }, new AbortController().signal);
  if (outcome.kind === 'too-busy' && !isLast(retries)) throw new TooBusy();
  if (outcome.kind !== 'reviewed') {
    const reason = reasons[outcome.kind];
    await failReview(database.knex, id, reason, { engine, day, at: clock() });
    return { outcome: 'failed', reason };
  }
  await finishReview(database, id, outcome, { engine, day, at: clock() });
  const { error, warning, info } = outcome.summary.counts;
  return { outcome: 'done', findings: error + warning + info };
}

const reasons: Readonly<Record<Exclude<ReviewOutcome['kind'], 'reviewed'>, ReviewFailure>> = {
  'too-long': 'time',
  'too-busy': 'time',
  'too-large': 'memory',
};
