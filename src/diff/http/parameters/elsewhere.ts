// https://spec.openapis.org/oas/v3.2.0.html#path-templating-matching
import type { Parameter } from '../../../contract/index.js';
import type { Json } from '../../../document/index.js';
import type { Sendable } from '../../report.js';
import type { Roles } from '../context.js';
import { finite } from '../wire/candidates.js';
import { parameterCodec } from '../wire/codec.js';
import type { Manner } from '../wire/texts.js';
import { counterpart } from './pair.js';
import { schemaOf } from './plan.js';

/** Values of a path parameter that reach another path in either version: what becomes of them is no matter of the parameter. */
interface Elsewhere {
  readonly values: readonly Json[];
  /** What the other paths have in the parameter's place. */
  readonly texts: readonly string[];
  has(value: Json): boolean;
}

/** Whether a text of a path parameter of the writer leads to another path. */
export function leadsElsewhere(roles: Roles, parameter: Parameter, text: string): boolean {
  return placesOf(roles, parameter).some(({ routes, path, name }) => routes.leadsElsewhere(path, name, text));
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
  const places = placesOf(roles, parameter);
  const texts = [...new Set(places.flatMap(({ routes, path, name }) => routes.beside(path, name)))];
  if (texts.length === 0) return undefined;
  const schema = schemaOf(parameter);
  const codec = parameterCodec(roles.writer.side, parameter, undefined);
  const has = (value: Json) => {
    const text = codec.write(value);
    return text !== undefined && leadsElsewhere(roles, parameter, text);
  };
  const read = texts.flatMap(text => {
    const found = text.includes('{') ? undefined : codec.read(text);
    return found ? [found.value as Json] : []; // what is read of texts are values of JSON
  });
  const values = [...read, ...((schema && finite(schema)) ?? [])].filter(has);
  return values.length === 0 && !texts.some(text => text.includes('{')) ? undefined : { values, texts, has };
}

/** Where the parameter stands in both versions: none but in paths of the API. */
function placesOf({ writer, reader }: Roles, parameter: Parameter) {
  if (parameter.in !== 'path' || writer.operation.direction === 'outgoing') return [];
  const other = counterpart(parameter, writer.operation, reader.operation);
  return [
    { routes: writer.side.routes, path: writer.operation.path, name: parameter.name },
    ...(other ? [{ routes: reader.side.routes, path: reader.operation.path, name: other.name }] : []),
  ];
}
