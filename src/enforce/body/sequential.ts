import type { Readable } from 'node:stream';
import type { Validate } from '../../schema/types.js';
import { limitedStream } from './binary.js';
import { type ItemForm, ItemSplitter } from './item-splitter.js';
import { itemOf } from './items-of-text.js';
import type { BodySettings } from './limits.js';
import { BodyProblem, bodyErrors } from './result.js';

/** What is done with each item. */
export interface ItemRules {
  readonly check?: Validate | undefined;
  /** Converts what is valid. */
  readonly parse?: ((item: unknown) => unknown) | undefined;
}

/**
 * The items of a sequential body, each checked when it is there.
 * The iteration throws a BodyProblem at an item that isn't valid, or where the body is cut off, too long or too slow.
 */
export function readItems(
  source: Readable,
  form: ItemForm,
  rules: ItemRules,
  settings: BodySettings,
): AsyncGenerator<unknown, void, undefined> {
  // at once, not when the first item is asked for: what breaks before that must find somebody who listens
  return itemsOf(limitedStream(source, settings), form, rules, settings);
}

async function* itemsOf(
  source: Readable,
  form: ItemForm,
  rules: ItemRules,
  settings: BodySettings,
): AsyncGenerator<unknown, void, undefined> {
  let index = 0;
  for await (const bytes of split(source, form, settings.bodyBytes)) {
    const item = itemOf(bytes, form, settings, index);
    if (item === undefined) continue;
    const violations = rules.check?.(item.value);
    if (violations) throw new BodyProblem('malformed', bodyErrors(violations, `/${index}`));
    index += 1;
    yield rules.parse ? rules.parse(item.value) : item.value;
  }
}

async function* split(
  chunks: AsyncIterable<Buffer>,
  form: ItemForm,
  limit: number,
): AsyncGenerator<Buffer, void, undefined> {
  const splitter = new ItemSplitter(form, limit);
  for await (const chunk of chunks) yield* splitter.push(chunk);
  const rest = splitter.rest();
  if (rest) yield rest;
}
