// https://spec.openapis.org/oas/v3.2.0.html#style-values
import type { Parameter } from '../../../contract/index.js';
import type { Json, JsonObject } from '../../../document/index.js';
import { type Context, type Pair, type Roles, rolesOf } from '../context.js';
import { encodedName } from '../message/encoded-name.js';
import { isObject } from '../message/form-text.js';
import { requestMessage } from '../message/request-message.js';
import { valueFor } from '../message/values.js';
import type { Side } from '../side.js';
import { tell } from '../tell.js';
import { undecided } from '../unknown.js';
import { candidates } from '../wire/candidates.js';
import { parameterCodec } from '../wire/codec.js';
import { partSchema } from '../wire/part-schema.js';
import { witnessOf } from '../witness.js';
import { memberCalled } from './apart.js';
import { calledOf, counterpart, partOf } from './pair.js';
import { schemaOf, wireOf } from './plan.js';
import { subjectOf } from './subject.js';

/** Texts of members, some of which most types refuse. */
const texts = ['text', '1', 'true', ''] as const;

/**
 * The members of an exploded object, or of one in style deepObject, stand in the query or in cookies under names of their own:
 * a parameter of such a name, which is new, takes the member's text, and so does an object that has such a member.
 */
export function compareTakenNames(pair: Pair, added: Parameter, context: Context): void {
  if (added.in !== 'query' && added.in !== 'cookie') return;
  for (const object of pair.before.parameters) {
    const kept = object.in === added.in && counterpart(object, pair.before, pair.after);
    if (!kept) continue;
    for (const name of namesOf(added, context.after)) {
      const member = memberOf(object, name, context.before);
      if (member !== undefined) compareTaken(pair, { object, kept, added, name, member }, context);
    }
  }
}

/** The names under which a parameter may stand on the wire, where they are declared. */
export function namesOf(parameter: Parameter, side: Side): readonly string[] {
  const members = Object.keys(wireOf(side, schemaOf(parameter)).properties ?? {});
  if (parameter.content || members.length === 0) return [parameter.name];
  if (parameter.style === 'deepObject') return members.map(member => `${parameter.name}[${member}]`);
  return parameter.explode ? members : [parameter.name];
}

/** The member that stands under a name: one that is declared, or where all that are not are described. */
function memberOf(object: Parameter, name: string, side: Side): string | undefined {
  const { style, explode, content } = object;
  if (content || !(style === 'deepObject' || (explode && (style === 'form' || style === 'cookie')))) return undefined;
  const member = memberCalled(object, name);
  const { properties = {}, additional } = wireOf(side, object.schema);
  const isKnown = member !== undefined && (additional !== undefined || Object.hasOwn(properties, member));
  return isKnown ? member : undefined;
}

interface Taken {
  readonly object: Parameter;
  /** The same object in the new version. */
  readonly kept: Parameter;
  readonly added: Parameter;
  /** Under which the member stands. */
  readonly name: string;
  readonly member: string;
}

function compareTaken(pair: Pair, taken: Taken, context: Context): void {
  const { object, added, name } = taken;
  const roles = rolesOf(pair, context, 'request');
  const sent = sentOf(taken, roles);
  const refused = sent.find(each => isRefused(each, taken, context.after));
  const [first] = sent;
  if (!first) return;
  const place = {
    code: 'parameter-type-changed',
    part: partOf(object),
    direction: 'request',
    before: object.location,
    after: added.location,
    subject: [...subjectOf(object, pair.before), name],
  } as const;
  const was = `\`${(refused ?? first).own}\` was a member of the ${calledOf(object)}`;
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

/** A value of the object that has the member, as it is written, and what is written of the member alone. */
interface Sent {
  readonly value: JsonObject;
  readonly text: string;
  readonly own: string;
}

/** Values that the old version takes: with little around the member, and with nothing. */
function sentOf({ object, name, member }: Taken, roles: Roles): readonly Sent[] {
  const codec = parameterCodec(roles.writer.side, object, 'request');
  const { side } = roles.writer;
  const schema = schemaOf(object);
  const part = schema && partSchema(side, schema, [{ member }]);
  const values = [...texts, ...(part ? candidates(side, part, 'request') : [])].filter(value => !isStructure(value));
  const sampled = valueFor(roles, schema, undefined, {});
  return [isObject(sampled) ? sampled : {}, {}].flatMap(around =>
    [...new Set(values.map(String))].flatMap(text => {
      const value = { ...around, [member]: text };
      const written = codec.write(value);
      if (written === undefined || !codec.read(written)) return [];
      const encoded =
        object.style === 'deepObject' ? `${encodedName(object.name)}%5B${encodedName(member)}%5D` : encodedName(name);
      return [{ value, text: written, own: `${encoded}=${encodeURIComponent(text)}` }];
    }),
  );
}

function isStructure(value: Json): boolean {
  return typeof value === 'object' && value !== null;
}

/** Whether the new version refuses the member as what it is there, or what is left of the object without it. */
function isRefused({ text, own }: Sent, { kept, added }: Taken, side: Side): boolean {
  if (!parameterCodec(side, added, 'request').read(own)) return true;
  const rest = text
    .split(/&|; /)
    .filter(part => part !== own)
    .join(kept.in === 'cookie' ? '; ' : '&');
  if (rest === '') return kept.required;
  return parameterCodec(side, kept, 'request').read(rest) === undefined;
}

function misread(called: string) {
  return undecided(
    `whether the ${called} is sent with that member`,
    'the text is accepted, as another parameter, and the member is missing',
    'Give the new parameter a name that is no member of the other one',
  );
}
