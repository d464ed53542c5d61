import type { Json } from '../../document/index.js';
import type { Remark, SchemaSite } from '../report.js';
import type { Witness } from '../types.js';
import type { Asking } from './asking.js';
import type { Broken } from './carrying.js';
import type { Cause } from './cause.js';
import type { Blamed, Judgement } from './judging.js';
import { subjectOf } from './subject.js';
import { unknownOf } from './unknown.js';

/** Sites of the same schemas, which are judged once. */
export interface Judged {
  readonly sites: readonly [SchemaSite, ...SchemaSite[]];
  readonly judgement: Judgement;
}

/** What is known of a cause that breaks: by a message, or why nobody can say. */
export type Proof = Pick<Remark, 'level' | 'witness' | 'unknown' | 'reason' | 'remedy'>;

/** A proof, and the site whose message it has. */
interface Shown {
  readonly site: SchemaSite;
  readonly proof: Proof;
}

interface Candidate {
  readonly site: SchemaSite;
  readonly blamed: Blamed;
  readonly isMild: boolean;
}

/** So many values that the checks do not agree on are tried of a cause. */
const mostTried = 4;

/**
 * What shows each cause that breaks: a message of the place that is nearest to it, of those that soften nothing and where it
 * reads as the value, if there are such.
 */
export class Showing {
  readonly #asking: Asking;
  readonly #candidates = new Map<Cause, Candidate[]>();
  readonly #shown = new Map<Cause, Shown>();

  /** @param isMild whether what breaks at a site is told as less than that */
  constructor(asking: Asking, judged: readonly Judged[], isMild: (site: SchemaSite) => boolean) {
    this.#asking = asking;
    for (const { sites, judgement } of judged) {
      const grave = sites.find(site => !isMild(site));
      for (const [cause, blamed] of judgement.blamed) {
        const candidate = { site: grave ?? sites[0], blamed, isMild: grave === undefined };
        const others = this.#candidates.get(cause);
        if (others) others.push(candidate);
        else this.#candidates.set(cause, [candidate]);
      }
    }
  }

  /** @param cause one that is blamed in what was judged */
  of(cause: Cause): Shown {
    let shown = this.#shown.get(cause);
    if (!shown) this.#shown.set(cause, (shown = this.#show(cause, (this.#candidates.get(cause) ?? []).sort(byWorth))));
    return shown;
  }

  #show(cause: Cause, candidates: readonly Candidate[]): Shown {
    const tried: Shown[] = [];
    for (const { site, blamed } of candidates.slice(0, mostTried)) {
      const shown = { site, proof: this.#proof(site, blamed, subjectOf(cause, site.reaches.part)) };
      // what is read worse comes last
      if (shown.proof.witness) return shown;
      tried.push(shown);
    }
    return tried[0]!; // whoever blames has a candidate
  }

  /** What the checks of both versions agree to is proven; what they do not is not told as if it were. */
  #proof(site: SchemaSite, broken: Broken, what: string): Proof {
    const { before, after, travels } = site;
    const confirmed = this.#asking.confirms(broken.value, before.id, after.id);
    if (confirmed === true) return { level: 'breaking', witness: witnessOf(site, broken) };
    if (confirmed === false && this.#asking.breaksByTag(broken.value, before.id, after.id))
      return { level: 'breaking', witness: { ...witnessOf(site, broken), outcome: 'understood-otherwise' } };
    return { level: 'risky', ...unknownOf(confirmed === false ? 'unconfirmed' : confirmed, what, travels) };
  }
}

function byWorth(one: Candidate, other: Candidate): number {
  return (
    Number(one.isMild) - Number(other.isMild) ||
    Number(one.blamed.isUnread ?? false) - Number(other.blamed.isUnread ?? false) ||
    one.blamed.ways - other.blamed.ways
  );
}

function witnessOf(site: SchemaSite, { value, failing, isUnread }: Broken): Witness {
  const json = value as Json; // the comparer makes JSON values
  const { lines, mark } = site.message(json, failing);
  const { travels, reaches } = site;
  const message = { message: lines, ...(mark !== undefined && { mark }) };
  return { travels, ...reaches, value: json, failing, confirmed: !isUnread, ...message };
}
