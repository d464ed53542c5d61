// https://spec.openapis.org/oas/v3.2.0.html#security-scheme-object
import type { Operation, SecurityScheme } from '../../../contract/index.js';
import type { Witness } from '../../types.js';
import type { Context } from '../context.js';
import { requestMessage } from '../message/request-message.js';
import { witnessOf } from '../witness.js';
import type { BothSchemes, SaidOfScheme } from './both.js';
import { flowChanges } from './flows.js';
import { presentation } from './meaning.js';

export function compareSchemes(context: Context): void {
  const [old, now] = [context.before.contract, context.after.contract];
  for (const [name, before] of old.securitySchemes) {
    const after = now.securitySchemes.get(name);
    if (!after) continue;
    const asks = ({ security }: Operation) => security.some(each => each.some(({ scheme }) => scheme === name));
    const users = now.operations.filter(asks);
    const was = old.operations.find(asks);
    // what nobody asked for, nobody presents
    if (!was || users.length === 0) continue;
    const schemes = { before, after, users };
    if (presentation(before) !== presentation(after)) {
      const message = `credentials of \`${name}\` are taken otherwise: ${wordsOf(after)} now, and ${wordsOf(before)} before`;
      sayOfScheme(schemes, context, {
        code: 'security-scheme-changed',
        level: 'breaking',
        message,
        what: [],
        witness: witnessOfUse(was, context),
      });
    } else for (const change of flowChanges(schemes)) sayOfScheme(schemes, context, change);
  }
}

function wordsOf(scheme: SecurityScheme): string {
  if (scheme.type === 'apiKey') return `the ${scheme.in} \`${scheme.parameterName}\``;
  return scheme.type === 'http' ? `HTTP ${scheme.scheme}` : scheme.type;
}

function witnessOfUse(operation: Operation, { before }: Context): Witness {
  const party = { side: before, operation };
  const message = requestMessage({ travels: 'request', writer: party, reader: party }, { marks: 'credentials' });
  return witnessOf({ before: operation, after: operation }, 'request', '', null, message);
}

function sayOfScheme({ before, after, users }: BothSchemes, { report }: Context, said: SaidOfScheme): void {
  const { what, ...remark } = said;
  for (const { key } of users)
    report.remark({
      ...remark,
      direction: 'request',
      reaches: { operation: key, part: '' },
      before: before.location,
      after: after.location,
      subject: [after.name, ...what],
      ...(remark.level === 'risky' && { unknown: 'where clients get their tokens, no document says' }),
    });
}
