import type { Parameter } from '../../../contract/index.js';
import { type Context, type Pair, requestTravels, rolesOf } from '../context.js';
import { parameterText } from '../message/parameter-text.js';
import { requestMessage } from '../message/request-message.js';
import { valueFor } from '../message/values.js';
import { tell } from '../tell.js';
import { undecided } from '../unknown.js';
import { witnessOf } from '../witness.js';
import { gravityOfRequired } from './default.js';
import { calledOf, partOf } from './pair.js';
import { schemaOf } from './plan.js';
import { subjectOf } from './subject.js';

/** A parameter that is read of another place: who sends it where it was does not send it. */
export function parameterMoved(pair: Pair, before: Parameter, after: Parameter, context: Context): void {
  const travels = requestTravels(pair.after);
  const roles = rolesOf(pair, context, travels);
  const is = travels === 'request' ? before : after;
  const value = valueFor(roles, schemaOf(is), undefined, 'text');
  const lost = travels === 'request' ? after.required : before.required;
  const gravity = lost && travels === 'request' ? gravityOfRequired(pair, after, context) : undefined;
  const level = gravity?.level ?? (lost ? 'breaking' : 'risky');
  const part = partOf(after);
  const lines = requestMessage(roles, { parameter: { is, text: parameterText(roles.writer.side, is, value) } });
  tell(pair, context, {
    code: 'parameter-moved',
    level,
    ...gravity,
    message: `the ${calledOf(before)} is a ${calledOf(after)} now`,
    part,
    direction: travels,
    before: before.location,
    after: after.location,
    subject: [...subjectOf(before, pair.before), after.in],
    ...(level === 'breaking' && { witness: witnessOf(pair, travels, part, value, lines) }),
    ...(!lost &&
      undecided(
        `whether requests with the ${calledOf(before)} are still answered`,
        'where it was, a service refuses or ignores it now, as it does with what is not declared',
        'Read it at the old place too, for as long as clients send it there',
      )),
  });
}
