import { withTransaction } from 'specwright/database';
import { problem } from 'specwright/express';
import type { Handlers } from '../../../generated/handlers.js';
import type { Dependencies } from '../dependencies.js';
import { storable } from '../documents/text.js';
import { insertApi } from '../store/apis.js';
import { insertAuditEvent } from '../store/audit-events.js';
import { apiView } from './views.js';

/** POST /v1/apis */
export function createApi({ database, clock }: Dependencies): Handlers['createApi'] {
  return async ({ body, auth }) => {
    const { name, title, description } = body;
    const at = clock();
    const text = (given: string | undefined) => (given === undefined ? null : storable(given));
    const row = await withTransaction(database, async trx => {
      const made = await insertApi(trx, { name, title: text(title), description: text(description), created_at: at });
      if (made)
        await insertAuditEvent(trx, { at, actor: auth.subject, action: 'api.created', subject: name, details: {} });
      return made;
    });
    if (!row) throw problem(409, `There is an API ${name}`);
    return { status: 201, headers: { Location: `/v1/apis/${name}` }, body: apiView(row) };
  };
}
