// https://spec.openapis.org/oas/v3.2.0.html#path-templating-matching
import type { Parameter } from '../../../contract/index.js';
import type { Roles } from '../context.js';
import { leadsElsewhere } from '../parameters/elsewhere.js';
import { counterpart } from '../parameters/pair.js';
import { schemaOf } from '../parameters/plan.js';
import { candidates } from '../wire/candidates.js';
import { combined } from './combined.js';
import { parameterText } from './parameter-text.js';

type Texts = ReadonlyMap<Parameter, string>;

/** The texts of a request's parameters, those of its path changed where they lead to another path. @param own the one that stays */
export function reachingTexts(roles: Roles, given: Texts, own: Parameter | undefined): Texts {
  const inPath = [...given].filter(([{ in: place }]) => place === 'path');
  const named = (texts: readonly string[]) => new Map(inPath.map(([{ name }], at) => [name, texts[at]!]));
  if (inPath.length === 0 || !leadsElsewhere(roles, named(inPath.map(([, text]) => text)))) return given;
  const lists = inPath.map(([parameter, text]) => (parameter === own ? [text] : [text, ...others(roles, parameter)]));
  for (const texts of combined(lists))
    if (!leadsElsewhere(roles, named(texts)))
      return new Map([...given, ...inPath.map(([parameter], at) => [parameter, texts[at]!] as const)]);
  return given;
}

/** Those first that the reader takes too: a message is to have one fault alone. */
function others({ writer, reader, travels }: Roles, parameter: Parameter): readonly string[] {
  const other = counterpart(parameter, writer.operation, reader.operation);
  const values = candidates(writer.side, schemaOf(parameter), travels);
  const taken = values.filter(value => reader.side.accepts(other && schemaOf(other), value, travels));
  return [...taken, ...values].flatMap(value => parameterText(writer.side, parameter, value) ?? []);
}
