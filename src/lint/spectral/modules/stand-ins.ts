// https://docs.stoplight.io/docs/spectral/eb68e7afd463e-spectral-in-java-script
import type { Json } from '../../../document/index.js';
import { functions } from '../functions/table.js';
import { oasRuleset } from '../oas/ruleset.js';
import { formats } from '../ruleset/formats.js';
import { callable } from '../ruleset/function-entry.js';
import { inputCheck } from '../ruleset/json-check.js';
import type { FunctionResult, RulesetFunction } from '../types.js';
import { runtime } from './runtime.js';

interface Definition {
  readonly input?: Json;
  readonly options?: Json;
  readonly errorOnInvalidInput?: boolean;
}

/** Spectral's way to say what a function takes. */
function createRulesetFunction(
  { input, options = null, errorOnInvalidInput }: Definition,
  run: RulesetFunction,
): RulesetFunction {
  // null is how a function says that it looks at every value
  const schema = input ?? true;
  if (errorOnInvalidInput !== true) return callable({ run, options, input: schema }, run.name);
  const accepts = inputCheck(schema);
  const refused: readonly FunctionResult[] = [{ message: 'invalid input' }];
  return callable(
    { run: (value, given, context) => (accepts(value) ? run(value, given, context) : refused), options },
    run.name,
  );
}

const empty = Object.freeze({ rules: Object.freeze({}) });

const ownFunctions = Object.fromEntries(
  Object.entries(functions).map(([name, entry]) => [name, callable(entry, name, 'core')]),
);

/** Rulesets that are modules import Spectral's packages; what they get of ours, by the name of the package. */
const standIns: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  '@stoplight/spectral-core': { createRulesetFunction },
  '@stoplight/spectral-functions': ownFunctions,
  '@stoplight/spectral-formats': { ...formats, asyncApi2: formats.aas2, asyncapi2: formats.aas2 },
  '@stoplight/spectral-rulesets': { oas: oasRuleset, asyncapi: empty, arazzo: empty },
  '@stoplight/spectral-runtime': runtime,
  '@stoplight/spectral-parsers': {},
  '@stoplight/spectral-cli': {},
  '@stoplight/spectral-ref-resolver': {},
  '@stoplight/types': {
    DiagnosticSeverity: {
      Error: 0,
      Warning: 1,
      Information: 2,
      Hint: 3,
      0: 'Error',
      1: 'Warning',
      2: 'Information',
      3: 'Hint',
    },
  },
};

/** What an import of this name gives; undefined where it is none of Spectral's packages. */
export function standInFor(name: string): Readonly<Record<string, unknown>> | undefined {
  const [scope, item] = name.split('/');
  const known = `${scope}/${item}`;
  return Object.hasOwn(standIns, known)
    ? { ...standIns[known], default: standIns[known], __esModule: true }
    : undefined;
}

/** The ruleset that a name with `spectral:` stands for. */
export function builtIn(name: string): object | undefined {
  if (name === 'spectral:oas') return oasRuleset;
  return name === 'spectral:asyncapi' || name === 'spectral:arazzo' ? empty : undefined;
}
