// https://spec.openapis.org/oas/v3.2.0.html#path-templating-matching
import type { Parameter } from '../../../contract/index.js';
import type { Json } from '../../../document/index.js';
import type { Sendable } from '../../report.js';
import type { Roles } from '../context.js';
import { finite } from '../wire/candidates.js';
import { parameterCodec } from '../wire/codec.js';
import type { Manner } from '../wire/texts.js';
import { schemaOf } from './plan.js';

/** Values of a path parameter that reach another path in either version: what becomes of them is no matter of the parameter. */
interface Elsewhere {
  readonly values: readonly Json[];
  /** What the other paths have in the parameter's place. */
  readonly texts: readonly string[];
  has(value: Json): boolean;
}

/** Whether a request with these texts of the writer's path parameters reaches another path in either version. */
export function leadsElsewhere({ writer, reader }: Roles, texts: ReadonlyMap<string, string>): boolean {
  const { path, direction } = writer.operation;
  if (direction === 'outgoing') return false;
  const given = namesIn(path).map(name => texts.get(name));
  return [writer, reader].some(({ side, operation }) => side.routes.leadsElsewhere(operation.path, given));
}

function namesIn(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name!); // the expression has a group
}

/** What can be sent of a parameter of the writer, and reaches its operation. */
export function thatReaches(sendable: Sendable, roles: Roles, parameter: Parameter): Sendable {
  const elsewhere = elsewhereOf(roles, parameter);
  if (!elsewhere) return sendable;
  const { name, others } = sendable;
  return {
    name: `${name}, beside ${JSON.stringify(elsewhere.texts)}`,
    isReadBack: value => !elsewhere.has(value) && sendable.isReadBack(value),
    others:
      others &&
      (() => {
        const { all, some } = others();
        return { all: { allOf: [all, { not: { enum: elsewhere.values } }] }, some };
      }),
  };
}

/** How a parameter of the writer is written, where it reaches its operation. */
export function mannerThatReaches(manner: Manner<Parameter>, roles: Roles, parameter: Parameter): Manner<Parameter> {
  const elsewhere = elsewhereOf(roles, parameter);
  if (!elsewhere) return manner;
  return {
    ...manner,
    codec: (...given) => {
      const codec = manner.codec(...given);
      return { ...codec, write: value => (elsewhere.has(value) ? undefined : codec.write(value)) };
    },
  };
}

function elsewhereOf(roles: Roles, parameter: Parameter): Elsewhere | undefined {
  const texts = textsBeside(roles, parameter);
  if (texts.length === 0) return undefined;
  const schema = schemaOf(parameter);
  const codec = parameterCodec(roles.writer.side, parameter, undefined);
  const has = (value: Json) => {
    const text = codec.write(value);
    return text !== undefined && leadsElsewhere(roles, new Map([[parameter.name, text]]));
  };
  const read = texts.flatMap(text => {
    const found = text.includes('{') ? undefined : codec.read(text);
    return found ? [found.value as Json] : []; // what is read of texts are values of JSON
  });
  const values = [...read, ...((schema && finite(schema)) ?? [])].filter(has);
  return values.length === 0 && !texts.some(text => text.includes('{')) ? undefined : { values, texts, has };
}

/** What paths of both versions have in the parameter's place. */
function textsBeside({ writer, reader }: Roles, { in: place, name }: Parameter): readonly string[] {
  if (place !== 'path' || writer.operation.direction === 'outgoing') return [];
  const at = namesIn(writer.operation.path).indexOf(name);
  const texts = [writer, reader].flatMap(({ side, operation: { path } }) =>
    side.routes.beside(path, namesIn(path)[at] ?? name),
  );
  return [...new Set(texts)];
}
