import type { Operation } from '../contract/index.js';
import { canonical } from '../document/index.js';
import { Cause, fingerprintOf, placeOf } from './cause.js';
import { withoutCopies } from './copies.js';
import type { Remark, Report, SchemaSite } from './report.js';
import type { ContractChange, Level } from './types.js';

/** A level as an operation, in its old version, softens it. */
export type Soften = (level: Level, before: Operation) => Pick<Remark, 'level' | 'softened'>;

/** What a key was made of. */
interface Keyed {
  readonly code: Remark['code'];
  readonly before: Remark['before'];
  readonly after: Remark['after'];
  readonly key: string;
}

/** Gathers what the comparing parts say, and tells what has one cause as one change. */
export class Collector implements Report {
  readonly #soften: Soften;
  readonly #sites: SchemaSite[] = [];
  /** In their old version, by the names that remarks have for them. */
  readonly #operations = new Map<string, Operation>();
  readonly #causes = new Map<string, Cause>();
  /** By subject: that of a remark that is made for many sites is the same list. */
  readonly #keys = new WeakMap<Remark['subject'], Keyed>();

  /** @param soften what becomes of a level in an operation, for changes of schemas: of others, who tells them says it */
  constructor(soften: Soften = level => ({ level })) {
    this.#soften = soften;
  }

  get sites(): readonly SchemaSite[] {
    return this.#sites;
  }

  /** Whether the operation of a site makes less than that of what breaks. */
  isMild({ operations }: SchemaSite): boolean {
    return this.#soften('breaking', operations[0]).level !== 'breaking';
  }

  remark(given: Remark): void {
    const remark = this.#softened(given);
    const key = this.#keyOf(remark);
    const cause = this.#causes.get(key);
    if (cause) cause.add(remark);
    else this.#causes.set(key, new Cause(remark));
  }

  /** Of the same words at many sites it is made once. */
  #keyOf({ code, subject, before, after }: Remark): string {
    const known = this.#keys.get(subject);
    if (known && known.code === code && known.before === before && known.after === after) return known.key;
    const key = canonical([code, subject, placeOf(before), placeOf(after)]);
    this.#keys.set(subject, { code, before, after, key });
    return key;
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
    return withoutCopies([...this.#causes.values()]).map(cause => {
      const print = cause.print();
      const before = times.get(print) ?? 0;
      times.set(print, before + 1);
      return cause.change(before === 0 ? print : fingerprintOf([print, before]));
    });
  }
}
