import type { Contract } from '../../contract/index.js';
import type { Report } from '../report.js';
import type { DiffOptions } from '../types.js';
import type { Context } from './context.js';
import { compareOperations } from './operations/compare.js';
import { Side } from './side.js';

/** Compares all but what schemas accept: what is routed, what messages are made of, who may send them. */
export function compareContracts(before: Contract, after: Contract, report: Report, options: DiffOptions): void {
  const context: Context = { before: new Side(before), after: new Side(after), report, options };
  compareOperations(before, after, context);
}
