// https://spec.openapis.org/oas/v3.2.0.html#openapi-description-structure
import { type Finding, FindingsError, type Location } from '../../diagnostics/index.js';
import { type DocumentSet, parentPointer } from '../../document/index.js';
import { isError } from '../broken.js';
import { createContract } from '../contract.js';
import { asObject, isObject } from '../node.js';
import type { Contract } from '../types.js';
import type { Version } from '../version.js';
import { keyOf, type Leads, leadsIn, type Node } from './leads.js';
import { unitAt, withoutUnits } from './left-out.js';

/** The contract of what the errors of a document do not touch. */
export interface ContractAround {
  /** The documents without what they touch. */
  readonly set: DocumentSet;
  readonly contract: Contract;
  /** Whether a place is in none of the parts that were left out. */
  holds(location: Location): boolean;
  readonly paths: Share;
  readonly components: Share;
  /** Whether it is left open how operations are secured that do not say it themselves. */
  readonly isSecurityLeft: boolean;
}

const parts = new WeakSet<Contract>();

/** Whether a contract is one of what errors left of a document. */
export function isPart(contract: Contract): boolean {
  return parts.has(contract);
}

/** How many of a kind were left out, of how many. */
export interface Share {
  readonly left: number;
  readonly of: number;
}

/** What one error hides another tells: so often it is begun again. */
const mostRounds = 4;

/**
 * Makes a contract of a set with errors: without the paths, webhooks and components that have one, and without all that rest on
 * those. What is left is what a document would be that never had them.
 * @param errors all that createContract told of it
 * @returns undefined where everything rests on what is wrong
 */
export function contractAround(
  set: DocumentSet,
  version: Version,
  errors: readonly Finding[],
): ContractAround | undefined {
  const leads = leadsIn(set, version);
  let known = errors.filter(isError);
  for (let round = 0; round < mostRounds; round++) {
    const touched = new Touched(set);
    if (!known.every(error => touched.addError(error)) || !touched.addHoles(leads)) return undefined;
    touched.follow(leads);
    const left = withoutUnits(set, touched.units);
    const made = contractOf(left);
    if ('contract' in made) {
      parts.add(made.contract);
      const holds = (location: Location) => touched.isFree(location);
      return { set: left, contract: made.contract, holds, ...sharesOf(set, touched.units) };
    }
    const before = new Set(known.map(placeOf));
    const more = made.errors.filter(each => !before.has(placeOf(each)));
    if (more.length === 0) return undefined;
    known = [...known, ...more];
  }
  return undefined;
}

function contractOf(set: DocumentSet): { readonly contract: Contract } | { readonly errors: readonly Finding[] } {
  try {
    return { contract: createContract(set) };
  } catch (error) {
    if (error instanceof FindingsError) return { errors: error.findings.filter(isError) };
    throw error;
  }
}

function placeOf({ code, location }: Finding): string {
  return `${code} ${location?.file}#${location?.pointer}`;
}

/** What errors are in, and all that rests on it. */
class Touched {
  readonly #set: DocumentSet;
  /** Parts of the root file that are left out. */
  readonly units = new Set<string>();
  /** The marks of all that was added. */
  readonly #marks = new Set<string>();

  constructor(set: DocumentSet) {
    this.#set = set;
  }

  /** @returns false where nothing can be left out that has it */
  addError({ code, location }: Finding): boolean {
    if (!location) return false;
    const file = [...this.#set.files.values()].find(({ display }) => display === location.file);
    if (!file) return false;
    // of a text that could not be read the holes tell what is missing
    if (file.holes.length > 0 && (code === 'syntax-error' || code === 'duplicate-key')) return true;
    const isInfo = file === this.#set.root && location.pointer === '' && !this.#hasInfo();
    return this.#add({ file, pointer: isInfo ? '/info' : location.pointer });
  }

  /** @returns false where nobody can say what is missing of the root object */
  addHoles(leads: Leads): boolean {
    for (const file of this.#set.files.values()) {
      for (const { container } of file.holes) {
        if (file !== this.#set.root) this.#add({ file, pointer: container });
        else if (container === '') return false;
        // what is not there may have extended any of them
        else if (/^\/components(?:\/schemas)?$/.test(container)) for (const node of leads.extensible) this.#add(node);
        else if (unitAt(container) !== undefined) this.#add({ file, pointer: container });
      }
    }
    return true;
  }

  /** Adds all that rests on what there is. */
  follow({ all }: Leads): void {
    const waiting = new Map<string, Node[]>();
    for (const { from, to } of all) {
      if (!to) this.#add(from);
      for (const mark of to ? this.#marksOf(to) : []) {
        const others = waiting.get(mark);
        if (others) others.push(from);
        else waiting.set(mark, [from]);
      }
    }
    // those that are added meanwhile come up, too
    for (const mark of this.#marks) for (const from of waiting.get(mark) ?? []) this.#add(from);
  }

  isFree({ file: display, pointer }: Location): boolean {
    const file = [...this.#set.files.values()].find(each => each.display === display);
    if (!file) return false;
    if (file !== this.#set.root) return !this.#reaches({ file, pointer });
    const unit = unitAt(pointer);
    return unit !== undefined && !this.units.has(unit);
  }

  #hasInfo(): boolean {
    const root = asObject({ file: this.#set.root, pointer: '', value: this.#set.root.value });
    return isObject(root?.value['info']);
  }

  #add(node: Node): boolean {
    if (node.file === this.#set.root) {
      const unit = unitAt(node.pointer);
      if (unit === undefined) return false;
      this.units.add(unit);
      this.#marks.add(markOf('in', { ...node, pointer: unit }));
      return true;
    }
    this.#marks.add(markOf('in', node));
    for (const pointer of upwards(node.pointer)) this.#marks.add(markOf('above', { ...node, pointer }));
    return true;
  }

  /** The marks of which any says that a node has an error, or is within something that has one. */
  #marksOf(node: Node): readonly string[] {
    if (node.file === this.#set.root) {
      const unit = unitAt(node.pointer);
      return unit === undefined ? [] : [markOf('in', { ...node, pointer: unit })];
    }
    const around = upwards(node.pointer).filter(pointer => pointer !== '');
    return [markOf('above', node), ...around.map(pointer => markOf('in', { ...node, pointer }))];
  }

  #reaches(node: Node): boolean {
    return this.#marksOf(node).some(mark => this.#marks.has(mark));
  }
}

function markOf(where: 'in' | 'above', node: Node): string {
  return `${where} ${keyOf(node)}`;
}

/** A pointer, and those of what is around it. */
function upwards(pointer: string): readonly string[] {
  const found = [pointer];
  for (let at = pointer; at !== ''; found.push(at)) at = parentPointer(at);
  return found;
}

function sharesOf(
  { root }: DocumentSet,
  units: ReadonlySet<string>,
): Pick<ContractAround, 'paths' | 'components' | 'isSecurityLeft'> {
  const membersOf = (value: unknown) => (typeof value === 'object' && value !== null ? Object.values(value) : []);
  const { paths, webhooks, components } = isObject(root.value) ? root.value : ({} as Record<string, unknown>);
  const share = (form: RegExp, of: number) => ({ left: [...units].filter(each => form.test(each)).length, of });
  return {
    isSecurityLeft: units.has('/security'),
    paths: share(/^\/(?:paths|webhooks)\//, membersOf(paths).length + membersOf(webhooks).length),
    components: share(
      /^\/components\//,
      membersOf(components).reduce<number>((sum, section) => sum + membersOf(section).length, 0),
    ),
  };
}
