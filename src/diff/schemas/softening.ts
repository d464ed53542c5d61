import type { SchemaJson } from '../../contract/index.js';
import { type Json, type JsonObject, WrittenNumber } from '../../document/index.js';
import { announcedBy, type Kept, remedyOf } from '../announced.js';
import { dayToGo } from '../sunset-day.js';
import type { DiffOptions, SofteningName, Travels } from '../types.js';
import { picked } from './assertions.js';
import type { Cause } from './cause.js';
import { isOpen, objectOf } from './part.js';

/**
 * A default that makes a change of a schema safe which is breaking by itself: what a response lists openly may grow.
 * https://opensource.zalando.com/restful-api-guidelines/#112
 * A property that was deprecated may go, or be missing at times, once its day has come.
 */
export function softeningOf(
  { code, before, holder = before, gone }: Cause,
  travels: Travels,
  options: Pick<DiffOptions, 'now'>,
): SofteningName | undefined {
  if (gone?.some(json => dayToGo(objectOf(json)['deprecated'] === true, objectOf(json), options) !== undefined))
    return 'removal-after-deprecation';
  if (travels !== 'response') return undefined;
  if (code !== 'schema-values-changed' && code !== 'schema-branch-added') return undefined;
  return isOpen(before.json) || isOpen(holder.json) ? 'extensible-enums' : undefined;
}

/**
 * What grows openly has what is said beside it of all values, and is of the types that were listed where no type is: what that
 * refuses was no value of the list to come.
 * @returns undefined where nothing says anything of it
 */
export function growingWithin({ code, before, old, about: { from } }: Cause): SchemaJson | undefined {
  if (code === 'schema-branch-added') return saidBeside(before.json);
  if (code !== 'schema-values-changed' || typeof old === 'string') return undefined;
  const parts = [old, ...((objectOf(old)['allOf'] ?? []) as readonly SchemaJson[])]; // normal form has a list there
  const said = [...parts, before.json].map(saidBeside).filter(each => each !== undefined);
  if (said.some(({ type }) => type !== undefined)) return { allOf: said };
  if (!Array.isArray(from)) return said.length > 0 ? { allOf: said } : undefined;
  return { allOf: [...said, { type: [...new Set(from.map(typeOf))] }] };
}

const beside = [
  ...['type', 'minLength', 'maxLength', 'pattern', 'format', 'minItems', 'maxItems', 'minProperties', 'maxProperties'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
];

function saidBeside(json: SchemaJson): JsonObject | undefined {
  const said = picked(objectOf(json), beside);
  return Object.keys(said).length === 0 ? undefined : said;
}

function typeOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' || value instanceof WrittenNumber ? 'number' : typeof value;
}

const kept: Kept = { keep: 'Keep the property', lasts: 'it is there', end: 'remove it' };

/** What clients had been told of a property that is gone, and what is missing for it to go. */
export function farewellOf(
  { gone }: Cause,
  options: Pick<DiffOptions, 'now'>,
): { readonly announced: string; readonly remedy?: string } {
  for (const json of gone ?? []) {
    const extensions = objectOf(json);
    const old = { deprecated: extensions['deprecated'] === true, extensions };
    const [announced, remedy] = [announcedBy(old), remedyOf(old, options, kept)];
    if (announced !== '' || remedy !== undefined) return { announced, ...(remedy !== undefined && { remedy }) };
  }
  return { announced: '' };
}
