import { formatLocation, thousands } from '../../diagnostics/index.js';
import { graver } from '../graver.js';
import type { ContractChange, Level, Reached } from '../types.js';
import { counted } from './words.js';

/** An operation with the parts of it that a change reaches. */
export interface ReachedOperation {
  readonly operation: string;
  readonly parts: readonly string[];
}

/** Operations that a change reaches, each once. */
export function operationsOf({ reaches }: Pick<ContractChange, 'reaches'>): readonly ReachedOperation[] {
  const parts = new Map<string, string[]>();
  for (const reached of reaches) {
    const { operation } = reached;
    const list = parts.get(operation) ?? [];
    const said = partOf(reached);
    if (said !== '') list.push(said);
    parts.set(operation, list);
  }
  return [...parts].map(([operation, list]) => ({ operation, parts: list }));
}

/**
 * Operations for which a change is no safe one, each once, for a line that has no room for parts: `GET /pets`, or
 * `GET /beta (risky there)` where it is milder than elsewhere.
 */
export function hitOperations({ reaches, level }: Pick<ContractChange, 'reaches' | 'level'>): readonly string[] {
  const hit = reaches.filter(reached => level === 'safe' || reached.level !== 'safe');
  const gravest = new Map<string, Level | undefined>();
  for (const { operation, level: there } of hit) {
    const known = gravest.get(operation);
    // what is not said is the level of the change itself, than which there is no graver
    gravest.set(operation, there && known ? graver(there, known) : gravest.has(operation) ? undefined : there);
  }
  return [...gravest].map(([operation, there]) => (there ? `${operation} (${there} there)` : operation));
}

/** The part, and what is other there: of what is written once more, the place in the new document, else that in the old one. */
function partOf({ part, level, before, after }: Reached): string {
  const place = after ?? before;
  const at = place && `at ${formatLocation(place)}`;
  return [part, at, level && `(${level} there)`].filter(Boolean).join(' ');
}

/** Of an operation with many parts these many are named. */
const mostParts = 3;

/** `GET /pets: response 200, application/json`, and how many more parts there are. */
export function lineOf({ operation, parts }: ReachedOperation, all = false): string {
  if (parts.length === 0) return operation;
  const shown = all ? parts : parts.slice(0, mostParts);
  const more = parts.length - shown.length;
  return `${operation}: ${shown.join('; ')}${more > 0 ? `; and ${counted(more, 'more part').replace(/^1 more part$/, 'one more')}` : ''}`;
}

/** Lines of the first operations, and how many more there are. */
export function reachedLines(change: ContractChange, most: number): readonly string[] {
  const operations = operationsOf(change);
  if (isSaid(change)) return [];
  // a last line that says "and 1 more" would take the place of the one that it hides
  const shown = operations.length === most + 1 ? operations : operations.slice(0, most);
  const more = operations.length - shown.length;
  const lines = shown.map(operation => lineOf(operation, most === Number.POSITIVE_INFINITY));
  return more > 0 ? [...lines, `and ${thousands(more)} more`] : lines;
}

/** Whether the message has said already which one operation it is about. */
export function isSaid({ reaches, message }: ContractChange): boolean {
  const [first, ...others] = reaches;
  return first !== undefined && others.length === 0 && first.part === '' && message.includes(first.operation);
}

/** `GET /pets and 2 more`. */
export function shortlyReached(change: ContractChange): string {
  const [first, ...others] = operationsOf(change);
  return `${first?.operation ?? ''}${others.length > 0 ? ` and ${thousands(others.length)} more` : ''}`;
}
