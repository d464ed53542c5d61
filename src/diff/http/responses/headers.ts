// https://spec.openapis.org/oas/v3.2.0.html#header-object
import type { Header } from '../../../contract/index.js';
import { type Context, responseTravels, rolesOf } from '../context.js';
import { parameterText } from '../message/parameter-text.js';
import { responseMessage } from '../message/response-message.js';
import { asParameter, schemaOf, wireOf } from '../parameters/plan.js';
import { readAlike } from '../parameters/readings.js';
import { compareSchemas } from '../site.js';
import type { BothResponses } from './both.js';

/** The headers of a response that both versions have. */
export function compareHeaders(responses: BothResponses, context: Context): void {
  for (const before of responses.before.headers) {
    const after = responses.after.headers.find(({ name }) => name.toLowerCase() === before.name.toLowerCase());
    if (after) compareHeaderSchemas(responses, before, after, context);
  }
}

function compareHeaderSchemas(responses: BothResponses, before: Header, after: Header, context: Context): void {
  const { pair, status } = responses;
  const [old, now] = [schemaOf(before), schemaOf(after)];
  if (!old || !now || !readAlike(wireOf(context.before, old), wireOf(context.after, now))) return;
  const travels = responseTravels(pair.after);
  const roles = rolesOf(pair, context, travels);
  const isNew = travels === 'response';
  const [written, read] = isNew ? [responses.after, responses.before] : [responses.before, responses.after];
  const header = isNew ? after : before;
  compareSchemas(pair, context, {
    before: old,
    after: now,
    travels,
    part: `response ${status}, header ${after.name}`,
    message: value => {
      const text = parameterText(roles.writer.side, asParameter(header), value);
      return responseMessage(roles, { status, written, read, header: { is: header, text } });
    },
  });
}
