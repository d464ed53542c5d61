import type { Json } from '../../document/index.js';
import type { Remark, Report, SchemaSite } from '../report.js';
import type { Witness } from '../types.js';
import type { Asking } from './asking.js';
import type { Blamed, Verdict } from './blame.js';
import type { Cause, Reachable } from './cause.js';
import { failingPointer } from './failing.js';
import { identityOf, idWithout, saying } from './identity.js';
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

  tell(site: SchemaSite, { blamed, harmless, softened, undecided, whole, unknown }: Verdict): void {
    const broken = new Set(blamed.map(({ reachable }) => keyOf(reachable.cause)));
    for (const each of blamed) this.#blame(site, each);
    for (const reachable of told(harmless, broken)) {
      const name = softened.get(reachable);
      this.#report.remark({ ...this.#remark(site, reachable, false), level: 'safe', ...(name && { softened: name }) });
    }
    if (whole) {
      const proof = this.#proof(site, whole.value, { failing: '', what: nameOfSite(site) });
      this.#report.remark({ ...this.#whole(site, 'schema-changed'), ...proof });
    }
    for (const reachable of undecided) {
      const why = unknownOf(unknown ?? 'steps', subjectOf(reachable.cause, site.reaches.part), site.travels);
      this.#report.remark({ ...this.#remark(site, reachable, false), level: 'risky', ...why });
    }
    if (unknown !== undefined && undecided.length === 0) {
      const why = unknownOf(unknown, nameOfSite(site), site.travels);
      this.#report.remark({ ...this.#whole(site, 'schema-incomparable'), level: 'risky', ...why });
    }
  }

  /** What breaks; the message that shows it is made for the first place that it breaks in. */
  #blame(site: SchemaSite, { reachable, value }: Blamed): void {
    const remark = this.#remark(site, reachable, true);
    if (this.#shown.has(reachable.cause)) {
      this.#report.remark({ ...remark, level: 'breaking' });
      return;
    }
    this.#shown.add(reachable.cause);
    const failing = failingPointer(value, reachable, this.#asking);
    const what = subjectOf(reachable.cause, site.reaches.part);
    this.#report.remark({ ...remark, ...this.#proof(site, value, { failing, what }) });
  }

  /** What the checks of both versions agree to is proven; what they do not is not told as if it were. */
  #proof(
    site: SchemaSite,
    value: unknown,
    { failing, what }: { readonly failing: string; readonly what: string },
  ): Pick<Remark, 'level' | 'witness' | 'unknown' | 'reason' | 'remedy'> {
    if (!this.#asking.confirms(value, site.before.id, site.after.id))
      return { level: 'risky', ...unknownOf('unconfirmed', what, site.travels) };
    return { level: 'breaking', witness: witnessOf(site, value, failing) };
  }

  #whole(site: SchemaSite, code: 'schema-changed' | 'schema-incomparable'): Omit<Remark, 'level'> {
    return {
      code,
      message: wholeWords(code, site),
      direction: site.travels,
      reaches: site.reaches,
      before: site.before.location,
      after: site.after.location,
      subject: [...[site.before, site.after].map(({ id }) => idWithout(id, site.reaches.part)), site.travels],
    };
  }

  #remark(site: SchemaSite, { cause }: Reachable, breaks: boolean): Omit<Remark, 'level'> {
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

function nameOfSite({ after, reaches }: SchemaSite): string {
  return after.name ?? reaches.part;
}

function wholeWords(code: 'schema-changed' | 'schema-incomparable', site: SchemaSite): string {
  const what = `\`${nameOfSite(site)}\``;
  const isRequest = site.travels === 'request';
  if (code === 'schema-changed')
    return `${what}: ${isRequest ? 'values that were accepted are refused' : 'values may come that never came'}`;
  return `${what}: nobody can say whether ${isRequest ? 'all that was accepted still is' : 'all that comes has come before'}`;
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
  return `${cause.code} ${subjectOf(cause as Cause, '')} ${cause.about.name}`; // the words need no more than these
}

function witnessOf(site: SchemaSite, value: unknown, failing: string): Witness {
  const json = value as Json; // the comparer makes JSON values
  const { lines, mark } = site.message(json, failing);
  const { travels, reaches } = site;
  const message = { message: lines, ...(mark !== undefined && { mark }) };
  return { travels, ...reaches, value: json, failing, confirmed: true, ...message };
}
