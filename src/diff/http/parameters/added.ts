import type { Parameter } from '../../../contract/index.js';
import { type Context, type Pair, requestTravels, rolesOf } from '../context.js';
import { requestMessage } from '../message/request-message.js';
import { byKey } from '../security/keys.js';
import { tell } from '../tell.js';
import { witnessOf } from '../witness.js';
import { gravityByKey, gravityOfRequired } from './default.js';
import { calledOf, partOf } from './pair.js';
import { subjectOf } from './subject.js';

/** A parameter that the old version does not have. What the API sends beside the rest, receivers may ignore. */
export function parameterAdded(pair: Pair, after: Parameter, context: Context): void {
  const travels = requestTravels(pair.after);
  const part = partOf(after);
  const place = { part, direction: travels, after: after.location, subject: subjectOf(after, pair.after) } as const;
  if (!after.required || travels === 'response') {
    const message = `the ${calledOf(after)} is new${after.required ? '' : ', and may be left out'}`;
    const gravity = travels === 'request' ? gravityByKey(pair, after, context) : { level: 'safe' as const };
    tell(pair, context, { ...place, code: 'parameter-added', ...gravity, message });
    return;
  }
  const code = 'required-parameter-added';
  const gravity = gravityOfRequired(pair, after, context);
  const { bare } = byKey(context.before, pair.before, after);
  const lines = requestMessage(rolesOf(pair, context, travels), {
    parameter: { is: after, text: undefined },
    ...(bare && { credentials: bare }),
  });
  const witness = witnessOf(pair, travels, part, null, lines);
  tell(pair, context, { ...place, code, ...gravity, ...(gravity.level === 'breaking' && { witness }) });
}
