import type { Contract } from '../types.js';
import type { Unenforced } from './inspection.js';
import { schemasIn } from './schemas-in.js';

/** Those that texts are held against; a test proves that schema/ has the same. */
export const contentEncodings: ReadonlySet<string> = new Set([
  'base64',
  'base64url',
  'base32',
  'base16',
  'quoted-printable',
  '7bit',
  '8bit',
  'binary',
]);

/**
 * What schemas say of the content of texts that nothing is held against, each once, where it is met first.
 * https://json-schema.org/draft/2020-12/json-schema-validation#section-8
 */
export function unreadContents({ schemas }: Contract): readonly Unenforced[] {
  const found = new Map<string, Unenforced>();
  // Reading a schema may add those that it leads to; a Map gives them in turn.
  for (const { json, location } of schemas.values()) {
    for (const { contentEncoding: encoding, contentSchema, contentMediaType: media } of schemasIn(json)) {
      const add = (construct: string, reason: string) => {
        if (!found.has(construct)) found.set(construct, { construct, reason, location });
      };
      if (typeof encoding === 'string' && !contentEncodings.has(encoding.toLowerCase()))
        add(`contentEncoding ${JSON.stringify(encoding)}`, 'it is not one of the encodings that are known');
      if (contentSchema !== undefined && !isJson(media))
        add(
          `contentSchema of ${String(media ?? 'a text')}`,
          'only JSON within a text is read and held against a schema',
        );
    }
  }
  return [...found.values()];
}

function isJson(media: unknown): boolean {
  return typeof media === 'string' && /^application\/(?:[^;\s]+\+)?json\s*(?:;|$)/i.test(media);
}
