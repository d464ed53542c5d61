import type { SecurityRequirement } from '../../../contract/index.js';
import type { Remark } from '../../report.js';
import { saidOf, schemesOf } from './meaning.js';

type Alternatives = readonly SecurityRequirement[];
type Said = Pick<Remark, 'code' | 'message' | 'remedy'>;

/** What is said of credentials that one version alone knows. */
export interface SecurityWords {
  /** @param held is presented, and no longer enough; @param asked what is; @param isAlike perhaps the same by another name */
  lost(held: SecurityRequirement, asked: Alternatives, isAlike?: boolean): Said;
  /** @param each would be enough; @param presented what is presented, and is enough all the same */
  spare(each: SecurityRequirement, presented: Alternatives): Said;
}

/** Of what clients call. */
export const incoming: SecurityWords = {
  lost(held, asked, isAlike = false) {
    const wanted = anyOf(asked);
    if (held.length === 0) {
      const fate = isAlike ? 'may be' : 'are';
      const message = `requests without credentials ${fate} refused now: ${wanted} is needed`;
      return { code: 'security-required', message };
    }
    const same = asked.find(each => schemesOf(each) === schemesOf(held));
    if (same) {
      const message = `credentials of ${saidOf(held)} need the scope ${scopesBeyond(held, same)} now`;
      return { code: 'security-scope-added', message };
    }
    const enough = isAlike ? 'may not be enough any more' : 'are not enough any more';
    const message = `credentials of ${saidOf(held)} ${enough}: ${wanted} is needed`;
    return { code: 'security-alternative-removed', message };
  },
  spare: each => ({ code: 'security-alternative-added', message: `${saidOf(each)} is enough too` }),
};

/** Of what the API sends, and receivers accept by its credentials. */
export const outgoing: SecurityWords = {
  lost: (held, asked) => ({
    code: 'security-alternative-added',
    message: `it may come with ${saidOf(held)} now, and receivers ask for ${anyOf(asked)}`,
    remedy: 'Keep sending the credentials so far, whatever else is sent beside them',
  }),
  spare(each, presented) {
    if (each.length === 0) {
      return {
        code: 'security-required',
        message: `it always comes with credentials now: ${anyOf(presented)}`,
        remedy,
      };
    }
    const same = presented.find(held => schemesOf(held) === schemesOf(each));
    if (same) {
      const message = `it comes with the scope ${scopesBeyond(each, same)} too now`;
      return { code: 'security-scope-added', message, remedy };
    }
    return { code: 'security-alternative-removed', message: `it does not come with ${saidOf(each)} any more`, remedy };
  },
};

const remedy = 'Nothing has to be done';

const mostNamed = 10;

/** Of very many the first are named, and the others counted: each that is lost is told with all of them. */
function anyOf(alternatives: Alternatives): string {
  const named = alternatives.slice(0, mostNamed).map(saidOf);
  const more = alternatives.length - named.length;
  return [...named, ...(more > 0 ? [`one of ${more} more`] : [])].join(' or ');
}

/** Those that the one alternative has and the other has not. */
function scopesBeyond(held: SecurityRequirement, wider: SecurityRequirement): string {
  const scopes = wider.flatMap(({ scheme, scopes: asked }) =>
    asked.filter(scope => !held.some(each => each.scheme === scheme && each.scopes.includes(scope))),
  );
  return scopes.map(scope => `\`${scope}\``).join(', ');
}
