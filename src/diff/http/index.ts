import { type Contract, createAlikeMessages } from '../../contract/index.js';
import type { Report } from '../report.js';
import type { DiffOptions } from '../types.js';
import type { Context } from './context.js';
import { compareDocumentation } from './lifecycle/documentation.js';
import { comparePropertySunsets } from './lifecycle/property-sunsets.js';
import { SchemaWords } from './lifecycle/schema-words.js';
import { compareOperations } from './operations/compare.js';
import { compareSchemes } from './security/schemes.js';
import { Side } from './side.js';

export { unknownStabilities } from './lifecycle/unknown-stability.js';
export { softenedByStability } from './stability.js';

/** What schemas are to be compared in: the contracts', and those that were made of them. */
export interface ComparedSchemas {
  readonly old: Contract['schemas'];
  readonly now: Contract['schemas'];
}

/** Compares all but what schemas accept: what is routed, what messages are made of, who may send them. */
export function compareContracts(
  before: Contract,
  after: Contract,
  report: Report,
  options: DiffOptions,
): ComparedSchemas {
  const asked = new Set<string>();
  const first = (what: string) => asked.size < asked.add(what).size;
  const sides = { before: new Side(before), after: new Side(after) };
  const words = new SchemaWords(before.schemas, after.schemas);
  const context: Context = { ...sides, report, options, alike: createAlikeMessages(), words, first };
  compareOperations(before, after, context);
  compareSchemes(context);
  compareDocumentation(before, after, context);
  comparePropertySunsets(before, after, context);
  return { old: withMade(context.before), now: withMade(context.after) };
}

function withMade({ contract, schemas }: Side): Contract['schemas'] {
  return schemas.size === 0 ? contract.schemas : schemas;
}
