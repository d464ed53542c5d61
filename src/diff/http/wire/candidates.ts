import type { Schema } from '../../../contract/index.js';
import type { Json, JsonObject } from '../../../document/index.js';
import type { Travels } from '../../types.js';
import { isObject } from '../message/form-text.js';
import type { WireStep } from '../parameters/readings.js';
import type { Side } from '../side.js';
import { partSchema } from './part-schema.js';

/** Texts that are something else to some style or type, and values of every type. */
const texts: readonly string[] = [
  'text',
  'a,b',
  'a,b,c',
  'a|b',
  'a b',
  'a+b',
  'a=b',
  '1',
  '007',
  '-1',
  '1.5',
  'true',
  'null',
  '',
];
const probes: readonly Json[] = [
  ...texts,
  -1,
  123456789,
  123456789012345,
  0,
  1.5,
  true,
  false,
  null,
  ['a', 'b'],
  [1, 2],
  [true, false],
  { a: 'b', c: 'd' },
  { a: 1, c: 2 },
  // of a name that other parameters seldom have
  { extra: 'text' },
  { extra: 1 },
];

/** Values to try: all of a schema that has few, else samples at its limits and within, and what often goes wrong. */
export function candidates(side: Side, schema: Schema | undefined, use: Travels): readonly Json[] {
  const all = schema && finite(schema);
  const found = all ?? [...(schema ? samples(side, schema, use) : []), ...probes];
  return found.filter(value => side.accepts(schema, value, use));
}

/** The same that have little but a part, which stands where the way leads. */
export function candidatesWith(
  side: Side,
  schema: Schema | undefined,
  way: readonly WireStep[],
  use: Travels,
): readonly Json[] {
  if (!schema || way.length === 0) return [];
  // a part of which nothing is said may be any text
  const part = partSchema(side, schema, way);
  const values = part ? candidates(side, part, use) : texts;
  const least = side.sample(schema, { direction: use, detail: 'minimal' });
  const around = (value: Json) => placed(least, way, value);
  return values.map(around).filter(value => side.accepts(schema, value, use));
}

/** @param whole what stands around the part, where it is of use */
function placed(whole: Json | undefined, [step, ...way]: readonly WireStep[], value: Json): Json {
  if (step === undefined) return value;
  if (step === 'items') return [placed(undefined, way, value)];
  const members = isObject(whole ?? null) ? (whole as JsonObject) : {};
  const name = step === 'members' ? 'text' : step.member;
  const own = Object.hasOwn(members, name) ? members[name] : undefined;
  return { ...members, [name]: placed(own, way, value) };
}

/** All values that a schema may have, where it lists them. */
export function finite({ json }: Schema): readonly Json[] | undefined {
  if (typeof json === 'boolean') return undefined;
  if (Object.hasOwn(json, 'const')) return [json['const']!];
  // the document's structure has been checked: an enum is a list
  if (Array.isArray(json['enum'])) return json['enum'] as readonly Json[];
  return json['type'] === 'boolean' ? [true, false] : undefined;
}

function* samples(side: Side, schema: Schema, use: Travels): Generator<Json> {
  for (const kind of ['valid', 'boundary'] as const) {
    for (const detail of ['some', 'minimal', 'full'] as const) {
      for (let seed = 0; seed < 3; seed += 1) {
        const value = side.sample(schema, { direction: use, detail, kind, seed });
        if (value === undefined) return;
        yield value;
      }
    }
  }
}
