import type { Remark, Report, SchemaSite } from '../report.js';
import type { DiffOptions } from '../types.js';
import type { Asking } from './asking.js';
import type { Cause } from './cause.js';
import type { Sides } from './choice.js';
import type { Judgement } from './judging.js';
import { locate } from './part.js';
import { ofSameValue } from './reach.js';
import type { Showing } from './showing.js';
import { farewellOf } from './softening.js';
import { partOf, subjectOf } from './subject.js';
import { unknownOf } from './unknown.js';
import { whatChanged } from './what-changed.js';
import { wordsOf } from './words.js';

type Stated = Omit<Remark, 'level' | 'reaches'>;

/** Tells what was found of schemas, for each place where they stand. */
export class Telling {
  readonly #asking: Asking;
  readonly #report: Report;
  readonly #showing: Showing;
  readonly #harmless = new WeakMap<Judgement, readonly Cause[]>();
  /** By what they are of, and whether they break. */
  readonly #stated = new Map<Cause, Map<string, Stated>>();

  readonly #options: Pick<DiffOptions, 'now'>;

  constructor(asking: Asking, report: Report, options: Pick<DiffOptions, 'now'>, showing: Showing) {
    this.#options = options;
    this.#asking = asking;
    this.#showing = showing;
    this.#report = report;
  }

  tell(site: SchemaSite, judgement: Judgement): void {
    const { blamed, softened, undecided } = judgement;
    for (const cause of blamed.keys()) this.#blame(site, cause);
    for (const cause of this.#harmlessIn(judgement)) {
      if (isToldOf(site, cause, judgement)) continue;
      const name = softened.get(cause);
      this.#report.remark({ ...this.#remark(site, cause, false), level: 'safe', ...(name && { softened: name }) });
    }
    for (const [cause, reason] of undecided) {
      const why = unknownOf(reason, subjectOf(cause, site.reaches.part), site.travels);
      this.#report.remark({ ...this.#remark(site, cause, false), level: 'risky', ...why });
    }
  }

  /** What is told as harmless: the same at all sites. */
  #harmlessIn(judgement: Judgement): readonly Cause[] {
    let known = this.#harmless.get(judgement);
    if (!known) {
      const broken = new Set([...judgement.blamed.keys()].map(cause => keyOf(cause)));
      this.#harmless.set(judgement, (known = told(judgement, broken)));
    }
    return known;
  }

  /** What breaks; the message that shows it is that of one site. */
  #blame(site: SchemaSite, cause: Cause): void {
    const { site: own, proof } = this.#showing.of(cause);
    const { witness, ...rest } = proof;
    const remark = this.#remark(site, cause, true);
    this.#report.remark({ ...remark, ...rest, ...(own === site && witness && { witness }) });
  }

  #remark(site: SchemaSite, cause: Cause, breaks: boolean): Omit<Remark, 'level'> {
    const key = `${breaks} ${partOf(site.reaches.part)}`;
    let stated = this.#stated.get(cause);
    if (!stated) this.#stated.set(cause, (stated = new Map()));
    let remark = stated.get(key);
    if (!remark) {
      const { announced, remedy } = breaks ? farewellOf(cause, this.#options) : { announced: '' };
      const said = remarkOn(cause, site, breaks, this.#asking.sides);
      remark = { ...said, message: `${said.message}${announced}`, ...(remedy !== undefined && { remedy }) };
      stated.set(key, remark);
    }
    return { ...remark, reaches: site.reaches };
  }
}

/** What is said of a cause at every site that is of the same part of an operation. */
function remarkOn(cause: Cause, { travels, reaches: { part } }: SchemaSite, breaks: boolean, sides: Sides): Stated {
  const { code, before, after, keyword, at } = cause;
  return {
    code,
    message: wordsOf(cause, travels, breaks, part),
    direction: travels,
    before: at?.before ? locate(at.before) : locate(before, keyword.before),
    after: at?.after ? locate(at.after) : locate(after, keyword.after),
    subject: whatChanged(cause, part, sides),
  };
}

/** Whether a property that is gone is told of elsewhere: of parts of a value nobody else tells. */
function isToldOf({ told }: SchemaSite, cause: Cause, { root }: Judgement): boolean {
  if (cause.code !== 'schema-property-removed' || !told?.includes(cause.about.name)) return false;
  return [...ofSameValue(root)].some(({ causes }) => causes.includes(cause));
}

/** A property that is new is not told as required too, unless that is what breaks, or would; and the same of one that is gone. */
function told({ harmless, softened }: Judgement, broken: ReadonlySet<string>): readonly Cause[] {
  const all = new Set(harmless.map(cause => keyOf(cause)));
  const milder = new Set([...softened.keys()].map(cause => keyOf(cause)));
  return harmless.filter(cause => {
    const twin = twins[cause.code];
    if (twin === undefined) return true;
    const key = keyOf(cause, twin);
    if (broken.has(key)) return false;
    if (milder.has(key) !== softened.has(cause)) return softened.has(cause);
    return cause.code === 'schema-property-added' || cause.code === 'schema-property-removed' || !all.has(key);
  });
}

const twins: Partial<Record<Cause['code'], Cause['code']>> = {
  'schema-property-added': 'schema-property-required',
  'schema-property-required': 'schema-property-added',
  'schema-property-removed': 'schema-property-optional',
  'schema-property-optional': 'schema-property-removed',
};

const keys = new WeakMap<Cause, Map<Cause['code'], string>>();

/** What tells causes apart in what is said of them, as if one had the code: asked again by all schemas that lead to it. */
function keyOf(cause: Cause, code = cause.code): string {
  let known = keys.get(cause);
  if (!known) keys.set(cause, (known = new Map()));
  let key = known.get(code);
  if (key === undefined) known.set(code, (key = `${code} ${subjectOf({ ...cause, code }, '')} ${cause.about.name}`));
  return key;
}
