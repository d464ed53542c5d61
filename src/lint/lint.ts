import { today } from '../accepted/index.js';
import { catalogue, type Location, type Severity } from '../diagnostics/index.js';
import type { DocumentSet, SourceFile } from '../document/index.js';
import { type Sayable, sayableOf } from './around-holes.js';
import type { LintFinding } from './finding.js';
import { withFingerprints } from './fingerprint.js';
import { type OwnRuleCare, OwnRules } from './own-rule.js';
import type { Fixable } from './reporting.js';
import type { Category, Rule } from './rule.js';
import { rules as ownRules } from './rules/table.js';
import { type ActiveRule, type RulesRun, runRules } from './run-rules.js';
import { activeRules } from './settings/active-rules.js';
import { type Weigh, weighing } from './settings/overridden.js';
import type { LintSettings } from './settings/settings.js';
import type { LoadedRuleset, RulesetDefinition, RulesetOptions } from './spectral/index.js';
import { ignoredByComments } from './suppress/comments.js';
import { type Suppressed, suppress } from './suppress/suppression.js';
import { unaskedOf } from './unasked.js';

export interface LintOptions extends LintSettings {
  /** Rules of the project's own, beside Specwright's. */
  readonly own?: readonly Rule[];
  /** Where they come from, by code: what one throws is told there. */
  readonly ownPlaces?: ReadonlyMap<string, Location>;
  /** Rulesets in Spectral's form. Where there are some and no presets, they alone are asked. */
  readonly rulesets?: readonly (string | RulesetDefinition | LoadedRuleset)[];
  /** How rulesets are read. */
  readonly reading?: RulesetOptions;
  /** The day that x-sunset and expiries are held against, such as `2026-01-31`. Default: today, in UTC. */
  readonly now?: string;
  /** The name that fingerprints know the root document by: that of another version of it. */
  readonly display?: string;
}

/** A rule that a document was held to. */
export interface AskedRule {
  readonly code: string;
  readonly category: Category;
}

/** What a review of a document gave. */
export interface LintReport {
  /** In the order of files and lines; what is wrong with the document itself first. */
  readonly findings: readonly LintFinding[];
  /** What notes in the documents let stand. */
  readonly suppressed: readonly Suppressed[];
  /** The rules of Specwright's and of the project that the document was held to. */
  readonly asked: readonly AskedRule[];
  /** The codes of those that were not asked of the whole of it, as it has errors. */
  readonly unasked: readonly string[];
  /** What mends findings, by them. */
  readonly fixes: ReadonlyMap<LintFinding, NonNullable<Fixable['fix']>>;
}

/**
 * Reviews a document.
 * @param set as loadDocument gives it; with `allowBroken`, what can be read of a broken one is reviewed too
 */
export async function lint(set: DocumentSet, options: LintOptions = {}): Promise<LintReport> {
  const { own = [], now = today(), overrides = [], rulesets = [] } = options;
  const ownOnes = new OwnRules(careOf(options));
  const table = [...ownRules, ...own.map(rule => ownOnes.watched(rule))];
  const defaults = rulesets.length > 0 ? { presets: [] } : {};
  const active = activeRules(table, { ...defaults, ...options });
  const sayable = sayableOf(set);
  const sayableRules = sayable.rules(active);
  const run = runRules(set, sayable.version, sayableRules, now);
  const unasked = unaskedOf({ set, active, sayable: sayableRules, run: run.unasked, told: run.structure });
  const weigh = weighing(overrides);
  const fixables = once(weighed(run.found, sayable, weigh));
  const byRulesets = await rulesetFindings(set, rulesets, options, { weigh, sayable });
  const { syntax, structure } = asParsed(set, run.structure, byRulesets.parser);
  const comments = [...set.files.values()].flatMap(file => ignoredByComments(file, note => run.notes.push(note)));
  const { findings, suppressed } = suppress(
    [...fixables.map(({ finding }) => finding), ...syntax, ...structure, ...byRulesets.found, ...ownOnes.faults],
    [...run.suppressions, ...comments],
    now,
    {
      // what a ruleset has for rules is its own matter
      known: rulesets.length > 0 ? undefined : [...table.map(({ code }) => code), ...Object.keys(catalogue)],
      active: sayable.isWhole ? lookedFor(active, unasked.rules) : new Set(),
    },
  );
  // the places that an edit names would be those of the whole document
  const fixes = new Map(
    fixables.flatMap(({ finding, fix }) => (fix && sayable.isWhole ? [[finding, fix] as const] : [])),
  );
  const names = new Map(options.display === undefined ? [] : [[set.root.display, options.display]]);
  const told = inOrder([...findings, ...run.notes, ...unasked.notes], set, new Set(syntax));
  const asked = active.map(({ rule: { code, category } }) => ({ code, category }));
  return named(told, { set, names }, { suppressed, fixes, asked, unasked: [...unasked.rules] });
}

/** The codes of which a note that lets nothing stand is known to be for nothing. */
function lookedFor(active: readonly ActiveRule[], unasked: ReadonlySet<string>): ReadonlySet<string> {
  const codes = [...active.map(({ rule }) => rule.code), ...Object.keys(catalogue)];
  return new Set(codes.filter(code => !unasked.has(code)));
}

function careOf({ reading = {}, ownPlaces = new Map() }: LintOptions): OwnRuleCare {
  const { supervision, functionMilliseconds = 5000 } = reading;
  return { supervision, places: ownPlaces, milliseconds: functionMilliseconds * ownRuleFactor };
}

/** A function of a ruleset looks at one value, a rule at whatever it asks about it. */
const ownRuleFactor = 6;

/** What rules found, where it holds, by what it weighs in its place. */
function weighed(found: RulesRun['found'], { holds }: Sayable, weigh: Weigh): RulesRun['found'] {
  return found.flatMap(each => {
    const severity = weigh(each.finding.code, each.severity, each.finding.location);
    return severity === 'off' || !holds(each.finding, each.node)
      ? []
      : [{ ...each, finding: { ...each.finding, severity } }];
  });
}

interface ByRulesets {
  readonly found: readonly LintFinding[];
  /** How much what reading the document found weighs, by code. */
  readonly parser: ReadonlyMap<string, Severity | 'off'>;
}

async function rulesetFindings(
  set: DocumentSet,
  rulesets: NonNullable<LintOptions['rulesets']>,
  { reading = {} }: LintOptions,
  { weigh, sayable }: { readonly weigh: Weigh; readonly sayable: Sayable },
): Promise<ByRulesets> {
  const found: LintFinding[] = [];
  const parser = new Map<string, Severity | 'off'>();
  if (rulesets.length === 0) return { found, parser };
  const { loadRuleset, runRuleset } = await import('./spectral/index.js');
  for (const ruleset of rulesets) {
    const loaded = await loadRuleset(ruleset, reading);
    for (const [code, severity] of loaded.parser) parser.set(code, severity);
    for (const each of await runRuleset(set, loaded, reading)) {
      const severity = weigh(each.code, each.severity, each.location);
      if (severity !== 'off' && sayable.holds(each)) found.push({ ...each, severity });
    }
  }
  return { found, parser };
}

/** What reading found, as grave as rulesets say, apart from the rest; what left nothing to review, or not all, is told whatever they say. */
function asParsed({ findings, root }: DocumentSet, told: readonly LintFinding[], parser: ByRulesets['parser']) {
  const read = new Set<LintFinding>(findings);
  const isReviewed = typeof root.value === 'object' && root.value !== null && root.holes.length === 0;
  const syntax = told.flatMap(each => {
    if (!read.has(each)) return [];
    const severity = isReviewed ? parser.get(each.code) : undefined;
    if (severity === undefined) return [each];
    return severity === 'off' ? [] : [{ ...each, severity }];
  });
  return { syntax, structure: told.filter(each => !read.has(each)) };
}

/** One finding a place and message, as components are met by all that refer to them. */
function once<F extends Fixable>(found: readonly F[]): readonly F[] {
  const known = new Map<string, F>();
  for (const each of found) {
    const { file, line, column } = each.finding.location ?? { file: '', line: 0, column: 0 };
    const key = JSON.stringify([file, line, column, each.finding.code, each.finding.message]);
    if (!known.has(key)) known.set(key, each);
  }
  return [...known.values()];
}

/** Files in the order in which they were reached, lines as they stand; errors that say why there is no contract come first. */
function inOrder(
  findings: readonly LintFinding[],
  set: DocumentSet,
  syntax: ReadonlySet<LintFinding>,
): readonly LintFinding[] {
  const ranks = new Map([...set.files.values()].map((file, index) => [file.display, index]));
  const rank = ({ location }: LintFinding) => ranks.get(location?.file ?? '') ?? 0;
  const isSyntax = (each: LintFinding) => (syntax.has(each) ? 0 : 1);
  return [...findings].sort((a, b) => isSyntax(a) - isSyntax(b) || rank(a) - rank(b) || byPlace(a, b));
}

function byPlace({ location: a }: LintFinding, { location: b }: LintFinding): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}

function named(
  findings: readonly LintFinding[],
  { set, names }: { readonly set: DocumentSet; readonly names: ReadonlyMap<string, string> },
  { fixes, ...rest }: Omit<LintReport, 'findings'>,
): LintReport {
  const files = new Map<string, SourceFile>([...set.files.values()].map(file => [file.display, file]));
  const numbered = withFingerprints(findings, files, names);
  const again = findings.flatMap((each, index) => {
    const fix = fixes.get(each);
    return fix ? [[numbered[index]!, fix] as const] : []; // as many as there were
  });
  return Object.freeze({ findings: Object.freeze(numbered), ...rest, fixes: new Map(again) });
}
