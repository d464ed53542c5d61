import type { Json } from '../../document/index.js';
import type { Remark, Report, SchemaSite } from '../report.js';
import type { Witness } from '../types.js';
import type { Asking } from './asking.js';
import type { Verdict } from './blame.js';
import type { Cause, Reachable } from './cause.js';
import { failingPointer } from './failing.js';
import { locate, type Part } from './part.js';
import { subjectOf, wordsOf } from './words.js';

/** Tells what was found of schemas, for each place where they stand. */
export class Telling {
  readonly #asking: Asking;
  readonly #report: Report;

  constructor(asking: Asking, report: Report) {
    this.#asking = asking;
    this.#report = report;
  }

  tell(site: SchemaSite, { blamed, harmless, softened, whole, unknown }: Verdict): void {
    const broken = new Set(blamed.map(({ reachable }) => keyOf(reachable.cause)));
    for (const { reachable, value } of blamed) {
      const failing = failingPointer(value, reachable, this.#asking);
      const said = { level: 'breaking', witness: witnessOf(site, value, failing) } as const;
      this.#report.remark({ ...this.#remark(site, reachable, true), ...said });
    }
    for (const reachable of told(harmless, broken)) {
      const name = softened.get(reachable);
      this.#report.remark({ ...this.#remark(site, reachable, false), level: 'safe', ...(name && { softened: name }) });
    }
    if (whole) {
      const message = `\`${wholeName(site)}\`: ${site.travels === 'request' ? 'values that were accepted are refused' : 'values may come that never came'}`;
      this.#report.remark({
        ...this.#whole(site),
        code: 'schema-changed',
        level: 'breaking',
        message,
        witness: witnessOf(site, whole.value, ''),
      });
    }
    if (unknown !== undefined) {
      const message = `\`${wholeName(site)}\`: nobody can say whether all that was ${site.travels === 'request' ? 'accepted still is' : 'never sent is still not sent'}`;
      this.#report.remark({ ...this.#whole(site), code: 'schema-incomparable', level: 'risky', message, unknown });
    }
  }

  #whole(site: SchemaSite): Omit<Remark, 'code' | 'level' | 'message'> {
    return {
      direction: site.travels,
      reaches: site.reaches,
      before: site.before.location,
      after: site.after.location,
      subject: [site.before.id, site.after.id, site.travels],
    };
  }

  #remark(site: SchemaSite, { cause }: Reachable, breaks: boolean): Omit<Remark, 'level'> {
    const { code, before, after, keyword, about } = cause;
    return {
      code,
      message: wordsOf(cause, site.travels, breaks),
      direction: site.travels,
      reaches: site.reaches,
      before: locate(before, keyword.before),
      after: locate(after, keyword.after),
      subject: [idOf(before), idOf(after), about.name, about.from ?? null, about.to ?? null],
    };
  }
}

function idOf({ schema, pointer }: Part): string {
  return `${schema.name ?? schema.id} ${pointer}`;
}

function wholeName(site: SchemaSite): string {
  return site.after.name ?? site.reaches.part;
}

/** A property that is new is not told as required too, unless that is what breaks; and the same of one that is gone. */
function told(harmless: readonly Reachable[], broken: ReadonlySet<string>): readonly Reachable[] {
  const all = new Set(harmless.map(({ cause }) => keyOf(cause)));
  return harmless.filter(({ cause }) => {
    const twin = twins[cause.code];
    if (twin === undefined) return true;
    const key = keyOf({ ...cause, code: twin });
    if (broken.has(key)) return false;
    return cause.code === 'schema-property-added' || cause.code === 'schema-property-removed' || !all.has(key);
  });
}

const twins: Partial<Record<Cause['code'], Cause['code']>> = {
  'schema-property-added': 'schema-property-required',
  'schema-property-required': 'schema-property-added',
  'schema-property-removed': 'schema-property-optional',
  'schema-property-optional': 'schema-property-removed',
};

function keyOf(cause: Pick<Cause, 'code' | 'before' | 'after' | 'about'>): string {
  return `${cause.code} ${subjectOf(cause as Cause)} ${cause.about.name}`; // the words need no more than these
}

function witnessOf(site: SchemaSite, value: unknown, failing: string): Witness {
  const json = value as Json; // the comparer makes JSON values
  const { lines, mark } = site.message(json, failing);
  const { travels, reaches } = site;
  const message = { message: lines, ...(mark !== undefined && { mark }) };
  return { travels, ...reaches, value: json, failing, confirmed: false, ...message };
}
