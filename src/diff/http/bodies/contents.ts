import { type Context, oldRoles, rolesOf } from '../context.js';
import type { Message } from '../message/lines.js';
import { usualValue } from '../message/usual-body.js';
import { comparePropertyDefaults } from '../property-defaults.js';
import type { BothBodies, CarriedBody } from './body-pair.js';
import { compareBytes } from './bytes.js';
import { compareEncodings } from './encodings.js';
import { compareForms } from './forms.js';
import { type BothMedia, levelled } from './levelled.js';
import { type Contents, compareMediaType } from './media-types.js';
import { pairMedia } from './pair.js';
import { comparePlainTexts } from './plain-text.js';
import { covering, outside } from './range.js';
import { compareBodySchemas } from './schemas.js';
import { compareStated } from './stated-schema.js';
import { compareXml } from './xml.js';

/** What is compared of bodies that both versions know, beside their schemas. */
const aspects: readonly ((bodies: BothBodies, context: Context) => void)[] = [
  compareBytes,
  comparePlainTexts,
  compareXml,
  compareBodyDefaults,
  compareForms,
  compareEncodings,
];

function compareBodyDefaults(bodies: BothBodies, context: Context): void {
  if (bodies.travels === 'response') return;
  comparePropertyDefaults({ ...bodies, before: bodies.before.schema, after: bodies.after.schema }, context);
}

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
      const value = usualValue(roles, media, covering(other, media.range));
      const ranges = other.map(({ range }) => range);
      return { value, message: write({ media, type: outside(media.range, ranges), value }, 'content-type') };
    },
  };
  for (const each of pairMedia(contents.before, contents.after)) {
    const { range, before, after } = each;
    if (!before || !after) {
      compareMediaType(full, each, context);
      continue;
    }
    const both = bothOf(contents, range, levelled({ before, after }, range, context), write);
    if (!compareStated(both, { before, after }, context)) compareBodySchemas(both, context);
    for (const compare of aspects) compare(both, context);
  }
}

function bothOf(
  contents: Omit<Contents, 'message'>,
  range: string,
  { before, after }: BothMedia,
  write: Write,
): BothBodies {
  const { pair, travels, part } = contents;
  const media = travels === 'request' ? before : after;
  const nearer = [...contents.before, ...contents.after].filter(each => !covering([each], range));
  const type = outside(
    range,
    nearer.map(each => each.range),
  );
  return {
    pair,
    travels,
    range,
    type,
    before,
    after,
    part: `${part}, ${after.range}`,
    called: part,
    subject: () => [...contents.subject(), after.range],
    carry: write,
    message: (value, failing) => write({ media, type, value, ...(failing !== undefined && { failing }) }),
  };
}
