import type { Contract } from '../../contract/index.js';
import type { Report } from '../report.js';
import type { DiffOptions } from '../types.js';
import type { Context } from './context.js';
import { compareDocumentation } from './lifecycle/documentation.js';
import { compareOperations } from './operations/compare.js';
import { compareSchemes } from './security/schemes.js';
import { Side } from './side.js';

export { softenedByStability } from './stability.js';

/** Compares all but what schemas accept: what is routed, what messages are made of, who may send them. */
export function compareContracts(before: Contract, after: Contract, report: Report, options: DiffOptions): void {
  const asked = new Set<string>();
  const first = (what: string) => asked.size < asked.add(what).size;
  const context: Context = { before: new Side(before), after: new Side(after), report, options, first };
  compareOperations(before, after, context);
  compareSchemes(context);
  compareDocumentation(before, after, context);
}
