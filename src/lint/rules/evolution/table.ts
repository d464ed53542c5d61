import type { Rule } from '../../rule.js';
import { deprecatedWithoutReplacement } from './deprecated-without-replacement.js';
import { deprecatedWithoutSunset } from './deprecated-without-sunset.js';
import { responseEnumClosed } from './response-enum-closed.js';
import { sunsetNoDay } from './sunset-no-day.js';
import { sunsetPassed } from './sunset-passed.js';
import { sunsetWithoutDeprecated } from './sunset-without-deprecated.js';

/** What is to change, and when. */
export const evolutionRules: readonly Rule[] = Object.freeze([
  deprecatedWithoutSunset,
  deprecatedWithoutReplacement,
  sunsetPassed,
  sunsetNoDay,
  sunsetWithoutDeprecated,
  responseEnumClosed,
]);
