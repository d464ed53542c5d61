import type { Handlers } from '../../../generated/handlers.js';
import type { components } from '../../../generated/types.js';
import type { Dependencies } from '../dependencies.js';
import { findInspection, type InspectionRow } from '../store/inspections.js';
import { documentHash } from '../store/versions.js';
import { versionOf } from './missing.js';
import { pageRequest } from './page.js';

/** GET /v1/apis/{api}/versions/{version}/inspection */
export function getInspection(dependencies: Dependencies): Handlers['getInspection'] {
  return async ({ params, query, request }) => {
    const { findings } = await dependencies.lists();
    const version = await versionOf(dependencies, params);
    const asked = pageRequest({ query, request }, { hash: version.sha256 });
    const from = Number(findings.after(asked)?.[0] ?? 0);
    const { limit } = query;
    const row = await findInspection(dependencies.database.knex, documentHash(version), from, limit + 1);
    const page = findings.page(asked, { rows: row?.findings ?? [], limit, keysOf: () => [String(from + limit)] });
    return {
      status: 200,
      headers: { 'Cache-Control': 'no-store', ...page.headers },
      body: view(row, page.items, page.next),
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
