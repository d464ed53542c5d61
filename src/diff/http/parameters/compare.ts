// https://spec.openapis.org/oas/v3.2.0.html#parameter-object
import type { Operation, Parameter } from '../../../contract/index.js';
import { type Context, type Pair, requestTravels, rolesOf } from '../context.js';
import { parameterAdded } from './added.js';
import { takenApart } from './apart.js';
import type { BothParameters } from './both.js';
import { compareDefaults, compareMemberDefaults } from './default.js';
import { compareDeprecated } from './deprecated.js';
import { compareEmptyValue } from './empty-value.js';
import { compareParameterExtensions } from './extensions.js';
import { compareGoneMembers, goneMembers } from './gone-members.js';
import { isMoved, isUnwritable, movedNames } from './holders.js';
import { parameterMoved } from './moved.js';
import { compareMovedName } from './moved-names.js';
import { memberOf, withOwnMembers } from './own-members.js';
import { type ParameterPair, pairParameters } from './pair.js';
import { bothStated } from './plan.js';
import { parameterRemoved } from './removed.js';
import { compareNames, sentName } from './renamed.js';
import { compareRequired } from './required.js';
import { compareParameterSchemas } from './schemas.js';
import { takenTogether } from './together.js';
import { compareParameterTexts } from './wire.js';

type Aspect = (both: BothParameters, context: Context) => void;

/** What is compared of a parameter that both versions have. */
const aspects: readonly Aspect[] = [
  compareRequired,
  compareGoneMembers,
  compareParameterTexts,
  compareParameterSchemas,
  compareEmptyValue,
  compareDefaults,
  compareMemberDefaults,
  compareDeprecated,
  compareParameterExtensions,
];

/** Where no text of the one is read as one of the other: what else its texts are makes no difference. */
const besideTexts = aspects.filter(each => each !== compareParameterTexts && each !== compareParameterSchemas);

export function compareParameters(whole: Pair, context: Context): void {
  const travels = requestTravels(whole.after);
  const { writer } = rolesOf(whole, context, travels);
  if (isUnwritable(writer.side, writer.operation)) return;
  const apart = takenApart(whole, pairParameters(whole), context);
  const pair = takenTogether(apart, pairParameters(apart), context);
  const names = travels === 'request' ? movedNames(pair, context) : [];
  const moved = names.filter(each => compareMovedName(pair, each, context));
  const pairs = pairParameters(pair).filter(each => !isMoved(each, moved, context));
  for (const each of pairs) {
    if (each.before && each.after) {
      const stated = bothStated(context, each.before, each.after);
      const [before, after] = withOwnMembers(pair, stated, names, context);
      const own = before === each.before && after === each.after ? pair : withParameters(pair, [before, after]);
      const isMade = !whole.after.parameters.includes(each.after);
      const left = names.flatMap(({ from }) => memberOf(from, before));
      const both = { pair: own, travels, before, after, isMade, moved: left };
      compareBoth({ ...both, gone: goneMembers(both, context) }, context);
    } else compareLone(pair, each, pairs, context);
  }
}

function compareBoth(both: BothParameters, context: Context): void {
  const sent = sentName(both, context);
  compareNames(both, sent, context);
  for (const compare of sent ? besideTexts : aspects) compare(both, context);
}

/** The operations with these parameters in place of those of their names: messages are written of them. */
function withParameters({ before, after }: Pair, [old, now]: readonly [Parameter, Parameter]): Pair {
  const withOne = (operation: Operation, one: Parameter): Operation => ({
    ...operation,
    parameters: operation.parameters.map(each => (each.in === one.in && each.name === one.name ? one : each)),
  });
  return { before: withOne(before, old), after: withOne(after, now) };
}

/** A parameter of one version alone is new, gone, or of another place than the one of its name. */
function compareLone(
  pair: Pair,
  { before, after }: ParameterPair,
  all: readonly ParameterPair[],
  context: Context,
): void {
  const name = before?.name ?? after?.name;
  const lone = all.filter(each => !each.before || !each.after);
  const other = lone.find(each => (before ? each.after : each.before)?.name === name);
  if (before && other?.after) parameterMoved(pair, before, other.after, context);
  else if (before) parameterRemoved(pair, before, context);
  else if (after && !other) parameterAdded(pair, after, context);
}
