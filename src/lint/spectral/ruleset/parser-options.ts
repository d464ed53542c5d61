// https://docs.stoplight.io/docs/spectral/e5b9616d6d50c-rulesets#parsing-options
import type { Severity } from '../../../diagnostics/index.js';
import type { Faults } from './faults.js';
import { isRecord, partAt, type RulesetNode } from './node.js';
import { levelOf, severityOf } from './severity.js';

/** How much what reading a document found weighs, by code. */
export type ParserSeverities = ReadonlyMap<string, Severity | 'off'>;

const codes: Readonly<Record<string, string>> = { duplicateKeys: 'duplicate-key', incompatibleValues: 'key-not-text' };

/** What a ruleset says of it, over what those say that it extends. */
export function parserSeverities(node: RulesetNode, faults: Faults): ParserSeverities {
  const found = new Map(node.extensions.flatMap(({ node: extended }) => [...parserSeverities(extended, faults)]));
  const options = node.definition['parserOptions'];
  for (const [name, severity] of isRecord(options) ? Object.entries(options) : []) {
    const level = levelOf(severity);
    const code = Object.hasOwn(codes, name) ? codes[name] : undefined;
    if (code !== undefined && level !== undefined) {
      found.set(code, level === -1 ? 'off' : severityOf(level));
      continue;
    }
    const { origin, pointer } = partAt(node.part, 'parserOptions', name);
    const message =
      code === undefined
        ? `there is no option ${name} of the parser: it has ${Object.keys(codes).join(' and ')}`
        : `${JSON.stringify(severity)} is no severity: error, warn, info, hint or off`;
    faults.add('ruleset-invalid', message, origin, pointer);
  }
  return found;
}
