import type { Parameter, Schema } from '../../../contract/index.js';
import type { Roles } from '../context.js';
import { schemaOf } from '../parameters/plan.js';
import { candidates } from '../wire/candidates.js';
import { sendableAs } from '../wire/sendable.js';
import { parameterText } from './parameter-text.js';
import { valueFor } from './values.js';

type Texts = Map<Schema | undefined, string | undefined>;

/** By who has them, and what the other side has: every message that shows a change of an operation asks for each. */
const known = { request: new WeakMap<object, Texts>(), response: new WeakMap<object, Texts>() };

/**
 * A text that a parameter of the writer may have, and, where one is found, the other side's parameter too.
 * @param of what the parameter was made of, where it was: always the same object
 */
export function usualText(
  roles: Roles,
  parameter: Parameter,
  read: Schema | undefined,
  of: object = parameter,
): string | undefined {
  const { travels, writer } = roles;
  let texts = known[travels].get(of);
  if (!texts) known[travels].set(of, (texts = new Map()));
  if (texts.has(read)) return texts.get(read);
  const isReadBack = sendableAs(writer.side, parameter)?.isReadBack;
  const schema = schemaOf(parameter);
  const value = valueFor(roles, schema, read, 'text', isReadBack);
  // of what is empty most styles write nothing
  const text = parameterText(writer.side, parameter, value) ?? writtenText(roles, parameter, read);
  texts.set(read, text);
  return text;
}

function writtenText({ writer, reader, travels }: Roles, parameter: Parameter, read: Schema | undefined) {
  const written = candidates(writer.side, schemaOf(parameter), travels).filter(
    value => parameterText(writer.side, parameter, value) !== undefined,
  );
  const value = written.find(each => reader.side.accepts(read, each, travels)) ?? written[0];
  return value === undefined ? undefined : parameterText(writer.side, parameter, value);
}
