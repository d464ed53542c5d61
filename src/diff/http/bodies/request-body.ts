// https://spec.openapis.org/oas/v3.2.0.html#request-body-object
import { type Context, type Pair, requestTravels, rolesOf } from '../context.js';
import { requestMessage } from '../message/request-message.js';
import { pairMedia } from './pair.js';
import { compareBodySchemas } from './schemas.js';

export function compareRequestBodies(pair: Pair, context: Context): void {
  const [old, now] = [pair.before.requestBody, pair.after.requestBody];
  if (!old || !now) return;
  const travels = requestTravels(pair.after);
  const roles = rolesOf(pair, context, travels);
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
        part: `request body, ${after.range}`,
        called: 'the request body',
        message: (value, failing) =>
          requestMessage(roles, { body: { media, type: range, value, ...(failing !== undefined && { failing }) } }),
      },
      context,
    );
  }
}
