import type { Executor } from 'specwright/database';
import { rows } from './rows.js';
import { largest } from './versions.js';

export type AuditAction = 'api.created' | 'version.published' | 'key.created';

export interface AuditEvent {
  readonly at: Date;
  readonly actor: string;
  readonly action: AuditAction;
  readonly subject: string;
  readonly details: { readonly sha256?: string };
}

/** Writes an event, in the transaction of what it tells of. */
export async function insertAuditEvent(executor: Executor, event: AuditEvent): Promise<void> {
  const { at, actor, action, subject, details } = event;
  const sql = 'insert into audit_events (at, actor, action, subject, details) values (?, ?, ?, ?, ?)';
  await rows(executor, 'insert-audit-event', sql, [at, actor, action, subject, JSON.stringify(details)]);
}

/** The events before one, the newest first. */
export function auditEventsBefore(
  executor: Executor,
  action: AuditAction | undefined,
  id: string | undefined,
  most: number,
): Promise<readonly (AuditEvent & { readonly id: string })[]> {
  const narrowed = action === undefined ? '' : ' and action = ?';
  const sql = `select id, at, actor, action, subject, details from audit_events
    where id < ?${narrowed} order by id desc limit ?`;
  const name = action === undefined ? 'audit-events-before' : 'audit-events-of-action-before';
  return rows(executor, name, sql, [id ?? largest, ...(action === undefined ? [] : [action]), most]);
}
