import type { Json } from '../../document/index.js';
import type { Remark, Report, SchemaSite } from '../report.js';
import type { Witness } from '../types.js';
import type { Asking } from './asking.js';
import type { Broken } from './carrying.js';
import type { Cause } from './cause.js';
import { identityOf, saying } from './identity.js';
import type { Judgement } from './judging.js';
import { locate } from './part.js';
import { unknownOf } from './unknown.js';
import { subjectOf, wordsOf } from './words.js';

/** Tells what was found of schemas, for each place where they stand. */
export class Telling {
  readonly #asking: Asking;
  readonly #report: Report;
  /** Causes that a message was made for. */
  readonly #shown = new Set<Cause>();

  constructor(asking: Asking, report: Report) {
    this.#asking = asking;
    this.#report = report;
  }

  tell(site: SchemaSite, { blamed, harmless, softened, undecided }: Judgement): void {
    const broken = new Set([...blamed.keys()].map(keyOf));
    for (const [cause, how] of blamed) this.#blame(site, cause, how);
    for (const cause of told(harmless, broken)) {
      const name = softened.get(cause);
      this.#report.remark({ ...this.#remark(site, cause, false), level: 'safe', ...(name && { softened: name }) });
    }
    for (const [cause, reason] of undecided) {
      const why = unknownOf(reason, subjectOf(cause, site.reaches.part), site.travels);
      this.#report.remark({ ...this.#remark(site, cause, false), level: 'risky', ...why });
    }
  }

  /** What breaks; the message that shows it is made for the first place that it breaks in. */
  #blame(site: SchemaSite, cause: Cause, { value, failing }: Broken): void {
    const remark = this.#remark(site, cause, true);
    if (this.#shown.has(cause)) {
      this.#report.remark({ ...remark, level: 'breaking' });
      return;
    }
    this.#shown.add(cause);
    const what = subjectOf(cause, site.reaches.part);
    this.#report.remark({ ...remark, ...this.#proof(site, value, { failing, what }) });
  }

  /** What the checks of both versions agree to is proven; what they do not is not told as if it were. */
  #proof(
    site: SchemaSite,
    value: unknown,
    { failing, what }: { readonly failing: string; readonly what: string },
  ): Pick<Remark, 'level' | 'witness' | 'unknown' | 'reason' | 'remedy'> {
    const isConfirmed = this.#asking.confirms(value, site.before.id, site.after.id);
    if (!isConfirmed)
      return { level: 'risky', ...unknownOf(isConfirmed === undefined ? 'depth' : 'unconfirmed', what, site.travels) };
    return { level: 'breaking', witness: witnessOf(site, value, failing) };
  }

  #remark(site: SchemaSite, cause: Cause, breaks: boolean): Omit<Remark, 'level'> {
    const { code, before, after, keyword, about } = cause;
    const ids = [before, after].map(part => identityOf(part, site.reaches.part));
    // what a branch is called may be where it stands; what it says stays
    const isBranch = code === 'schema-branch-removed' || code === 'schema-branch-added';
    return {
      code,
      message: wordsOf(cause, site.travels, breaks, site.reaches.part),
      direction: site.travels,
      reaches: site.reaches,
      before: locate(before, keyword.before),
      after: locate(after, keyword.after),
      subject: [...ids, isBranch ? '' : about.name, saying(about.from), saying(about.to)],
    };
  }
}

/** A property that is new is not told as required too, unless that is what breaks; and the same of one that is gone. */
function told(harmless: readonly Cause[], broken: ReadonlySet<string>): readonly Cause[] {
  const all = new Set(harmless.map(keyOf));
  return harmless.filter(cause => {
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
  return `${cause.code} ${subjectOf(cause as Cause, '')} ${cause.about.name}`; // the words need no more than these
}

function witnessOf(site: SchemaSite, value: unknown, failing: string): Witness {
  const json = value as Json; // the comparer makes JSON values
  const { lines, mark } = site.message(json, failing);
  const { travels, reaches } = site;
  const message = { message: lines, ...(mark !== undefined && { mark }) };
  return { travels, ...reaches, value: json, failing, confirmed: true, ...message };
}
