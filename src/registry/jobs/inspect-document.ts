import type { Outcome } from '../inspections/outcome.js';
import { contentOf } from '../store/documents.js';
import { type FinishedInspection, insertInspection } from '../store/inspections.js';
import { isLast, TooBusy } from './passing.js';
import { type Needs, threadJob } from './thread-job.js';
import type { Work } from './work.js';

/**
 * The job of inspecting a published document. It may be done again at any time: what it keeps is kept once, by the
 * document's hash.
 */
export function inspectDocument(needs: Needs): Work {
  const { database, clock } = needs;
  return threadJob(needs, {
    name: 'sha256',
    says: { begun: 'inspecting', done: 'inspected', failed: 'a document can not be inspected' },
    task: hash => contentOf(database.knex, hash),
    perform: (hash, content, retries) => inspected(needs, hash, content, retries),
    fail: (executor, hash) => insertInspection(executor, hash, { status: 'failed', reason: 'error' }, clock()),
  });
}

async function inspected({ database, inspector, clock }: Needs, hash: Buffer, text: Buffer, retries: number) {
  const outcome = await inspector.inspect({ name: 'document', text }, new AbortController().signal, {
    isPatient: true,
  });
  // undefined where too many wait, which is nothing to the patient
  const inspection = finished(outcome!, retries);
  await insertInspection(database.knex, hash, inspection, clock());
  return said(inspection);
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
