import type { Database } from 'specwright/database';
import type { Logger } from 'specwright/observability';
import type { Clock } from '../clock.js';
import type { Inspector } from '../inspections/inspector.js';
import type { Outcome } from '../inspections/outcome.js';
import { contentOf } from '../store/documents.js';
import { type FinishedInspection, insertInspection } from '../store/inspections.js';
import { isFinal, isLast, TooBusy } from './passing.js';
import type { Work } from './work.js';

/**
 * The job of inspecting a published document. It may be done again at any time: what it keeps is kept once, by the
 * document's hash.
 */
export function inspectDocument(needs: Needs): Work {
  const { database, logger } = needs;
  return {
    async begin(hash, retries) {
      const sha256 = hash.toString('hex');
      const started = performance.now();
      const told = () => ({ sha256, milliseconds: Math.round(performance.now() - started) });
      try {
        const finished = await inspected(needs, hash, retries);
        if (finished) logger.info('inspected', { ...told(), ...said(finished) });
      } catch (error) {
        if (!isFinal(error, retries) || needs.inspector.isClosed) throw error;
        logger.error('a document can not be inspected', { ...told(), error });
        await insertInspection(database.knex, hash, { status: 'failed', reason: 'error' }, needs.clock());
      }
    },
    async giveUp(executor, hash) {
      logger.error('a document can not be inspected', { sha256: hash.toString('hex'), reason: 'each worker ended' });
      await insertInspection(executor, hash, { status: 'failed', reason: 'error' }, needs.clock());
    },
  };
}

interface Needs {
  readonly database: Database;
  readonly inspector: Inspector;
  readonly clock: Clock;
  readonly logger: Logger;
}

async function inspected(
  { database, inspector, clock, logger }: Needs,
  hash: Buffer,
  retries: number,
): Promise<FinishedInspection | undefined> {
  const content = await contentOf(database.knex, hash);
  if (!content) return undefined;
  logger.info('inspecting', { sha256: hash.toString('hex'), ...(retries > 0 && { retries }) });
  const task = { name: 'document', text: content };
  const outcome = await inspector.inspect(task, new AbortController().signal, { isPatient: true });
  // undefined where too many wait, which is nothing to the patient
  const inspection = finished(outcome!, retries);
  await insertInspection(database.knex, hash, inspection, clock());
  return inspection;
}

function said(inspection: FinishedInspection): Record<string, unknown> {
  if (inspection.status === 'failed') return { outcome: 'failed', reason: inspection.reason };
  const { error, warning, info } = inspection.counts;
  return { outcome: 'done', findings: error + warning + info };
}

/** @throws Error where it is to be tried again */
function finished(outcome: Outcome, retries: number): FinishedInspection {
  switch (outcome.kind) {
    case 'inspected': {
      const { operations, schemas, findings } = outcome.inspection;
      const counts = { operations: operations.total, schemas: schemas.total, ...findings };
      return { status: 'done', counts, findings: outcome.findings };
    }
    case 'unusable': {
      // published by a version of this server that found nothing wrong
      const counts = { operations: 0, schemas: 0, error: outcome.findingsTotal, warning: 0, info: 0 };
      return { status: 'done', counts, findings: outcome.findings };
    }
    case 'too-busy':
      if (!isLast(retries)) throw new TooBusy();
      return { status: 'failed', reason: 'time' };
    case 'too-long':
      return { status: 'failed', reason: 'time' };
    case 'too-large':
      return { status: 'failed', reason: 'memory' };
  }
}
