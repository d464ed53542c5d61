import { lossyDoublesOf, type Schema, type SchemaId, type SchemaJson } from '../../../contract/index.js';
import type { Json } from '../../../document/index.js';
import type { WireShape } from '../../../plan/index.js';
import { type Answer, type Comparer, createComparer } from '../../../schema/index.js';
import type { Context, Roles } from '../context.js';
import { wireOf } from '../parameters/plan.js';
import { isPrimitive } from '../parameters/readings.js';

const integer = '^-?(?:0|[1-9][0-9]*)$';
const number = '^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:e[+-]?[0-9]+)?$';

/** The texts of the values of a type, as a schema. */
const textsOf = {
  integer: { type: 'string', pattern: integer },
  number: { type: 'string', pattern: number },
  boolean: { type: 'string', enum: ['true', 'false'] },
  null: { type: 'string', const: 'null' },
} as const;

type Compared = SchemaId | SchemaJson;

const comparers = new WeakMap<Context, Comparer>();

/** Whether every text that the writer may send is proven to be one that the reader takes: all are read as strings, those of numbers and booleans too. */
export function areTextsTaken(
  context: Context,
  roles: Roles,
  { written, read, isString }: { readonly written: Schema; readonly read: Schema; readonly isString?: true },
): boolean {
  const [from, to] = [wireOf(roles.writer.side, written), wireOf(roles.reader.side, read)];
  if (!isPrimitive(from) || !isPrimitive(to) || (!isString && (to.primitive || to.untyped))) return false;
  return typesOf(from).every(type => {
    const texts = type === 'string' ? { allOf: [{ $ref: written.id }, { type }] } : textsOf[type];
    return notTaken(context, roles, texts, read.id) === 'none';
  });
}

/** Whether it is proven that who reads takes every value of a schema that who writes may send. */
export function isAllTaken(context: Context, roles: Roles, written: Schema, read: Schema): boolean {
  return notTaken(context, roles, written.id, read.id) === 'none';
}

/** A value of a schema, or of what is known under an id, that who writes may send, and who reads does not take. */
export function notTaken(
  context: Context,
  { travels }: Pick<Roles, 'travels'>,
  written: Compared,
  read: Compared,
): Answer {
  const comparer = comparerOf(context);
  return travels === 'request' ? comparer.lost(written, read, travels) : comparer.gained(read, written, travels);
}

/** A value of a schema of the old version's requests, as small as can be; undefined where none is found. */
export function oldValue(context: Context, schema: SchemaJson): Json | undefined {
  const answer = comparerOf(context).lost(schema, false, 'request');
  return answer !== 'none' && 'value' in answer ? (answer.value as Json) : undefined; // the comparer makes JSON values
}

function typesOf({ primitive = ['string'] }: WireShape): NonNullable<WireShape['primitive']> {
  return primitive;
}

function comparerOf(context: Context): Comparer {
  let comparer = comparers.get(context);
  if (!comparer) {
    const [old, now] = [context.before.schemas, context.after.schemas];
    const lossy = lossyDoublesOf(context.before.contract, context.after.contract);
    comparers.set(context, (comparer = createComparer({ old, now, lossy })));
  }
  return comparer;
}
