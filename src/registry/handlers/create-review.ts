import { type Executor, withTransaction } from 'specwright/database';
import { problem } from 'specwright/express';
import type { Handlers } from '../../../generated/handlers.js';
import type { Dependencies } from '../dependencies.js';
import { reviews } from '../jobs/kinds.js';
import { packageVersion } from '../package-version.js';
import { dayOf, findReview, type ReviewRow, reviewsWaiting, wantReview } from '../store/reviews.js';
import { holdApi } from '../store/rulesets.js';
import { noApi, noVersion } from './missing.js';
import { reviewPage } from './review-view.js';

type Create = Handlers['createReview'];
type Input = Parameters<Create>[0];

/** Whoever asks for more is told to come again; what is published is reviewed all the same. */
const mostWaiting = 100;
/** How many findings come with the answer: as many as a page has where nothing is said. */
const limit = 50;

/** POST /v1/apis/{api}/versions/{version}/review */
export function createReview(dependencies: Dependencies): Create {
  return async ({ params }) => {
    const row = await askedFor(dependencies, params);
    const Location = `/v1/apis/${params.api}/versions/${params.version}/review`;
    const { headers, body } = await reviewPage(dependencies, row, { query: { limit }, target: Location });
    if (body.status === 'queued') return { status: 202, headers: { Location }, body };
    return { status: 200, headers: { Location, ...headers }, body };
  };
}

/** What there is of the review, which is to be made where it has to be. */
async function askedFor({ database, queue, clock }: Dependencies, params: Input['params']): Promise<ReviewRow> {
  const at = clock();
  const found = async (executor: Executor) => {
    const row = await findReview(executor, params.api, params.version);
    if (!row) throw noVersion(params);
    return row;
  };
  const kept = await found(database.knex);
  if (!isToBeMade(kept, at)) return kept;
  if (await reviewsWaiting(database.knex, mostWaiting)) {
    throw problem(503, 'Too many reviews wait; ask again later', { headers: { 'Retry-After': '30' } });
  }
  return withTransaction(database, async trx => {
    // so that the ruleset is the one under which it is asked for
    const held = await holdApi(trx, params.api);
    if (!held) throw noApi(params.api);
    const review = await wantReview(trx, {
      document: kept.document,
      ruleset: held.ruleset,
      engine: packageVersion,
      at,
    });
    if (review) await queue.send(trx, [{ kind: reviews, hash: review }]);
    return found(trx);
  });
}

/** As the store has it for whoever asks. */
function isToBeMade({ status, engine, day, reason }: ReviewRow, at: Date): boolean {
  if (status === 'none') return true;
  return status !== 'queued' && (engine !== packageVersion || day! < dayOf(at) || reason === 'error');
}
