import { FindingsError, finding } from '../../diagnostics/index.js';
import type { Place } from './place.js';

/** What is thrown where a small document would make so many schemas, or lists of them, that it never ends. */
export function tooMany(message: string, { file, pointer }: Place): FindingsError {
  return new FindingsError([finding('schema-too-many', message, { location: file.locate(pointer) })]);
}
