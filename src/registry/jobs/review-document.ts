import type { Database } from 'specwright/database';
import type { Logger } from 'specwright/observability';
import type { Clock } from '../clock.js';
import type { Inspector } from '../inspections/inspector.js';
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
import { isFinal, isLast, TooBusy } from './passing.js';
import type { Work } from './work.js';

/** As openapi/registry.yaml says. */
const kept = 30 * 24 * 3_600_000;

interface Needs {
  readonly database: Database;
  readonly inspector: Inspector;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The job of reviewing a document under a ruleset. It may be done again at any time: what it gives first stands. */
export function reviewDocument(needs: Needs): Work {
  const { database, logger, clock } = needs;
  return {
    async begin(id, retries) {
      const review = id.toString('hex');
      const started = performance.now();
      const told = () => ({ review, milliseconds: Math.round(performance.now() - started) });
      try {
        const task = await reviewTask(database.knex, id);
        if (!task) return;
        logger.info('reviewing', { review, sha256: task.sha256, ...(retries > 0 && { retries }) });
        logger.info('reviewed', { ...(await reviewed(needs, id, task, retries)), ...told() });
      } catch (error) {
        if (!isFinal(error, retries) || needs.inspector.isClosed) throw error;
        logger.error('a document can not be reviewed', { ...told(), error });
        await failReview(database.knex, id, 'error', madeAt(clock()));
      }
    },
    async giveUp(executor, id) {
      logger.error('a document can not be reviewed', { review: id.toString('hex'), reason: 'each worker ended' });
      await failReview(executor, id, 'error', madeAt(clock()));
    },
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
