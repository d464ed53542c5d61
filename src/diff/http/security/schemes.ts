// https://spec.openapis.org/oas/v3.2.0.html#security-scheme-object
import type { Operation, SecurityScheme } from '../../../contract/index.js';
import type { Travels, Witness } from '../../types.js';
import type { Context } from '../context.js';
import { isOwn } from '../declared-at.js';
import { requestMessage } from '../message/request-message.js';
import { undecided } from '../unknown.js';
import { witnessOf } from '../witness.js';
import type { BothSchemes, SaidOfScheme } from './both.js';
import { flowChanges } from './flows.js';
import { carriage, presentation } from './meaning.js';
import { inherited, namesOf } from './requirements.js';

export function compareSchemes(context: Context): void {
  const [old, now] = [context.before.contract, context.after.contract];
  for (const [name, before] of old.securitySchemes) {
    const after = now.securitySchemes.get(name);
    // one that has another name is the same by that
    if (!after || namesOf(context).has(name)) continue;
    const asks = ({ security }: Operation) => security.some(each => each.some(({ scheme }) => scheme === name));
    // what nobody asked for, nobody presents
    for (const [travels, was, users] of [
      ['request', old.operations.find(asks), now.operations.filter(asks)],
      ['response', old.webhooks.find(asks), now.webhooks.filter(asks)],
    ] as const)
      if (was && users.length > 0) compareScheme({ before, after, travels, users }, was, context);
  }
}

function compareScheme(schemes: BothSchemes, was: Operation, context: Context): void {
  const { before, after, travels, users } = schemes;
  if (presentation(before) === presentation(after)) {
    for (const change of flowChanges(schemes)) sayOfScheme(schemes, context, change);
    return;
  }
  const told = { code: 'security-scheme-changed', what: [presentation(before), presentation(after)] } as const;
  const types = `${wordsOf(after)} now, and ${wordsOf(before)} before`;
  if (carriage(before) === carriage(after)) {
    sayOfScheme(schemes, context, { ...told, level: 'risky', message: `\`${after.name}\` is ${types}`, ...sentAlike });
    return;
  }
  const written = travels === 'request' ? was : users.find(user => isOwn(context.after.contract, user, 'security'));
  sayOfScheme(schemes, context, {
    ...told,
    level: 'breaking',
    message: `credentials of \`${after.name}\` are taken otherwise: ${types}`,
    ...(written && { witness: witnessOfUse(written, travels, context) }),
  });
}

function wordsOf(scheme: SecurityScheme): string {
  if (scheme.type === 'apiKey') return `the ${scheme.in} \`${scheme.parameterName}\``;
  return scheme.type === 'http' ? `HTTP ${scheme.scheme}` : scheme.type;
}

function witnessOfUse(operation: Operation, travels: Travels, { before, after }: Context): Witness {
  const party = { side: travels === 'request' ? before : after, operation };
  const message = requestMessage({ travels, writer: party, reader: party }, { marks: 'credentials' });
  return witnessOf({ before: operation, after: operation }, travels, '', null, message);
}

function sayOfScheme({ before, after, travels, users }: BothSchemes, context: Context, said: SaidOfScheme): void {
  const { what, witness, ...remark } = said;
  for (const user of users) {
    const isTaken = travels === 'request' || isOwn(context.after.contract, user, 'security');
    const level = isTaken ? remark.level : remark.level === 'breaking' ? 'risky' : remark.level;
    context.report.remark({
      ...(level === 'risky' && (isTaken ? tokens[travels] : inherited)),
      ...remark,
      level,
      direction: travels,
      reaches: { operation: user.key, part: '' },
      before: before.location,
      after: after.location,
      subject: [after.name, ...what],
      ...(level === 'breaking' && witness && { witness }),
    });
  }
}

const sentAlike = undecided(
  'whether the tokens so far are enough',
  'both kinds are sent as `Authorization: Bearer`, and no document says whether the one is taken for the other',
  'Take tokens of both kinds while those who send them move',
);

const tokens: Readonly<Record<Travels, ReturnType<typeof undecided>>> = {
  request: undecided(
    'whether clients still get their tokens',
    'no document says by which flow, at which address and with which scopes they do',
    'Keep the old address answering, and the scopes',
  ),
  response: undecided(
    'whether the tokens that the API sends are still accepted',
    'no document says by which flow, at which address and with which scopes it gets them',
    'Keep getting them as before, for receivers that know no other ones',
  ),
};
