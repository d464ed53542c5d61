import { hash } from 'node:crypto';
import { catalogue, type Location } from '../diagnostics/index.js';
import { canonical } from '../document/index.js';
import { graver } from './graver.js';
import type { Remark } from './report.js';
import type { ContractChange, Level, Reached, Travels } from './types.js';

/** The remedy of what breaks nobody. */
const nothingToDo = 'Nothing has to be done';

/** Remarks of one change. */
export class Cause {
  /** The one that is told: the first of the gravest. */
  #told: Remark;
  readonly #reaches = new Map<string, ReachedAt>();
  readonly #directions = new Set<Travels>();
  /** Those of the copies too. */
  readonly #subjects: Remark['subject'][];

  constructor(first: Remark) {
    this.#told = first;
    this.#subjects = [first.subject];
    this.add(first);
  }

  get told(): Remark {
    return this.#told;
  }

  add(remark: Remark): void {
    const { reaches, direction, level, before, after } = remark;
    if (reaches) this.#reach({ reached: reaches, level, before, after });
    if (direction) this.#directions.add(direction);
    if (isGraver(remark, this.#told)) this.#told = remark;
  }

  /** Whether both are told of one part of an operation: they are two changes then. */
  meets(other: Cause): boolean {
    return [...other.#reaches.keys()].some(key => this.#reaches.has(key));
  }

  /** Takes in the same change as it is written elsewhere. */
  takeIn(copy: Cause): void {
    for (const reach of copy.#reaches.values()) this.#reach(reach);
    for (const direction of copy.#directions) this.#directions.add(direction);
    this.#subjects.push(...copy.#subjects);
    if (isGraver(copy.#told, this.#told)) this.#told = copy.#told;
  }

  #reach(reach: ReachedAt): void {
    const { reached, level } = reach;
    const key = keyOf(reached);
    const known = this.#reaches.get(key);
    this.#reaches.set(key, known ? { ...known, level: graver(known.level, level) } : reach);
  }

  /** What it reaches, what is shown first, and then where it is gravest. */
  #reached(): Reached[] {
    const all = [...this.#reaches.values()];
    const own = this.#told.witness && this.#told.reaches;
    const first = own && this.#reaches.get(keyOf(own));
    const rest = all.filter(reach => reach !== first);
    const isTold = ({ level }: ReachedAt) => level === this.#told.level;
    const sorted = [...(first ? [first] : []), ...rest.filter(isTold), ...rest.filter(reach => !isTold(reach))];
    return sorted.map(reach => this.#shown(reach));
  }

  /** With what is other there than where the change is told. */
  #shown({ reached, level, before, after }: ReachedAt): Reached {
    const told = this.#told;
    const isElsewhere = placeOf(before) !== placeOf(told.before) || placeOf(after) !== placeOf(told.after);
    if (level === told.level && !isElsewhere) return reached;
    return Object.freeze({
      ...reached,
      ...(level !== told.level && { level }),
      ...(isElsewhere && before && { before }),
      ...(isElsewhere && after && { after }),
    });
  }

  /** Of copies, that of all of them: who has accepted them has not accepted one more. */
  print(): string {
    const { code, subject } = this.#told;
    if (this.#subjects.length === 1) return fingerprintOf([code, subject]);
    return fingerprintOf([code, this.#subjects.map(each => canonical(each)).sort()]);
  }

  change(fingerprint: string): ContractChange {
    const { code, level, message, remedy, before, after, witness, unknown, reason, softened } = this.#told;
    return Object.freeze({
      code,
      level,
      message,
      remedy: level === 'safe' ? nothingToDo : (remedy ?? catalogue[code].remedy),
      directions: Object.freeze([...this.#directions]),
      reaches: Object.freeze(this.#reached()),
      ...(before && { before }),
      ...(after && { after }),
      ...(witness && { witness }),
      ...(unknown !== undefined && { unknown, reason: reason ?? 'unstated' }),
      ...(softened && { softened }),
      fingerprint,
    });
  }
}

/** A place that a change reaches, where it stands there, and how grave it is. */
interface ReachedAt {
  readonly reached: Reached;
  readonly level: Level;
  readonly before: Location | undefined;
  readonly after: Location | undefined;
}

function keyOf({ operation, part }: Reached): string {
  return `${operation}\n${part}`;
}

function isGraver(one: Remark, other: Remark): boolean {
  if (one.level === other.level) return worthOf(one) > worthOf(other);
  return graver(one.level, other.level) === one.level;
}

/** Of what shows a change: a message that was confirmed, one that was not, none. */
function worthOf({ witness }: Remark): number {
  return witness ? 1 + Number(witness.confirmed) : 0;
}

export function placeOf(location: Location | undefined): string {
  return location ? `${location.file}#${location.pointer}` : '';
}

export function fingerprintOf(parts: Parameters<typeof canonical>[0]): string {
  return hash('sha256', canonical(parts), 'hex').slice(0, 16);
}
