import type { Handlers } from '../../../generated/handlers.js';
import type { Dependencies } from '../dependencies.js';
import type { AuditEventRow } from '../store/audit-events.js';
import { pageAnswer, pageRequest } from './page.js';

/** GET /v1/audit-events */
export function listAuditEvents({ database, lists }: Dependencies): Handlers['listAuditEvents'] {
  return async input => {
    const { auditEvents } = await lists();
    return pageAnswer(await auditEvents.page(database, pageRequest(input)), view);
  };
}

function view({ at, actor, action, subject, details: { sha256 } }: AuditEventRow) {
  return { at: at.toISOString(), actor, action, subject, ...(sha256 !== undefined && { sha256 }) };
}
