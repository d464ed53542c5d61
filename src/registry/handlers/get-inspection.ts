import type { Handlers } from '../../../generated/handlers.js';
import type { components } from '../../../generated/types.js';
import type { Dependencies } from '../dependencies.js';
import { findInspection, type InspectionRow } from '../store/inspections.js';
import { versionOf } from './missing.js';
import { keyOf, linkTo, pageOf } from './page.js';

/** GET /v1/apis/{api}/versions/{version}/inspection */
export function getInspection(dependencies: Dependencies): Handlers['getInspection'] {
  return async ({ params, query: { limit, cursor }, request }) => {
    const from = Number(keyOf(cursor, /^\d{1,9}$/) ?? 0);
    const { hash } = await versionOf(dependencies, params);
    const row = await findInspection(dependencies.database.knex, hash, from, limit + 1);
    const page = pageOf(row?.findings ?? [], limit, () => String(from + limit));
    return {
      status: 200,
      headers: { 'Cache-Control': 'no-store', ...linkTo(page.next, request) },
      body: view(row, page.rows, page.next),
    };
  };
}

type View = components['schemas']['VersionInspection'];

function view(row: InspectionRow | undefined, items: readonly unknown[], next: string | undefined): View {
  if (!row) return { status: 'pending' };
  const finishedAt = row.finished_at.toISOString();
  if (row.counts === null) return { status: 'failed', finishedAt, reason: row.reason ?? 'time' };
  const findings = items as components['schemas']['Finding'][]; // as the inspection gave them
  return { status: 'done', finishedAt, counts: row.counts, items: findings, ...(next && { next }) };
}
