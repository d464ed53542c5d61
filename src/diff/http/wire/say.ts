import type { Json } from '../../../document/index.js';
import type { Context } from '../context.js';
import { tell } from '../tell.js';
import { witnessOf } from '../witness.js';
import type { BothTexts } from './texts.js';
import type { Transfer } from './transfer.js';

/** What was found of texts. */
export interface Judged {
  readonly found: Transfer;
  /** What has changed: how they are written, or the types that they are read as. */
  readonly what: 'serialisation' | 'type';
  /** Where nothing is lost: whether that holds of every value. */
  readonly proven: boolean;
  /**
   * How it was and is written, or of what types, with all that their schemas say otherwise, which nothing else tells then:
   * whoever has accepted one of two ways has not accepted the other.
   */
  readonly said: readonly Json[];
}

/** Tells a change of what goes over the wire as text, the same of all kinds of texts. */
export function sayText<Style>(both: BothTexts<Style>, context: Context, { found, what, proven, said }: Judged): void {
  const { pair, travels, before, after, part, called, codes, confirmed, subject } = both;
  const place = {
    code: codes[what],
    part,
    direction: travels,
    before: before.location,
    after: after.location,
    subject: [...subject(), ...(codes.serialisation === codes.type ? [what] : []), ...said],
  } as const;
  if (found.is === 'kept') {
    const how = what === 'serialisation' ? 'is written in another style' : 'has another type';
    const message = `the ${called} ${how}; ${proven ? 'all that was sent is understood' : 'the values that were tried are understood'}`;
    tell(pair, context, {
      ...place,
      level: proven ? 'safe' : 'risky',
      message,
      ...(!proven && { unknown: unproven(called), remedy: toTry }),
    });
    return;
  }
  const isRefused = found.is === 'refused';
  const verb = travels === 'request' ? 'refused now' : 'not understood';
  const message = `\`${found.text}\` is ${isRefused ? verb : `read as ${JSON.stringify(found.read)} now,`} as ${called}`;
  if (!isRefused && what === 'type') {
    tell(pair, context, { ...place, level: 'risky', message, unknown: otherKind(called), remedy: toTry });
    return;
  }
  const shown = witnessOf(pair, travels, part, found.value, both.message(found.text, found.value), confirmed);
  const witness = isRefused ? shown : { ...shown, outcome: 'understood-otherwise' as const };
  tell(pair, context, { ...place, level: 'breaking', message, witness });
}

function unproven(called: string): string {
  return `Whether every text of the ${called} is understood as before could not be decided: no value was found that is refused, and none is proven to be understood`;
}

function otherKind(called: string): string {
  return `Whether the ${called} is understood alike could not be decided: the text is accepted, as another kind of value`;
}

const toTry =
  'Try the texts that are in use on the new version, and accept the change by its fingerprint if they are understood';
