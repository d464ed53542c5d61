import { thousands } from '../../diagnostics/index.js';
import type { ContractChange } from '../types.js';
import { isSaid } from './reached.js';
import type { Shown } from './witness-words.js';
import { counted, softening } from './words.js';

/** Changes of one code that are told together. */
export interface Told {
  readonly changes: readonly ContractChange[];
  /** Undefined: each for itself. */
  readonly alike?: Alike;
}

/** What several changes say alike, each of something else. */
export interface Alike {
  /** `each of 219 operations is gone: its requests are answered with 404`. */
  readonly head: string;
  /** What each is about, in the order of the changes: an operation, a property, a parameter. */
  readonly names: readonly string[];
  /** Where that is: said by the names; the same for all; or another for each. */
  readonly reaches: 'named' | 'same' | 'each';
  /** Why nobody can say what any of them breaks. */
  readonly unknown?: string;
  /** Where each has a message that would take many lines: the one of them that is shown for all. */
  readonly shown?: Shown;
}

/** Of so many and fewer changes each shows its message, where that is more than a line. */
const mostShown = 10;

/** A message in two: what tells it from others, and what it says of that. */
interface Saying {
  readonly name: string;
  readonly reaches: Alike['reaches'];
  /** The same of all that are told together. */
  readonly key: string;
  readonly unknown?: string;
  head(count: number): string;
}

type Sayer = (change: ContractChange) => Saying | undefined;

/** Changes of one code, those together that say the same of something else each, in the order in which the first of each comes. */
export function toldTogether(group: readonly ContractChange[]): readonly Told[] {
  const lists: Told[] = [];
  let alone = group;
  for (const [sayer, least] of sayers) {
    const parts = partsOf(alone, sayer, least);
    lists.push(...parts);
    const listed = new Set(parts.flatMap(({ changes }) => changes));
    if (listed.size > 0) alone = alone.filter(change => !listed.has(change));
  }
  const told = alone.length > 0 ? [...lists, { changes: alone }] : lists;
  const firsts = new Map(group.map((change, index) => [change, index]));
  const orderOf = ({ changes: [first] }: Told) => firsts.get(first!) ?? 0; // none is empty
  return told.sort((one, other) => orderOf(one) - orderOf(other));
}

/** What a change says in two, and of how many changes at least. */
const sayers: readonly (readonly [sayer: Sayer, least: number])[] = [
  [sayingOf, 2],
  [ofProperty, mostShown + 1],
  [ofParameter, mostShown + 1],
  [ofPlace, mostShown + 1],
];

/** Those that are told together. @param least there must be so many of them */
function partsOf(group: readonly ContractChange[], sayer: Sayer, least: number): readonly Told[] {
  const parts = new Map<string | undefined, { readonly change: ContractChange; readonly saying?: Saying }[]>();
  for (const change of group) {
    const saying = sayer(change);
    const { remedy, unknown = '' } = change;
    const key = saying && [saying.key, remedy, saying.unknown ?? unknown, softening(change) ?? ''].join('\n');
    const part = parts.get(key) ?? [];
    part.push({ change, ...(saying && { saying }) });
    parts.set(key, part);
  }
  return [...parts.values()].flatMap(part => {
    const [first] = part;
    const changes = part.map(({ change }) => change);
    if (part.length < least || !first?.saying) return [];
    const names = part.map(({ saying }) => saying!.name); // all of a part have one
    const unknown = first.saying.unknown ?? first.change.unknown;
    const shown = least > mostShown ? changes.find(isShown) : undefined;
    const { reaches } = first.saying;
    const more = { ...(unknown !== undefined && { unknown }), ...(shown && { shown }) };
    return [{ changes, alike: { head: first.saying.head(part.length), names, reaches, ...more } }];
  });
}

function isShown(change: ContractChange): change is ContractChange & Shown {
  return change.witness !== undefined;
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
  return {
    name: operation,
    reaches: 'named',
    key: rest,
    head: count => `each of ${counted(count, 'operation')}${rest}`,
  };
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
function ofParameter({ code, message, unknown }: ContractChange): Saying | undefined {
  const [, kind, name, rest] = /^the (\w+ parameter) (`[^`]+`)(.+)$/s.exec(message) ?? [];
  if (!code.startsWith('parameter-') || kind === undefined || name === undefined) return undefined;
  const why = unknown?.replaceAll(`the ${kind} ${name}`, `one of these ${kind}s`);
  return {
    name,
    reaches: 'each',
    key: `${kind}${rest}`,
    ...(why !== undefined && !why.includes(name) && { unknown: why }),
    head: count => `each of ${counted(count, kind)}${rest}`,
  };
}

/** `Pet.name`: `maxLength` was 20 and is 10. */
function ofPlace({ message }: ContractChange): Saying | undefined {
  const [, name, rest] = /^(`[^`]+`): (.+)$/s.exec(message) ?? [];
  if (name === undefined || rest === undefined) return undefined;
  return { name, reaches: 'each', key: rest, head: count => `in each of ${counted(count, 'place')}: ${rest}` };
}
