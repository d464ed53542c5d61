import { createHash } from 'node:crypto';
import type { Operation } from '../contract/index.js';
import { catalogue, type Location } from '../diagnostics/index.js';
import { canonical } from '../document/index.js';
import type { Remark, Report, SchemaSite } from './report.js';
import type { ContractChange, Level, Reached, Travels } from './types.js';

/** The remedy of what breaks nobody. */
const nothingToDo = 'Nothing has to be done';

const levels: readonly Level[] = ['safe', 'risky', 'breaking'];

/** Of two levels the graver. */
export function graver(one: Level, other: Level): Level {
  return levels.indexOf(one) >= levels.indexOf(other) ? one : other;
}

/** A level as an operation, in its old version, softens it. */
export type Soften = (level: Level, before: Operation) => Pick<Remark, 'level' | 'softened'>;

/** Gathers what the comparing parts say, and tells what has one cause as one change. */
export class Collector implements Report {
  readonly #soften: Soften;
  readonly #sites: SchemaSite[] = [];
  /** In their old version, by the names that remarks have for them. */
  readonly #operations = new Map<string, Operation>();
  readonly #causes = new Map<string, Cause>();

  /** @param soften what becomes of a level in an operation, for changes of schemas: of others, who tells them says it */
  constructor(soften: Soften = level => ({ level })) {
    this.#soften = soften;
  }

  /** Those of operations that soften nothing come first, so that what breaks is shown by one of them. */
  get sites(): readonly SchemaSite[] {
    const isMild = ({ operations }: SchemaSite) => this.#soften('breaking', operations[0]).level !== 'breaking';
    const mild = this.#sites.filter(isMild);
    return mild.length === 0 ? this.#sites : [...this.#sites.filter(site => !isMild(site)), ...mild];
  }

  remark(given: Remark): void {
    const remark = this.#softened(given);
    const key = canonical([remark.code, remark.subject, placeOf(remark.before), placeOf(remark.after)]);
    const cause = this.#causes.get(key);
    if (cause) cause.add(remark);
    else this.#causes.set(key, new Cause(remark));
  }

  #softened(remark: Remark): Remark {
    const { code, level, reaches } = remark;
    const old = code.startsWith('schema-') && reaches ? this.#operations.get(reaches.operation) : undefined;
    return old ? { ...remark, ...this.#soften(level, old) } : remark;
  }

  schemas(site: SchemaSite): void {
    this.#sites.push(site);
    this.#operations.set(site.reaches.operation, site.operations[0]);
  }

  changes(): ContractChange[] {
    const times = new Map<string, number>();
    return [...this.#causes.values()].map(cause => {
      const print = cause.print();
      const before = times.get(print) ?? 0;
      times.set(print, before + 1);
      return cause.change(before === 0 ? print : fingerprintOf([print, before]));
    });
  }
}

/** Remarks of one change. */
class Cause {
  /** The one that is told: the first of the gravest. */
  #told: Remark;
  readonly #reaches = new Map<string, { readonly reached: Reached; readonly level: Level }>();
  readonly #directions = new Set<Travels>();

  constructor(first: Remark) {
    this.#told = first;
    this.add(first);
  }

  add(remark: Remark): void {
    const { reaches, direction } = remark;
    if (reaches) this.#reach(reaches, remark.level);
    if (direction) this.#directions.add(direction);
    if (this.#isGraver(remark)) this.#told = remark;
  }

  #reach(reached: Reached, level: Level): void {
    const key = `${reached.operation}\n${reached.part}`;
    const known = this.#reaches.get(key);
    this.#reaches.set(key, { reached, level: known ? graver(known.level, level) : level });
  }

  /** What it reaches, where it is gravest first. */
  #reached(): Reached[] {
    const all = [...this.#reaches.values()];
    const told = all.filter(({ level }) => level === this.#told.level).map(({ reached }) => reached);
    const others = all.filter(({ level }) => level !== this.#told.level);
    return [...told, ...others.map(({ reached, level }) => Object.freeze({ ...reached, level }))];
  }

  #isGraver({ level, witness }: Remark): boolean {
    if (level === this.#told.level) return witness !== undefined && this.#told.witness === undefined;
    return graver(level, this.#told.level) === level;
  }

  print(): string {
    return fingerprintOf([this.#told.code, this.#told.subject]);
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

function placeOf(location: Location | undefined): string {
  return location ? `${location.file}#${location.pointer}` : '';
}

function fingerprintOf(parts: Parameters<typeof canonical>[0]): string {
  return createHash('sha256').update(canonical(parts)).digest('hex').slice(0, 16);
}
