import { type Database, type Executor, withTransaction } from 'specwright/database';
import { idOf, settingsOf } from '../diffs/question.js';
import { comparisons, inspections, type NewJob, reviews } from '../jobs/kinds.js';
import { packageVersion } from '../package-version.js';
import { insertAuditEvent } from './audit-events.js';
import { wantDiff } from './diffs.js';
import { insertDocument, type NewDocument } from './documents.js';
import { wantReview } from './reviews.js';
import { type Held, holdHead, insertVersion } from './versions.js';

export interface Publication {
  readonly api: { readonly id: number; readonly name: string };
  readonly version: string;
  readonly branch: string;
  readonly mediaType: string;
  readonly hash: Buffer;
  /** Undefined where the document is here already. */
  readonly document: NewDocument | undefined;
  readonly at: Date;
  readonly by: string;
}

/** What has work done that outlives the request, if the transaction is committed. */
export interface Sending {
  send(executor: Executor, jobs: readonly NewJob[]): Promise<void>;
}

/**
 * Publishes a version: its document, its operations, itself, the event, and the jobs of inspecting the document, of reviewing it
 * under the API's ruleset and of comparing it with the head of its branch, all or nothing.
 * @returns false, with nothing changed, where somebody else has published it meanwhile
 */
export async function publish(database: Database, publication: Publication, queue: Sending): Promise<boolean> {
  const { api, version, branch, mediaType, hash, document, at, by } = publication;
  try {
    await withTransaction(database, async trx => {
      const jobs: NewJob[] = [];
      if (document && (await insertDocument(trx, document))) jobs.push({ kind: inspections, hash });
      const held = await holdHead(trx, api.id, branch);
      const review = await wantReview(trx, { document: hash, ruleset: held.ruleset, engine: packageVersion, at });
      if (review) jobs.push({ kind: reviews, hash: review });
      const previous = await comparedWithHead(trx, publication, held, jobs);
      const isNew = await insertVersion(trx, { apiId: api.id, version, mediaType, hash, at, by, branch, previous });
      if (!isNew) throw new Taken();
      await queue.send(trx, jobs);
      const details = { sha256: hash.toString('hex') };
      await insertAuditEvent(trx, {
        at,
        actor: by,
        action: 'version.published',
        subject: `${api.name}/${version}`,
        details,
      });
    });
    return true;
  } catch (error) {
    if (error instanceof Taken) return false;
    throw error;
  }
}

async function comparedWithHead(trx: Executor, { hash, at }: Publication, { head }: Held, jobs: NewJob[]) {
  if (!head) return undefined;
  const question = { base: head.hash, head: hash, engine: packageVersion, options: settingsOf({}, at) };
  const id = idOf(question);
  if (await wantDiff(trx, { ...question, id, at })) jobs.push({ kind: comparisons, hash: id });
  return { version: head.version, diff: id };
}

/** Undoes a transaction that came too late. */
class Taken extends Error {}
