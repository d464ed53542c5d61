import { thousands } from '../../diagnostics/index.js';
import type { ContractChange } from '../types.js';
import { isSaid } from './reached.js';
import { counted, softening } from './words.js';

/** Changes of one code that are told together. */
export interface Told {
  readonly changes: readonly ContractChange[];
  /** Undefined: each for itself. */
  readonly alike?: Alike;
}

/** What several changes say alike, each of something else. */
export interface Alike {
  /** `219 operations: each is gone: its requests are answered with 404`. */
  readonly head: string;
  /** What each is about, in the order of the changes: an operation, a property, a parameter. */
  readonly names: readonly string[];
  /** Where that is: said by the names; the same for all; or another for each. */
  readonly reaches: 'named' | 'same' | 'each';
}

/** A message in two: what tells it from others, and what it says of that. */
interface Saying {
  readonly name: string;
  readonly reaches: Alike['reaches'];
  /** The same of all that are told together. */
  readonly key: string;
  head(count: number): string;
}

/** Changes of one code, those together that say the same of something else each, in the order in which the first of each comes. */
export function toldTogether(group: readonly ContractChange[]): readonly Told[] {
  const parts = new Map<string | undefined, { readonly change: ContractChange; readonly saying?: Saying }[]>();
  for (const change of group) {
    const saying = sayingOf(change);
    const { remedy, unknown = '' } = change;
    const key = saying && [saying.key, remedy, unknown, softening(change) ?? ''].join('\n');
    const part = parts.get(key) ?? [];
    part.push({ change, ...(saying && { saying }) });
    parts.set(key, part);
  }
  return [...parts.values()].map(part => {
    const [first] = part;
    const changes = part.map(({ change }) => change);
    if (part.length < 2 || !first?.saying) return { changes };
    const names = part.map(({ saying }) => saying!.name); // all of a part have one
    return { changes, alike: { head: first.saying.head(part.length), names, reaches: first.saying.reaches } };
  });
}

function sayingOf(change: ContractChange): Saying | undefined {
  // a request that fails by its first line, whatever else it holds, says no more than the operation does
  if ((change.witness?.mark ?? 0) > 0) return undefined;
  return ofOperation(change) ?? (change.witness ? undefined : (ofProperty(change) ?? ofParameter(change)));
}

function ofOperation(change: ContractChange): Saying | undefined {
  const { message, reaches, unknown, softened, before, after } = change;
  const operation = reaches[0]?.operation;
  if (operation === undefined || unknown !== undefined || softened || (before && after) || !isSaid(change))
    return undefined;
  const rest = message.slice(operation.length);
  if (!message.startsWith(operation) || !/^[ ,:]/.test(rest)) return undefined;
  return { name: operation, reaches: 'named', key: rest, head: count => `${counted(count, 'operation')}: each${rest}` };
}

/** `Pet`: `name` is new. */
function ofProperty({ code, message, reaches }: ContractChange): Saying | undefined {
  const [, subject, name, rest] = /^(`[^`]+`): (`[^`]+`) (.+)$/s.exec(message) ?? [];
  if (!code.startsWith('schema-property-') || subject === undefined || name === undefined) return undefined;
  const key = JSON.stringify([subject, rest, reaches]);
  return {
    name,
    reaches: 'same',
    key,
    head: count => `${subject}: each of ${thousands(count)} properties ${rest}`,
  };
}

/** the query parameter `limit` is new. */
function ofParameter({ code, message }: ContractChange): Saying | undefined {
  const [, kind, name, rest] = /^the (\w+ parameter) (`[^`]+`)(.+)$/s.exec(message) ?? [];
  if (!code.startsWith('parameter-') || kind === undefined || name === undefined) return undefined;
  return { name, reaches: 'each', key: `${kind}${rest}`, head: count => `each of ${counted(count, kind)}${rest}` };
}
