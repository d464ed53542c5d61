import { type Context, rolesOf } from '../context.js';
import { requestMessage } from '../message/request-message.js';
import { byKey } from '../security/keys.js';
import { tell } from '../tell.js';
import { witnessOf } from '../witness.js';
import type { BothParameters } from './both.js';
import { gravityOfRequired } from './default.js';
import { calledOf, partOf } from './pair.js';
import { subjectOf } from './subject.js';

/** A parameter that has to be there now, or no longer has to. */
export function compareRequired({ pair, travels, before, after }: BothParameters, context: Context): void {
  if (before.required === after.required) return;
  const [part, called] = [partOf(after), calledOf(after)];
  const place = {
    part,
    direction: travels,
    before: before.location,
    after: after.location,
    subject: subjectOf(before, pair.before),
  } as const;
  const isLost = travels === 'request' ? after.required : before.required;
  const code = after.required ? 'parameter-became-required' : 'parameter-became-optional';
  if (!isLost) {
    const message = `the ${called} ${after.required ? 'is always sent now' : 'may be left out now'}`;
    tell(pair, context, { ...place, code, level: 'safe', message });
    return;
  }
  const roles = rolesOf(pair, context, travels);
  const is = travels === 'request' ? before : after;
  const { bare } = byKey(context.before, pair.before, after);
  const about = { parameter: { is, text: undefined }, ...(travels === 'request' && bare && { credentials: bare }) };
  const witness = witnessOf(pair, travels, part, null, requestMessage(roles, about));
  const missing = `the ${called} may be missing from what the API sends now`;
  const gravity =
    travels === 'request'
      ? gravityOfRequired(pair, after, context)
      : ({ level: 'breaking', message: missing } as const);
  tell(pair, context, { ...place, code, ...gravity, ...(gravity.level === 'breaking' && { witness }) });
}
