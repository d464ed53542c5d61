// https://www.rfc-editor.org/rfc/rfc9110#section-12

import type { MediaType } from '../../../contract/index.js';
import type { Location } from '../../../diagnostics/index.js';
import type { Json } from '../../../document/index.js';
import type { Travels } from '../../types.js';
import type { Context, Pair } from '../context.js';
import type { Message } from '../message/lines.js';
import { tell } from '../tell.js';
import { undecided } from '../unknown.js';
import { witnessOf } from '../witness.js';
import type { MediaPair } from './pair.js';
import { covering } from './range.js';

/** The contents of a message in both versions. */
export interface Contents {
  readonly pair: Pair;
  readonly travels: Travels;
  readonly before: readonly MediaType[];
  readonly after: readonly MediaType[];
  /** `request body`, `response 200`. */
  readonly part: string;
  /** Where the whole stands in both documents; worked out where something is told alone. */
  places(): { readonly before: Location; readonly after: Location };
  /** Of the whole: names alone. */
  subject(): readonly Json[];
  /** Whether who reads the message says by Accept in what type. */
  readonly negotiable: boolean;
  /** A message whose body is of a media type that one version alone has. */
  message(media: MediaType): { readonly value: Json; readonly message: Message };
}

/** A media type that one version alone has. */
export function compareMediaType(contents: Contents, { range, before, after }: MediaPair, context: Context): void {
  if (before && !after) mediaTypeRemoved(contents, range, before, context);
  else if (after && !before) mediaTypeAdded(contents, range, after, context);
}

function mediaTypeRemoved(contents: Contents, range: string, before: MediaType, context: Context): void {
  const { pair, travels, part, places, subject, negotiable } = contents;
  const place = {
    code: 'media-type-removed',
    part: `${part}, ${range}`,
    direction: travels,
    before: before.location,
    after: places().after,
    subject: [...subject(), range],
  } as const;
  const narrower = contents.after.map(media => media.range).filter(each => each !== range && covering([before], each));
  if (travels === 'request') {
    const { value, message } = contents.message(before);
    const witness = witnessOf(pair, travels, place.part, value, message);
    const words = `${bodiesOf(part)} of ${beyond(range, narrower)} are refused now`;
    tell(pair, context, { ...place, level: 'breaking', message: words, witness });
  } else if (negotiable && narrower.length > 0) {
    const words = `clients that accept nothing but ${beyond(range, narrower)} may get no ${part} any more`;
    tell(pair, context, { ...place, level: 'risky', message: words, ...undecided(isAsked(range), never, toKeep) });
  } else if (negotiable) {
    const { value, message } = contents.message(before);
    const witness = witnessOf(pair, travels, place.part, value, message);
    const words = `clients that accept \`${range}\` alone get no ${part} any more`;
    tell(pair, context, { ...place, level: 'breaking', message: words, witness });
  } else tell(pair, context, { ...place, level: 'safe', message: `no ${part} of \`${range}\` is sent any more` });
}

function mediaTypeAdded(contents: Contents, range: string, after: MediaType, context: Context): void {
  const { pair, travels, part, places, subject, negotiable } = contents;
  const place = {
    code: 'media-type-added',
    part: `${part}, ${range}`,
    direction: travels,
    before: places().before,
    after: after.location,
    subject: [...subject(), range],
  } as const;
  if (travels === 'request') {
    tell(pair, context, { ...place, level: 'safe', message: `${bodiesOf(part)} may be of \`${range}\` too` });
  } else if (!negotiable) {
    const { value, message } = contents.message(after);
    const witness = witnessOf(pair, travels, place.part, value, message);
    const words = `the ${part} comes as \`${range}\` now, which receivers do not know`;
    tell(pair, context, { ...place, level: 'breaking', message: words, witness });
  } else {
    // who says nothing by Accept gets what is declared first
    const isFirst = contents.before.length > 0 && contents.after[0] === after;
    const message = isFirst
      ? `clients without Accept get the ${part} as \`${range}\` now`
      : `the ${part} can be had as \`${range}\` too`;
    tell(pair, context, {
      ...place,
      level: isFirst ? 'risky' : 'safe',
      message,
      ...(isFirst && undecided(`in which media type clients without Accept get the ${part}`, chosen, toOrder)),
    });
  }
}

/** A range, without what is declared of it still. */
function beyond(range: string, narrower: readonly string[]): string {
  const but = narrower.map(each => `\`${each}\``).join(' and ');
  return `\`${range}\`${but && ` other than ${but}`}`;
}

/** https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1: who accepts all of the range accepts what is left of it. */
function isAsked(range: string): string {
  return `whether clients ask by Accept for another media type of \`${range}\``;
}

const never = 'a range says that any of its media types may come, and of none that it can be had';
const toKeep = 'Declare the media types that clients ask for beside the one that is named now';
const chosen = 'the media type that is declared first is likely what they get, and no document says so';
const toOrder = 'Declare the new media type after those that were there';

function bodiesOf(part: string): string {
  return part === 'request body' ? 'bodies' : `answers (${part})`;
}
