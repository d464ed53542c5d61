import type { Rule } from '../../rule.js';
import { allOfSingle } from './all-of-single.js';
import { binaryOld } from './binary-old.js';
import { branchRedundant } from './branch-redundant.js';
import { componentUnused } from './component-unused.js';
import { defaultOfRequired } from './default-of-required.js';
import { descriptionEmpty } from './description-empty.js';
import { enumValueTwice } from './enum-value-twice.js';
import { keywordRedundant } from './keyword-redundant.js';
import { refChain } from './ref-chain.js';
import { refSiblingsIgnored } from './ref-siblings-ignored.js';
import { schemaExampleOld } from './schema-example-old.js';
import { schemaInlined } from './schema-inlined.js';
import { schemasEqual } from './schemas-equal.js';
import { tagTwice } from './tag-twice.js';
import { tagUnused } from './tag-unused.js';
import { typeMissing } from './type-missing.js';

/** What is left over, or said twice. */
export const hygieneRules: readonly Rule[] = Object.freeze([
  componentUnused,
  schemasEqual,
  schemaInlined,
  tagUnused,
  tagTwice,
  refSiblingsIgnored,
  refChain,
  allOfSingle,
  branchRedundant,
  keywordRedundant,
  enumValueTwice,
  typeMissing,
  defaultOfRequired,
  descriptionEmpty,
  schemaExampleOld,
  binaryOld,
]);
