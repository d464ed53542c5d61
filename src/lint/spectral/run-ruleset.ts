import { fileURLToPath } from 'node:url';
import type { DocumentSet } from '../../document/index.js';
import type { LintFinding } from '../finding.js';
import { anyFunction } from '../supervision.js';
import { Faults } from './ruleset/faults.js';
import { finish } from './ruleset/finish.js';
import type { RulesetNode } from './ruleset/node.js';
import { nameOrigin } from './ruleset/origins.js';
import { buildFor } from './ruleset/overrides.js';
import { type ParserSeverities, parserSeverities } from './ruleset/parser-options.js';
import { type ReadOptions, RulesetReader } from './ruleset/read.js';
import { renewPatience } from './run/bounded-expression.js';
import { Results } from './run/results.js';
import { type RunLimits, Runner } from './run/runner.js';
import type { RulesetDefinition } from './types.js';
import { ResolvedView } from './view/resolved-view.js';

export interface RulesetOptions extends ReadOptions, RunLimits {}

/** A ruleset that can be run over any number of documents. */
export interface LoadedRuleset {
  readonly node: RulesetNode | undefined;
  /** What is wrong with it, whatever document it is run over. */
  readonly faults: Faults;
  /** How much what reading a document found weighs under it. */
  readonly parser: ParserSeverities;
}

/**
 * Reads a ruleset as teams have it for Spectral, with all that it extends.
 * @param ruleset a path, `spectral:oas`, the name of a package, a URL (with `allowRemote`), a definition, or one that is read
 * @returns a ruleset; its faults are told by the findings of `runRuleset`
 */
export async function loadRuleset(
  ruleset: string | RulesetDefinition | LoadedRuleset,
  options: RulesetOptions = {},
): Promise<LoadedRuleset> {
  if (isLoaded(ruleset)) return ruleset;
  const faults = new Faults();
  const reader = new RulesetReader(faults, options);
  const part = { origin: nameOrigin('<ruleset>'), pointer: '' };
  const node = await (typeof ruleset === 'string' ? reader.read(ruleset) : reader.node(ruleset, part, undefined));
  return { node, faults, parser: node ? parserSeverities(node, faults) : new Map() };
}

/**
 * Runs a ruleset over a document.
 * @param ruleset as for `loadRuleset`, or what that gave
 * @returns what is wrong with the ruleset, then what its rules find, by place; each at the file and node where it is written
 */
export async function runRuleset(
  set: DocumentSet,
  ruleset: string | RulesetDefinition | LoadedRuleset,
  options: RulesetOptions = {},
): Promise<readonly LintFinding[]> {
  const loaded = await loadRuleset(ruleset, options);
  const { node } = loaded;
  const faults = loaded.faults.copy();
  const results = new Results();
  renewPatience();
  if (node) await runOver(set, node, faults, results, options);
  return [...faults.all, ...results.findings()];
}

function isLoaded(ruleset: string | RulesetDefinition | LoadedRuleset): ruleset is LoadedRuleset {
  return typeof ruleset === 'object' && 'faults' in ruleset;
}

async function runOver(
  set: DocumentSet,
  node: RulesetNode,
  faults: Faults,
  results: Results,
  limits: RunLimits,
): Promise<void> {
  const { root } = set;
  const path = root.uri.startsWith('file:') ? fileURLToPath(root.uri) : undefined;
  const { rules, formats } = buildFor(node, path, faults);
  const reason = limits.supervision?.stopped.get(anyFunction);
  if (reason && node.path !== undefined) {
    const { origin, pointer } = node.part;
    const message = `code of the ruleset ${reason.why}, which of it could not be told: none of its functions was called`;
    faults.add('ruleset-function-stopped', message, origin, pointer);
  }
  const view = new ResolvedView(set);
  const found = new Set([...formats].filter(format => format(view.value, path ?? null)));
  if (found.size === 0 && formats.size > 0) {
    const names = [...formats].map(format => format.displayName ?? format.name).join(', ');
    const message = `The document is of none of the formats that the ruleset has rules for: ${names}`;
    const remedy = 'Use a ruleset that is for documents of this kind.';
    results.add({ code: 'unrecognized-format', level: 1, message, remedy, file: root, path: [] });
  }
  const ready = [...rules.values()].filter(({ enabled }) => enabled).flatMap(draft => finish(draft, faults) ?? []);
  await new Runner(set, view, found, faults, results, node.path, limits).run(ready);
}
