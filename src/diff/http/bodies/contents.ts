import { type Context, oldRoles, rolesOf } from '../context.js';
import type { Message } from '../message/lines.js';
import { valueFor } from '../message/values.js';
import type { BothBodies, CarriedBody } from './body-pair.js';
import { compareBodyDefaults } from './defaults.js';
import { compareEncodings } from './encodings.js';
import { compareForms } from './forms.js';
import { type Contents, compareMediaType } from './media-types.js';
import { type MediaPair, pairMedia } from './pair.js';
import { comparePlainTexts } from './plain-text.js';
import { covering, outside } from './range.js';
import { compareBodySchemas } from './schemas.js';
import { writtenSendable } from './sendable.js';
import { compareStatedSchemas } from './stated-schema.js';
import { compareXml } from './xml.js';

/** What is compared of bodies that both versions know. */
const aspects: readonly ((bodies: BothBodies, context: Context) => void)[] = [
  compareStatedSchemas,
  compareBodySchemas,
  comparePlainTexts,
  compareXml,
  compareBodyDefaults,
  compareForms,
  compareEncodings,
];

type Write = (body: CarriedBody, marks?: 'content-type') => Message;

/** The bodies of a message by media type; `write` makes the whole message of one. */
export function compareContents(contents: Omit<Contents, 'message'>, context: Context, write: Write): void {
  const { pair, travels } = contents;
  const full: Contents = {
    ...contents,
    message: media => {
      const isOld = contents.before.includes(media);
      const other = isOld ? contents.after : contents.before;
      const roles = isOld ? oldRoles(pair, context, travels) : rolesOf(pair, context, travels);
      const isReadBack = writtenSendable({ roles, media, range: media.range })?.isReadBack;
      const value = valueFor(roles, media.schema, covering(other, media.range)?.schema, {}, isReadBack);
      const ranges = other.map(({ range }) => range);
      return { value, message: write({ media, type: outside(media.range, ranges), value }, 'content-type') };
    },
  };
  for (const each of pairMedia(contents.before, contents.after)) {
    const both = bothOf(contents, each, write);
    if (both) for (const compare of aspects) compare(both, context);
    else compareMediaType(full, each, context);
  }
}

function bothOf(
  contents: Omit<Contents, 'message'>,
  { range, before, after }: MediaPair,
  write: Write,
): BothBodies | undefined {
  if (!before || !after) return undefined;
  const { pair, travels, part } = contents;
  const media = travels === 'request' ? before : after;
  return {
    pair,
    travels,
    range,
    before,
    after,
    part: `${part}, ${after.range}`,
    called: part,
    subject: () => [...contents.subject(), after.range],
    carry: write,
    message: (value, failing) => write({ media, type: range, value, ...(failing !== undefined && { failing }) }),
  };
}
