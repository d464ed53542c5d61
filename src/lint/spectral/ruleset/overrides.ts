// https://docs.stoplight.io/docs/spectral/e5b9616d6d50c-rulesets#overrides
import { dirname, relative, sep } from 'node:path';
import { type Built, build } from './build.js';
import type { Faults } from './faults.js';
import { fits } from './glob.js';
import { isRecord, isUrl, partAt, type RulesetNode } from './node.js';
import type { PointerOverride } from './rule.js';
import { levelOf } from './severity.js';

/** The rules of a ruleset for one document: its overrides that are for the document's file over all others. */
export function buildFor(node: RulesetNode, path: string | undefined, faults: Faults): Built {
  const name =
    path === undefined || node.path === undefined || isUrl(node.path) ? undefined : relativeTo(node.path, path);
  const whole =
    name === undefined
      ? []
      : node.overrides.filter(({ files }) => files.some(file => isWhole(file) && fits(name, file)));
  const built = build(
    whole.length === 0
      ? node
      : merged(
          node,
          whole.map(override => override.node),
        ),
    faults,
  );
  for (const [rule, override] of name === undefined ? [] : pointerOverrides(node, name, faults)) {
    const draft = built.rules.get(rule);
    if (!draft) continue;
    // a rule that is on for a part of the document has to be run
    draft.enabled = true;
    draft.overrides.push(override);
  }
  return built;
}

/** Where a file is from the folder of a ruleset, with slashes. */
export function relativeTo(ruleset: string, path: string): string {
  return relative(dirname(ruleset), path).split(sep).join('/');
}

function isWhole(file: string): boolean {
  return !file.includes('#');
}

/** The last override has the last word; what it has no rules for, the ruleset itself says. */
function merged(base: RulesetNode, overrides: readonly RulesetNode[]): RulesetNode {
  const [first, ...others] = overrides;
  const over = others.reduce((left, right) => over2(left, right), first!);
  const { extends: _, overrides: __, ...own } = base.definition;
  const definition: Record<string, unknown> = { ...own, ...over.definition };
  if (isRecord(own['aliases']) && isRecord(over.definition['aliases'])) {
    definition['aliases'] = { ...own['aliases'], ...over.definition['aliases'] };
  }
  const plain: RulesetNode = { ...base, definition: base.definition, overrides: [] };
  const hasRules = over.definition['rules'] !== undefined;
  const extensions = over.extensions.length > 0 ? over.extensions : base.extensions;
  return {
    ...base,
    definition,
    part: hasRules ? over.part : base.part,
    overrides: [],
    extensions: hasRules ? [...extensions, { node: plain, mode: 'recommended', isExplicit: false }] : extensions,
  };
}

function over2(left: RulesetNode, right: RulesetNode): RulesetNode {
  const rules = [left.definition['rules'], right.definition['rules']].filter(isRecord);
  return {
    ...right,
    extensions: right.extensions.length > 0 ? right.extensions : left.extensions,
    definition: {
      ...left.definition,
      ...right.definition,
      ...(rules.length > 0 && { rules: Object.assign({}, ...rules) }),
    },
  };
}

/** `openapi.yaml#/paths/~1pets`: severities of rules within a part of a document. */
function* pointerOverrides(
  node: RulesetNode,
  name: string,
  faults: Faults,
): Generator<readonly [string, PointerOverride]> {
  for (const { files, node: over } of node.overrides) {
    const { rules } = over.definition;
    for (const file of files.filter(file => !isWhole(file))) {
      const [pattern = '', pointer = ''] = file.split(/#(.*)/s);
      if (!fits(name, pattern)) continue;
      for (const [rule, severity] of isRecord(rules) ? Object.entries(rules) : []) {
        const level = typeof severity === 'boolean' ? undefined : levelOf(severity);
        if (level !== undefined) yield [rule, { files: pattern, pointer, level }];
        else {
          const { origin, pointer: at } = partAt(over.part, 'rules', rule);
          faults.add('ruleset-invalid', `within a part of a file, a rule has a severity only`, origin, at);
        }
      }
    }
  }
}
