import type { Handlers } from '../../../generated/handlers.js';
import type { Dependencies } from '../dependencies.js';
import { assertUtf8 } from './charset.js';
import { tooManyDocuments, unusable } from './refused-document.js';

/** POST /v1/inspections */
export function createInspection({ inspector }: Dependencies): Handlers['createInspection'] {
  return async ({ contentType, body, signal, request }) => {
    assertUtf8(request.headers['content-type']);
    const { name = 'document', text } = contentType === 'application/json' ? body : { text: body };
    const outcome = await inspector.inspect({ name, text }, signal);
    if (!outcome) throw tooManyDocuments();
    if (outcome.kind !== 'inspected') return unusable(outcome);
    const { kind: _, ...said } = outcome;
    return { status: 200, body: { name, ...said } };
  };
}
