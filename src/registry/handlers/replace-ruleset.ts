import { type Executor, withTransaction } from 'specwright/database';
import { problem } from 'specwright/express';
import type { Handlers } from '../../../generated/handlers.js';
import type { Dependencies } from '../dependencies.js';
import { type NewJob, reviews } from '../jobs/kinds.js';
import { packageVersion } from '../package-version.js';
import { type Ruleset, type RulesetSettings, rulesetOf } from '../reviews/ruleset.js';
import { insertAuditEvent } from '../store/audit-events.js';
import { wantReview } from '../store/reviews.js';
import { findRuleset, headsOf, holdApi, setRuleset } from '../store/rulesets.js';
import { namesStrongly } from './entity-tags.js';
import { noApi } from './missing.js';
import { refusalOf } from './refused-ruleset.js';
import { entityTag } from './views.js';

type Replace = Handlers['replaceRuleset'];
type Input = Parameters<Replace>[0];

/** As openapi/registry.yaml says: an API may have any number of branches. */
const mostHeads = 100;
const mostCharacters = 256 * 1024;

/** PUT /v1/apis/{api}/ruleset */
export function replaceRuleset({ database, clock, queue, reader }: Dependencies): Replace {
  return async input => {
    const settings = input.body as RulesetSettings; // of the same shape; options may be of any type of JSON there
    const ruleset = rulesetOf(settings);
    if (ruleset.text.length > mostCharacters) throw problem(413, 'A ruleset may take 256 KiB');
    await seen(database.knex, input);
    const refusal = refusalOf(await reader.check(settings, ruleset.text.length, input.signal));
    if (refusal) throw refusal;
    const at = clock();
    await withTransaction(database, async trx => {
      const jobs = await replaced(trx, input, ruleset, at);
      await queue.send(trx, jobs);
    });
    const ETag = entityTag(ruleset.digest.toString('hex'));
    return { status: 200, headers: { ETag }, body: JSON.parse(ruleset.text) };
  };
}

/** Before a minute is spent on the ruleset: whether it could be given at all. It is held to that again when it is. */
async function seen(executor: Executor, input: Input): Promise<void> {
  const row = await findRuleset(executor, input.params.api);
  if (!row) throw noApi(input.params.api);
  hold(input, row.digest);
}

/** @param digest of the ruleset that the API has. @throws HttpProblem where If-Match names another one */
function hold({ params, headers }: Input, digest: string): void {
  const want = headers['if-match'];
  if (want !== undefined && !namesStrongly(want, entityTag(digest))) {
    throw problem(412, `The ruleset of ${params.api} is none that If-Match names`);
  }
}

/**
 * Gives the API the ruleset, where it has another one.
 * @returns the reviews that are to be made under it
 * @throws HttpProblem where there is no such API, or it has another ruleset than If-Match names
 */
async function replaced(trx: Executor, input: Input, ruleset: Ruleset, at: Date) {
  const { params, auth } = input;
  const held = await holdApi(trx, params.api);
  if (!held) throw noApi(params.api);
  hold(input, held.ruleset.toString('hex'));
  if (held.ruleset.equals(ruleset.digest)) return [];
  await setRuleset(trx, held.id, ruleset, at);
  const sha256 = ruleset.digest.toString('hex');
  const event = { at, actor: auth.subject, subject: params.api, details: { sha256 } };
  await insertAuditEvent(trx, { ...event, action: 'ruleset.changed' });
  const jobs: NewJob[] = [];
  // in one order: APIs that share documents may get the same ruleset at once, and would wait for each other
  for (const document of [...(await headsOf(trx, held.id, mostHeads))].sort(Buffer.compare)) {
    const review = await wantReview(trx, { document, ruleset: ruleset.digest, engine: packageVersion, at });
    if (review) jobs.push({ kind: reviews, hash: review });
  }
  return jobs;
}
