// https://spec.openapis.org/oas/v3.2.0.html#style-values
import { type Context, type Pair, rolesOf } from '../context.js';
import { requestMessage } from '../message/request-message.js';
import { tell } from '../tell.js';
import { undecided } from '../unknown.js';
import { witnessOf } from '../witness.js';
import type { Holder, MovedName } from './holders.js';
import { isRefused, movedTexts } from './moved-texts.js';
import { calledOf, partOf } from './pair.js';
import { subjectOf } from './subject.js';

/** Tells what becomes of what is sent under a name that another parameter reads now; false: nothing can be sent there. */
export function compareMovedName(pair: Pair, moved: MovedName, context: Context): boolean {
  const { from, to, old, name } = moved;
  const roles = rolesOf(pair, context, 'request');
  const sent = movedTexts(moved, roles, context);
  const refused = sent.find(each => isRefused(each, moved, context.after));
  const [first] = sent;
  if (!first) return false;
  const place = {
    code: 'parameter-type-changed',
    part: partOf(from.parameter),
    direction: 'request',
    before: from.parameter.location,
    after: to.parameter.location,
    subject: [...subjectOf(from.parameter, pair.before), name],
  } as const;
  const was = `\`${(refused ?? first).own}\` was ${partHeld(from)}`;
  if (!refused) {
    tell(pair, context, { ...place, level: 'risky', message: `${was}, and is ${partHeld(to)} now`, ...misread(from) });
    return true;
  }
  const { value, text } = refused;
  // what there is of the object that takes the name stands in the text already
  const { parameters } = pair.before;
  const writer = {
    ...roles.writer,
    operation: { ...pair.before, parameters: parameters.filter(each => each !== old) },
  };
  const lines = requestMessage({ ...roles, writer }, { parameter: { is: from.parameter, text } });
  const witness = witnessOf(pair, 'request', place.part, value, lines, true);
  tell(pair, context, {
    ...place,
    level: 'breaking',
    message: `${was}, and is refused now as ${partHeld(to)}`,
    witness,
  });
  return true;
}

function partHeld({ parameter, member }: Holder): string {
  return `${member === undefined ? '' : 'a member of '}the ${calledOf(parameter)}`;
}

function misread({ parameter, member }: Holder) {
  const called = calledOf(parameter);
  return member === undefined
    ? undecided(
        `whether requests with the ${called} still do what they did`,
        'the text is accepted, as a member of another parameter',
        'Keep the parameter, or give the member another name',
      )
    : undecided(
        `whether the ${called} is sent with that member`,
        'the text is accepted, as another parameter, and the member is missing',
        'Give the new parameter a name that is no member of the other one',
      );
}
