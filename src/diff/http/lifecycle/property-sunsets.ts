import { type Contract, mayBear, type Schema } from '../../../contract/index.js';
import { appendToken, type Json, type JsonObject, parsePointer } from '../../../document/index.js';
import { type Lapsing, shownSunset, sunsetOf } from '../../announced.js';
import { pathOf } from '../../schemas/subject.js';
import type { Context } from '../context.js';
import { isObject } from '../message/form-text.js';
import { maps, values } from './schema-words.js';
import { changedDay, newText, noDay } from './sunset.js';

/** Days until which properties are there, of schemas that both versions have, where they are others or say no day now. */
export function comparePropertySunsets(before: Contract, after: Contract, context: Context): void {
  // most documents have none, and their schemas are many
  if (!mayBear(before, 'x-sunset') && !mayBear(after, 'x-sunset')) return;
  for (const [id, schema] of after.schemas) {
    const old = before.schemas.get(id);
    if (!old || old === schema) continue;
    const tell = (pointer: string, was: JsonObject, is: JsonObject) =>
      tellDay({ before: old, after: schema, pointer }, [lapsing(was), lapsing(is)], context);
    walk([old.json, schema.json], '', false, tell);
  }
}

type Tell = (pointer: string, before: JsonObject, after: JsonObject) => void;

/** Goes through what both have in one place. @param isMap whether its names are the document's own */
function walk([before, after]: readonly [Json, Json], pointer: string, isMap: boolean, tell: Tell): void {
  if (typeof before !== 'object' || before === null || typeof after !== 'object' || after === null) return;
  if (!isMap && isObject(before) && isObject(after) && before['x-sunset'] !== after['x-sunset'])
    tell(pointer, before, after);
  const [old, now] = [before as JsonObject, after as JsonObject]; // lists have their items by index
  for (const name of Object.keys(now))
    if (Object.hasOwn(old, name) && (isMap || !values.has(name)))
      walk([old[name]!, now[name]!], appendToken(pointer, name), !isMap && maps.has(name), tell);
}

function lapsing(json: JsonObject): Lapsing {
  return { deprecated: json['deprecated'] === true, extensions: json };
}

interface Place {
  readonly before: Schema;
  readonly after: Schema;
  readonly pointer: string;
}

function tellDay(
  { before, after, pointer }: Place,
  [old, now]: readonly [Lapsing, Lapsing],
  { report }: Context,
): void {
  const stated = newText(old, now);
  const tokens = parsePointer(pointer);
  const called = `\`${after.name === undefined ? (tokens.at(-1) ?? 'a schema') : pathOf(after, tokens, '')}\``;
  const said = stated === undefined ? changedDay(old, now, called) : noDay(called, 'it is there', stated);
  if (!said) return;
  const at = appendToken(pointer, 'x-sunset');
  report.remark({
    ...said,
    before: before.locate(sunsetOf(old) === undefined && shownSunset(old) === undefined ? pointer : at, 'key'),
    after: after.locate(at, 'key'),
    subject: [
      ...(after.name === undefined ? [] : [after.name]),
      ...tokens,
      sunsetOf(old) ?? shownSunset(old) ?? null,
      stated ?? sunsetOf(now) ?? null,
    ],
  });
}
