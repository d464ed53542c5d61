import { type Executor, prepared } from 'specwright/database';
import { largest } from './largest.js';

export type AuditAction = 'api.created' | 'version.published' | 'key.created';

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

type Row = AuditEvent & { readonly id: string };

const select = 'select id, at, actor, action, subject, details from audit_events where id < $1';
const before = prepared<Row, [string, number]>('audit-events-before', `${select} order by id desc limit $2`);
const ofActionBefore = prepared<Row, [string, number, string]>(
  'audit-events-of-action-before',
  `${select} and action = $3 order by id desc limit $2`,
);

/** The events before one, the newest first. */
export function auditEventsBefore(
  executor: Executor,
  action: AuditAction | undefined,
  id: string | undefined,
  most: number,
): Promise<readonly Row[]> {
  if (action === undefined) return before.all(executor, id ?? largest, most);
  return ofActionBefore.all(executor, id ?? largest, most, action);
}
