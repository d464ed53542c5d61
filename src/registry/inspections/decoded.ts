import { isUtf8 } from 'node:buffer';
import { catalogue, FindingsError } from 'specwright';

/**
 * The text that bytes are.
 * @throws FindingsError where they are no UTF-8
 */
export function decoded(name: string, text: string | Uint8Array): string {
  if (typeof text === 'string') return text;
  if (!isUtf8(text)) throw new FindingsError([notUtf8(name)]);
  return new TextDecoder().decode(text);
}

function notUtf8(file: string) {
  const { severity, remedy } = catalogue['invalid-encoding'];
  const location = { file, line: 1, column: 1, pointer: '' };
  return { code: 'invalid-encoding' as const, severity, message: 'This is no UTF-8 text', remedy, location };
}
