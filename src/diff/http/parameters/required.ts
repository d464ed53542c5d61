import type { Parameter } from '../../../contract/index.js';
import { announcedBy, remedyOf } from '../../announced.js';
import { dayToGo } from '../../sunset-day.js';
import type { DiffOptions } from '../../types.js';
import { type Context, rolesOf } from '../context.js';
import { requestMessage } from '../message/request-message.js';
import { byKey } from '../security/keys.js';
import { tell } from '../tell.js';
import { witnessOf } from '../witness.js';
import type { BothParameters } from './both.js';
import { gravityOfRequired } from './default.js';
import { calledOf, partOf } from './pair.js';
import { sent } from './removed.js';
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
  const gravity =
    travels === 'request' ? gravityOfRequired(pair, after, context) : gravityOfMissing(before, context.options);
  tell(pair, context, { ...place, code, ...gravity, ...(gravity.level === 'breaking' && { witness }) });
}

/** What was always sent may be missing now: as grave as that it is gone. */
function gravityOfMissing(before: Parameter, options: DiffOptions) {
  const message = `the ${calledOf(before)} may be missing from what the API sends now${announcedBy(before)}`;
  if (dayToGo(before.deprecated, before.extensions, options) !== undefined)
    return { level: 'safe', softened: 'removal-after-deprecation', message } as const;
  const remedy = remedyOf(before, options, sent);
  return { level: 'breaking', message, ...(remedy !== undefined && { remedy }) } as const;
}
