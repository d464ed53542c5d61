import { createHash } from 'node:crypto';
import { withTransaction } from 'specwright/database';
import type { Dependencies } from '../dependencies.js';
import { insertApi } from '../store/apis.js';
import { insertAuditEvent } from '../store/audit-events.js';
import { publish } from '../store/publish.js';
import { findPlace } from '../store/versions.js';

const name = 'registry';
const by = 'system';

/** Publishes the registry's own contract, so that there is something to look at. */
export async function publishExample({ database, clock, reader, queue }: Dependencies, text: string): Promise<void> {
  const content = Buffer.from(text);
  const hash = createHash('sha256').update(content).digest();
  const outcome = await reader.read({ name: 'registry.yaml', text: content }, new AbortController().signal);
  if (outcome?.kind !== 'read') return;
  const { facts } = outcome;
  const at = clock();
  await withTransaction(database, async trx => {
    const api = { name, title: facts.title, description: null, created_at: at };
    if (!(await insertApi(trx, api))) return;
    await insertAuditEvent(trx, { at, actor: by, action: 'api.created', subject: name, details: {} });
  });
  const version = facts.version;
  const place = await findPlace(database.knex, name, version, hash);
  if (!place || place.published) return;
  const document = place.known ? undefined : { hash, content, facts, at };
  const api = { id: place.api_id, name };
  await publish(
    database,
    { api, version, branch: 'main', mediaType: 'application/openapi+yaml', hash, document, at, by },
    queue,
  );
}
