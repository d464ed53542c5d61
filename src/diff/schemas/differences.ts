import type { Compared } from '../../schema/index.js';
import type { Asking } from './asking.js';
import { assertionCauses } from './assertions.js';
import type { Cause, Differences, Pair } from './cause.js';
import { childDifferences } from './children.js';
import type { Aligned, Choice, Sides } from './choice.js';
import { aligned, choiceDifferences, choicesOf, inOne, isNothingElse, nullOr } from './choices.js';
import { choiceDiscriminator } from './discriminated.js';
import type { Hidden } from './hidden.js';
import { itemDifferences } from './items.js';
import { conjuncts, keywordsOf, objectOf, type Part, readAs, settled } from './part.js';
import { propertyDifferences } from './properties.js';
import { valueDifferences } from './values.js';

/** How schemas are read. */
interface Reading extends Pick<Asking, 'tags'> {
  readonly hidden: Hidden;
  /** Whether a name matches a pattern; undefined where nobody can say. */
  readonly matches: (pattern: string, name: string) => boolean | undefined;
}

/** What two schemas for the same value differ in, keyword by keyword, and which of their parts stand for each other. */
export function differences(before: Part, after: Part, sides: Sides, reading: Reading): Differences {
  const { causes, pairs } = inParts(before, after, sides, reading);
  if (!isReplacement(before.schema, after.schema, sides)) return { causes, pairs };
  return { causes: causes.map(cause => ({ ...cause, replaces: true })), pairs };
}

/** Whether a component stands where another did, both of which there are still or were before: it is no new name. */
function isReplacement(before: Part['schema'], after: Part['schema'], { old, now }: Sides): boolean {
  if (before.id === after.id || before.name === undefined || after.name === undefined) return false;
  return old.has(after.id) || now.has(before.id);
}

function inParts(before: Part, after: Part, sides: Sides, { hidden, matches, tags }: Reading): Differences {
  const [old, now] = [conjuncts(before, sides.old), conjuncts(after, sides.now)];
  // where nothing may stand on one side, what else the other says of it is not another change
  if ((before.json === false) !== (after.json === false))
    return { causes: assertionCauses([before], [after], true).filter(isOfAll), pairs: [] };
  const values = valueDifferences(old, now, sides);
  const onlyOne = values.tellsTypes ? undefined : ofOneSide([before, after], [old, now]);
  if (onlyOne) return { causes: [onlyOne], pairs: [] };
  const isOpen = ({ part, keyword }: Choice) => !values.isList(part, keyword);
  const [choicesOld, choicesNow] = [old, now].map(parts => choicesOf(parts).filter(isOpen).map(inOne)) as [
    Choice[],
    Choice[],
  ];
  const beside = besideNull([old, now], [choicesOld[0], choicesNow[0]]);
  if (beside) return choiceDifferences(...beside.choices, sides, beside.branches);
  const single = oneIsAChoice(before, after, [old, now], [choicesOld, choicesNow], sides);
  if (single) return choiceDifferences(...single, sides);
  const properties = propertyDifferences(old, now, hidden, { matches, schemas: sides.old });
  const items = itemDifferences(old, now);
  const children = childDifferences(old, now, sides);
  const choices = pairedChoices(choicesOld, choicesNow, [before, after], sides, tags);
  return {
    causes: [
      ...values.causes,
      ...assertionCauses(old, now, values.tellsTypes),
      ...properties.causes,
      ...items.causes,
      ...children.causes,
      ...choices.flatMap(each => each.causes),
    ],
    pairs: [...properties.pairs, ...items.pairs, ...children.pairs, ...choices.flatMap(each => each.pairs)],
  };
}

/** Where one side says of which type values are, and all else, and the other nothing at all: that is one change. */
function ofOneSide(whole: Both<Part>, [old, now]: Both<readonly Part[]>): Cause | undefined {
  if (old.every(isSilent) === now.every(isSilent)) return undefined;
  const type = assertionCauses(old, now, false).find(({ code }) => code === 'schema-type-changed');
  if (!type) return undefined;
  const [before, after] = whole.map(readAs) as [Compared, Compared];
  const beside = whole.map(({ json }) => json);
  return { ...type, old: before, now: after, about: { ...type.about, beside } };
}

/** Whether a part says nothing of values itself. */
function isSilent({ json }: Part): boolean {
  return keywordsOf(json).every(keyword => keyword === '$ref' || keyword === 'allOf');
}

/** Whether it is that nothing may stand there: `not` refuses all. */
function isOfAll({ about: { name, from, to } }: Cause): boolean {
  return name === 'not' && (from === true || to === true);
}

type Both<Of> = readonly [Of, Of];

/** Where both sides have a choice, and one alone offers null beside the schema that has it: the other is that schema. */
function besideNull([old, now]: Both<readonly Part[]>, [was, is]: Both<Choice | undefined>) {
  if (!was || !is) return undefined;
  const [offered, offeredNow] = [isNothingElse(was, old) && nullOr(was), isNothingElse(is, now) && nullOr(is)];
  const alone = ([part]: readonly Part[]): Choice => ({ part: part!, branches: [part!] });
  if (offered && !offeredNow && !isNothingElse(is, now)) {
    const branches: Aligned = { pairs: [[offered.part, now[0]!]], gone: [offered.nothing], added: [] };
    return { choices: [was, alone(now)] as const, branches };
  }
  if (!offeredNow || offered || isNothingElse(was, old)) return undefined;
  const branches: Aligned = { pairs: [[old[0]!, offeredNow.part]], gone: [], added: [offeredNow.nothing] };
  return { choices: [alone(old), is] as const, branches };
}

/**
 * Where one side is a choice and nothing else, and the other none, or a schema that is one of its branches: the other is a
 * choice of one.
 */
function oneIsAChoice(
  before: Part,
  after: Part,
  [old, now]: readonly [readonly Part[], readonly Part[]],
  [choicesOld, choicesNow]: readonly [readonly Choice[], readonly Choice[]],
  sides: Sides,
): readonly [Choice, Choice] | undefined {
  const [was, is] = [choicesOld[0], choicesNow[0]];
  if (was && isNothingElse(was, old) && (!is || isBranchOf(was, after, sides.old)))
    return [was, { part: after, branches: [after] }];
  if (is && isNothingElse(is, now) && (!was || isBranchOf(is, before, sides.now)))
    return [{ part: before, branches: [before] }, is];
  return undefined;
}

/** Whether a component is one of the branches. */
function isBranchOf({ branches }: Choice, part: Part, schemas: Sides['old']): boolean {
  if (part.pointer !== '' || part.schema.name === undefined) return false;
  return branches.some(each => {
    const { schema, pointer } = settled(each, schemas);
    return pointer === '' && schema.id === part.schema.id;
  });
}

function pairedChoices(
  before: readonly Choice[],
  after: readonly Choice[],
  [old, now]: readonly [Part, Part],
  sides: Sides,
  tags: Reading['tags'],
): readonly Differences[] {
  const found: Differences[] = [];
  for (let index = 0; index < Math.max(before.length, after.length); index++) {
    const [was, is] = [before[index], after[index]];
    if (was && is) {
      const branches = aligned(was.branches, is.branches, sides);
      found.push(choiceDifferences(was, is, sides, branches));
      const discriminator = choiceDiscriminator(was, is, branches, sides, tags);
      if (discriminator) found.push({ causes: [discriminator], pairs: [] });
    } else found.push({ causes: [choiceCause(was, is, old, now)], pairs: [] });
  }
  return found;
}

/** A choice beside other keywords that one side alone has. */
function choiceCause(old: Choice | undefined, now: Choice | undefined, before: Part, after: Part): Cause {
  const [was, is] = [old && asHeld(old), now && asHeld(now)];
  const said = (choice: Choice | undefined) =>
    choice?.keyword === undefined ? {} : { [choice.keyword]: objectOf(choice.part.json)[choice.keyword]! };
  return {
    code: 'schema-condition-changed',
    before: was?.part ?? before,
    after: is?.part ?? after,
    keyword: { ...(was?.keyword && { before: was.keyword }), ...(is?.keyword && { after: is.keyword }) },
    old: said(was),
    now: said(is),
    about: {
      name: is?.keyword ?? was?.keyword ?? 'oneOf',
      ...(was && { from: said(was) }),
      ...(is && { to: said(is) }),
    },
  };
}

/** As it stands, null apart from the others where it does. */
function asHeld(choice: Choice): Choice {
  return choice.holder ? { ...choice, part: choice.holder, keyword: 'anyOf' } : choice;
}

export type { Differences, Pair };
