import { type Database, type Executor, withTransaction } from 'specwright/database';
import { insertAuditEvent } from './audit-events.js';
import { insertDocument, type NewDocument } from './documents.js';
import { insertVersion } from './versions.js';

export interface Publication {
  readonly api: { readonly id: number; readonly name: string };
  readonly version: string;
  readonly mediaType: string;
  readonly hash: Buffer;
  /** Undefined where the document is here already. */
  readonly document: NewDocument | undefined;
  readonly at: Date;
  readonly by: string;
}

/**
 * Publishes a version: its document, its operations, itself, the event, and the job of inspecting it, all or nothing.
 * @param send has a new document inspected, within the transaction
 * @returns false, with nothing changed, where somebody else has published it meanwhile
 */
export async function publish(
  database: Database,
  publication: Publication,
  send: (executor: Executor, hash: Buffer) => Promise<void>,
): Promise<boolean> {
  const { api, version, mediaType, hash, document, at, by } = publication;
  try {
    await withTransaction(database, async trx => {
      if (document && (await insertDocument(trx, document))) await send(trx, hash);
      const isNew = await insertVersion(trx, { apiId: api.id, version, mediaType, hash, at, by });
      if (!isNew) throw new Taken();
      const details = { sha256: hash.toString('hex') };
      await insertAuditEvent(trx, {
        at,
        actor: by,
        action: 'version.published',
        subject: `${api.name}/${version}`,
        details,
      });
    });
    return true;
  } catch (error) {
    if (error instanceof Taken) return false;
    throw error;
  }
}

/** Undoes a transaction that came too late. */
class Taken extends Error {}
