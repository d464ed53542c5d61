import { FindingsError, finding } from '../../diagnostics/index.js';
import type { Projector } from '../compile/projector.js';
import type { Surroundings } from './module.js';

/** How patterns are matched, and where the user's own formats and keywords are imported from. */
export function surroundingsOf(projector: Projector): Surroundings {
  return {
    choice: pattern => projector.patterns.get(pattern) ?? 'u',
    definition: (kind, name) => {
      const found = kind === 'format' ? projector.definedFormat(name) : projector.keyword(name);
      if (!found) return undefined;
      if (found.module !== undefined) return { module: found.module, export: found.export ?? 'default' };
      const message = `The ${kind} ${JSON.stringify(name)} does not say where it is exported`;
      throw new FindingsError([finding('schema-definition-unimportable', message)]);
    },
  };
}
