import type { Contract } from '../types.js';
import type { Unenforced } from './inspection.js';
import { schemasIn } from './schemas-in.js';

/**
 * The formats that nothing is held against, each once, where it is met first.
 * https://json-schema.org/draft/2020-12/json-schema-validation#section-7.2.3
 * @param known the names of those that are checked
 */
export function unknownFormats(contract: Contract, known: ReadonlySet<string>): readonly Unenforced[] {
  const found = new Map<string, Unenforced>();
  // Reading a schema may add those that it leads to; a Map gives them in turn.
  for (const { json, location } of contract.schemas.values()) {
    for (const { format } of schemasIn(json)) {
      if (typeof format !== 'string' || known.has(format) || found.has(format)) continue;
      const construct = `format ${JSON.stringify(format)}`;
      const reason = 'it is not in the OpenAPI format registry and not among the formats of the settings';
      found.set(format, { construct, reason, location });
    }
  }
  return [...found.values()];
}
