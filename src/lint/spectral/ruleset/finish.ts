import { functions as coreFunctions } from '../functions/table.js';
import type { Faults } from './faults.js';
import { entryOf } from './function-entry.js';
import { optionFault } from './json-check.js';
import type { NamedEntry } from './named-entry.js';
import { isRecord, listOf, partAt, whoseFile } from './node.js';
import type { Check, Rule, RuleDraft } from './rule.js';

/**
 * Makes a rule ready to run: looks its functions up and checks their options.
 * @returns undefined, with the fault told, where a part of it cannot be run
 */
export function finish(draft: RuleDraft, faults: Faults): Rule | undefined {
  const checks = listOf(draft.checks).map((then, index) => {
    const part = Array.isArray(draft.checks) ? partAt(draft.checksPart, index) : draft.checksPart;
    return checkOf(draft, then, part, faults);
  });
  const given = listOf(draft.given).filter(one => typeof one === 'string');
  if (given.length < listOf(draft.given).length) {
    const { origin, pointer } = draft.givenPart;
    faults.add('ruleset-invalid', `an expression of ${draft.name} is not a text`, origin, pointer);
  }
  const usable = checks.filter(check => check !== undefined);
  if (usable.length < checks.length) return undefined;
  return Object.freeze({ ...toldOf(draft), given, checks: usable });
}

/** What is taken over as it is. */
function toldOf(draft: RuleDraft): Omit<Rule, 'given' | 'checks'> {
  const { name, givenPart, aliases, level, message, description, documentationUrl } = draft;
  const { resolved, formats, overrides, part } = draft;
  const words = { name, level, message, description, documentationUrl };
  return { ...words, givenPart, aliases, resolved, formats, overrides, part };
}

function checkOf(draft: RuleDraft, then: unknown, part: Check['part'], faults: Faults): Check | undefined {
  const { origin } = part;
  if (!isRecord(then)) {
    faults.add('ruleset-invalid', `then of ${draft.name} is not an object`, origin, part.pointer);
    return undefined;
  }
  const { field, function: named, functionOptions: options = null } = then;
  const at = partAt(part, 'function');
  const entry = typeof named === 'string' ? functionNamed(named, draft) : entryOf(named);
  const functionName = typeof named === 'string' ? named : (entry?.name ?? 'the function');
  if (!entry) {
    const message =
      named === undefined ? `then of ${draft.name} has no function` : `there is no function ${String(named)}`;
    faults.add('ruleset-function-unknown', message, origin, named === undefined ? part.pointer : at.pointer);
    return undefined;
  }
  const fault = optionFault(entry, options);
  if (fault) {
    const where = partAt(part, ...(options === null ? [] : ['functionOptions', ...fault.path]));
    faults.add('ruleset-options-invalid', `${functionName} of ${draft.name}: ${fault.message}`, origin, where.pointer);
    return undefined;
  }
  const known = field === undefined || field === null ? undefined : String(field);
  const whose = entry.whose ?? whoseFile(draft.checksPath);
  return { field: known, function: entry, functionName, whose, options, part };
}

function functionNamed(name: string, { functions }: RuleDraft): NamedEntry | undefined {
  const own = functions.get(name);
  if (own) return own;
  return Object.hasOwn(coreFunctions, name) ? { ...coreFunctions[name]!, whose: 'core' } : undefined;
}
