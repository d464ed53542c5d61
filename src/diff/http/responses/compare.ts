// https://spec.openapis.org/oas/v3.2.0.html#response-object
import { pairMedia } from '../bodies/pair.js';
import { compareBodySchemas } from '../bodies/schemas.js';
import { type Context, type Pair, responseTravels, rolesOf } from '../context.js';
import { responseMessage } from '../message/response-message.js';
import type { BothResponses } from './both.js';
import { compareHeaders } from './headers.js';
import { pairResponses } from './pair.js';

export function compareResponses(pair: Pair, context: Context): void {
  for (const { status, before, after } of pairResponses(pair.before, pair.after)) {
    if (!before || !after) continue;
    compareHeaders({ pair, status, before, after }, context);
    compareResponseBodies({ pair, status, before, after }, context);
  }
}

function compareResponseBodies({ pair, status, before: old, after: now }: BothResponses, context: Context): void {
  const travels = responseTravels(pair.after);
  const roles = rolesOf(pair, context, travels);
  const [written, read] = travels === 'request' ? [old, now] : [now, old];
  for (const { range, before, after } of pairMedia(old.content, now.content)) {
    if (!before || !after) continue;
    const media = travels === 'request' ? before : after;
    compareBodySchemas(
      {
        pair,
        travels,
        range,
        before,
        after,
        part: `response ${status}, ${after.range}`,
        called: `the response ${status}`,
        message: (value, failing) =>
          responseMessage(roles, {
            status,
            written,
            read,
            body: { media, type: range, value, ...(failing !== undefined && { failing }) },
          }),
      },
      context,
    );
  }
}
