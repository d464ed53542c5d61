// https://spec.openapis.org/oas/v3.2.0.html#style-values
import type { Parameter } from '../../../contract/index.js';
import { type Context, type Pair, rolesOf } from '../context.js';
import { encodedName } from '../message/encoded-name.js';
import { isObject } from '../message/form-text.js';
import { requestMessage } from '../message/request-message.js';
import { valueFor } from '../message/values.js';
import { tell } from '../tell.js';
import { undecided } from '../unknown.js';
import { parameterCodec } from '../wire/codec.js';
import { witnessOf } from '../witness.js';
import { calledOf, counterpart, partOf } from './pair.js';
import { schemaOf, wireOf } from './plan.js';
import { subjectOf } from './subject.js';

/** Texts of members, some of which most types refuse. */
const texts = ['text', '1', 'true', ''] as const;

/**
 * The members of an exploded object stand in the query under their own names: a parameter of such a name, which is new, takes
 * the member's text.
 */
export function compareTakenNames(pair: Pair, added: Parameter, context: Context): void {
  if (added.in !== 'query') return;
  for (const object of pair.before.parameters)
    if (object.in === 'query' && counterpart(object, pair.before, pair.after) && hasMember(object, added.name, context))
      compareTaken(pair, { object, added }, context);
}

/** Whether a member is declared, or all that are not are described. */
function hasMember(parameter: Parameter, name: string, { before }: Context): boolean {
  if (parameter.style !== 'form' || !parameter.explode || parameter.content) return false;
  const { properties, additional } = wireOf(before, parameter.schema);
  return additional !== undefined || (properties !== undefined && Object.hasOwn(properties, name));
}

interface Taken {
  readonly object: Parameter;
  readonly added: Parameter;
}

function compareTaken(pair: Pair, { object, added }: Taken, context: Context): void {
  const roles = rolesOf(pair, context, 'request');
  const own = parameterCodec(context.before, object, 'request');
  const other = parameterCodec(context.after, added, 'request');
  const sampled = valueFor(roles, schemaOf(object), undefined, {});
  const members = isObject(sampled) ? sampled : {};
  const sent = texts.flatMap(text => {
    const value = { ...members, [added.name]: text };
    const written = own.write(value);
    return written !== undefined && own.read(written) ? [{ value, text: written, member: text }] : [];
  });
  const member = (text: string) => `${encodedName(added.name)}=${encodeURIComponent(text)}`;
  const refused = sent.find(each => !other.read(member(each.member)));
  const [first] = sent;
  if (!first) return;
  const place = {
    code: 'parameter-type-changed',
    part: partOf(object),
    direction: 'request',
    before: object.location,
    after: added.location,
    subject: [...subjectOf(object, pair.before), added.name],
  } as const;
  const was = `\`${member((refused ?? first).member)}\` was a member of the ${calledOf(object)}`;
  if (!refused) {
    const message = `${was}, and is the ${calledOf(added)} now`;
    tell(pair, context, { ...place, level: 'risky', message, ...misread(calledOf(object)) });
    return;
  }
  const lines = requestMessage(roles, { parameter: { is: object, text: refused.text } });
  const witness = witnessOf(pair, 'request', place.part, refused.value, lines, true);
  const message = `${was}, and is refused now as the ${calledOf(added)}`;
  tell(pair, context, { ...place, level: 'breaking', message, witness });
}

function misread(called: string) {
  return undecided(
    `whether the ${called} is sent with that member`,
    'the text is accepted, as another parameter, and the member is missing',
    'Give the new parameter a name that is no member of the other one',
  );
}
