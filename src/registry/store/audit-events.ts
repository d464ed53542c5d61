import { type Executor, prepared } from 'specwright/database';
import type { ListTable } from './list-table.js';

export type AuditAction = 'api.created' | 'version.published' | 'ruleset.changed' | 'key.created' | 'key.revoked';

export interface AuditEvent {
  readonly at: Date;
  readonly actor: string;
  readonly action: AuditAction;
  readonly subject: string;
  readonly details: { readonly sha256?: string };
}

const insert = prepared<never, [Date, string, string, string, string]>(
  'insert-audit-event',
  'insert into audit_events (at, actor, action, subject, details) values ($1, $2, $3, $4, $5)',
);

/** Writes an event, in the transaction of what it tells of. */
export async function insertAuditEvent(executor: Executor, event: AuditEvent): Promise<void> {
  const { at, actor, action, subject, details } = event;
  await insert.all(executor, at, actor, action, subject, JSON.stringify(details));
}

export type AuditEventRow = AuditEvent & { readonly id: number };

/** GET /v1/audit-events */
export const auditEventsNewestFirst: ListTable = {
  operation: 'listAuditEvents',
  from: knex => knex('audit_events'),
  columns: { id: 'id', at: 'at', actor: 'actor', action: 'action', subject: 'subject', details: 'details' },
  sorts: { written: 'id' },
  defaultSort: '-written',
  tieBreaker: 'id',
  filters: { action: { column: 'action', operator: '=' } },
};
