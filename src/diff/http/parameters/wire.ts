import { type Context, rolesOf } from '../context.js';
import { requestMessage } from '../message/request-message.js';
import { compareTexts } from '../wire/compare.js';
import type { BothParameters } from './both.js';
import { mannerThatReaches } from './elsewhere.js';
import { parameterManner, textOf } from './manner.js';
import { mannerBesideOthers } from './own-members.js';
import { calledOf, partOf } from './pair.js';
import { subjectOf } from './subject.js';

const codes = { serialisation: 'parameter-serialisation-changed', type: 'parameter-type-changed' } as const;

/** Style, explode, allowReserved, `content` or `schema`, and types: as what goes over the wire. */
export function compareParameterTexts({ pair, travels, before, after }: BothParameters, context: Context): void {
  const roles = rolesOf(pair, context, travels);
  const is = travels === 'request' ? before : after;
  compareTexts(
    {
      pair,
      travels,
      before: textOf(before),
      after: textOf(after),
      manner: mannerBesideOthers(mannerThatReaches(parameterManner, roles, is), roles, is),
      confirmed: true,
      part: partOf(after),
      called: calledOf(after),
      codes,
      subject: () => subjectOf(before, pair.before),
      message: text => requestMessage(roles, { parameter: { is, text } }),
    },
    context,
  );
}
