import type { Handlers } from '../../../generated/handlers.js';
import type { Dependencies } from '../dependencies.js';
import { auditEventsBefore } from '../store/audit-events.js';
import { keyOf, linkTo, numberForm, pageOf } from './page.js';

/** GET /v1/audit-events */
export function listAuditEvents({ database }: Dependencies): Handlers['listAuditEvents'] {
  return async ({ query: { action, limit, cursor }, request }) => {
    const found = await auditEventsBefore(database.knex, action, keyOf(cursor, numberForm), limit + 1);
    const { rows, next } = pageOf(found, limit, ({ id }) => id);
    const items = rows.map(({ at, actor, action: did, subject, details: { sha256 } }) => ({
      at: at.toISOString(),
      actor,
      action: did,
      subject,
      ...(sha256 !== undefined && { sha256 }),
    }));
    return { status: 200, headers: linkTo(next, request), body: { items, ...(next && { next }) } };
  };
}
