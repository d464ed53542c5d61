import type { Database } from 'specwright/database';
import type { Clock } from '../clock.js';
import type { Inspector } from '../inspections/inspector.js';
import type { Outcome } from '../inspections/outcome.js';
import { contentOf } from '../store/documents.js';
import { type FinishedInspection, insertInspection } from '../store/inspections.js';

/**
 * The job of inspecting a published document. It may be done again at any time: what it keeps is kept once, by the
 * document's hash.
 */
export function inspectDocument({ database, inspector, clock }: Needs): (hash: Buffer) => Promise<void> {
  return async hash => {
    const content = await contentOf(database.knex, hash);
    if (!content) return;
    const outcome = await inspector.inspect({ name: 'document', text: content }, new AbortController().signal);
    if (!outcome) throw new Error('no thread is free for the inspection');
    await insertInspection(database.knex, hash, finished(outcome), clock());
  };
}

interface Needs {
  readonly database: Database;
  readonly inspector: Inspector;
  readonly clock: Clock;
}

function finished(outcome: Outcome): FinishedInspection {
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
    case 'too-long':
      return { status: 'failed', reason: 'time' };
    case 'too-large':
      return { status: 'failed', reason: 'memory' };
  }
}
