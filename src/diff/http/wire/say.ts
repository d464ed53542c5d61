import type { Json } from '../../../document/index.js';
import type { Context } from '../context.js';
import { tell } from '../tell.js';
import { witnessOf } from '../witness.js';
import { placesOf, type Retyped, typeWords, wayWords } from './retyped.js';
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
  /** What is of other types, where types are what has changed. */
  readonly parts?: readonly Retyped[];
}

/** Tells a change of what goes over the wire as text, the same of all kinds of texts. */
export function sayText<Style>(both: BothTexts<Style>, context: Context, judged: Judged): void {
  const { found, what, proven, said, parts = [] } = judged;
  const { pair, travels, part, called, codes, confirmed, subject } = both;
  const place = {
    code: codes[what],
    part,
    direction: travels,
    ...placesOf(both, parts, context),
    subject: [...subject(), ...(codes.serialisation === codes.type ? [what] : []), ...said],
  } as const;
  const message = messageOf(both, judged);
  if (found.is === 'kept') {
    const unknown = { unknown: unproven(called), remedy: toTry };
    tell(pair, context, { ...place, level: proven ? 'safe' : 'risky', message, ...(!proven && unknown) });
    return;
  }
  if (found.is === 'misread' && what === 'type' && found.read !== undefined) {
    tell(pair, context, { ...place, level: 'risky', message, unknown: otherKind(called), remedy: toTry });
    return;
  }
  const shown = witnessOf(pair, travels, part, found.value, both.message(found.text, found.value), confirmed);
  const witness = found.is === 'refused' ? shown : { ...shown, outcome: 'understood-otherwise' as const };
  tell(pair, context, { ...place, level: 'breaking', message, witness });
}

/** ``the query parameter `limit` is integer now, and was string: `limit=birch` is refused``. */
function messageOf<Style>(
  { called, travels, before, after, manner }: BothTexts<Style>,
  { found, proven, parts }: Judged,
): string {
  const what = parts ? retypedWords(parts) : 'is written in another style';
  if (found.is === 'kept') {
    const tried = found.isTried ? 'the values that were tried are understood' : 'no value was found to try';
    return `the ${called} ${what}; ${proven ? 'all that was sent is understood' : tried}`;
  }
  const verb = travels === 'request' ? 'refused' : 'not understood';
  const otherwise = found.read === undefined ? 'left out now' : `read as ${JSON.stringify(found.read)} now`;
  const fate = found.is === 'refused' ? verb : otherwise;
  const { style } = travels === 'request' ? before : after;
  const text = manner.shown?.(style, found.value, found.text) ?? found.text;
  return `the ${called} ${what}: \`${shortened(text)}\` is ${fate}`;
}

/** So many parts of other types are named. */
const mostNamed = 3;

function retypedWords(parts: readonly Retyped[]): string {
  const types = ({ before, after }: Retyped) => `is ${typeWords(after)} now, and was ${typeWords(before)}`;
  const [first, ...others] = parts;
  if (!first) return 'has another type';
  if (first.way.length === 0) return types(first);
  const named = parts.slice(0, mostNamed).map(part => `${wayWords(part.way)} ${types(part)}`);
  const more = parts.length > mostNamed ? `; and so on of ${parts.length - mostNamed} more` : '';
  return `${others.length > 0 ? 'has other types' : 'has another type'}: ${named.join('; ')}${more}`;
}

/** Of a long text, what it begins with: the message has all of it. */
function shortened(text: string): string {
  return text.length > mostShown ? `${text.slice(0, mostShown)}...` : text;
}

const mostShown = 80;

function unproven(called: string): string {
  return `Whether every text of the ${called} is understood as before could not be decided: no value was found that is refused, and none is proven to be understood`;
}

function otherKind(called: string): string {
  return `Whether the ${called} is understood alike could not be decided: the text is accepted, as another kind of value`;
}

const toTry =
  'Try the texts that are in use on the new version, and accept the change by its fingerprint if they are understood';
