// https://www.rfc-editor.org/rfc/rfc9110#section-6.6
import type { Contract } from '../types.js';
import type { Unenforced } from './inspection.js';

/** Headers of a response that the server writes itself when all checks are done. */
const written = new Set(['content-length', 'transfer-encoding', 'connection', 'date']);

export function ownHeaders({ operations }: Contract): readonly Unenforced[] {
  return operations
    .flatMap(({ responses }) => responses.flatMap(({ headers }) => headers))
    .filter(({ name }) => written.has(name.toLowerCase()))
    .map(({ name, location }) => ({
      construct: `response header ${name}`,
      reason: 'the server writes it as HTTP has it, when the checks are done',
      location,
    }));
}
