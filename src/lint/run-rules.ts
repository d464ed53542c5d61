import {
  type Contract,
  createContract,
  type Version,
  visitObjects,
  type WrittenObject,
  type WrittenType,
} from '../contract/index.js';
import { type Finding, FindingsError, type Severity } from '../diagnostics/index.js';
import type { DocumentSet, Json } from '../document/index.js';
import { type Fixable, findingOf } from './reporting.js';
import type { Rule, RuleContext, Visitor } from './rule.js';
import { SchemaTools } from './schema-tools.js';
import { ignoredBy, ignoreExtension } from './suppress/extension.js';
import type { Suppression } from './suppress/suppression.js';
import { Ways } from './ways.js';

/** A rule that is on, with how much it weighs: where it is off, it is on in some places. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly severity: 'off' | Severity;
  readonly options: Readonly<Record<string, Json>>;
}

export interface RulesRun {
  readonly found: readonly Weighed[];
  /** What notes in the document let stand. */
  readonly suppressions: readonly Suppression[];
  /** What is wrong with such notes. */
  readonly notes: Finding[];
  /** What the contract says of the document itself; its errors first. Without rules, what reading it gave. */
  readonly structure: readonly Finding[];
}

export interface Weighed extends Fixable {
  readonly severity: 'off' | Severity;
}

/**
 * Holds a document against rules: one walk over what is written for all of them, then the contract.
 * @param now a day
 */
export function runRules(set: DocumentSet, version: Version, rules: readonly ActiveRule[], now: string): RulesRun {
  const found: Weighed[] = [];
  const suppressions: Suppression[] = [];
  const notes: Finding[] = [];
  const { contract, findings } = rules.length > 0 ? contractOf(set) : { findings: set.findings };
  const schemas = contract && new SchemaTools(contract);
  const references: WrittenObject[] = [];
  let ways: Ways | undefined;
  const visitors = rules.map(({ rule, severity, options }) => {
    const context: RuleContext = {
      set,
      version,
      now,
      options,
      references,
      get ways() {
        return (ways ??= new Ways(set, references));
      },
      get schemas() {
        if (!schemas) throw new Error(`${rule.code} asks about schemas before there is a contract`);
        return schemas;
      },
      report: (message, at, details) => found.push({ ...findingOf(rule, message, at, details), severity }),
    };
    return rule.check(context);
  });
  const byType = typesOf(visitors);
  visitObjects(set, version, node => {
    if (node.type === 'reference') references.push(node);
    for (const visit of byType.get(node.type) ?? []) visit(node);
    if (node.value[ignoreExtension] !== undefined) suppressions.push(...ignoredBy(node, note => notes.push(note)));
  });
  if (contract) for (const { contract: visit } of visitors) visit?.(contract);
  for (const { end } of visitors) end?.();
  return { found, suppressions, notes, structure: findings };
}

type Visit = NonNullable<Visitor[WrittenType]>;

function typesOf(visitors: readonly Visitor[]): ReadonlyMap<WrittenType, readonly Visit[]> {
  const byType = new Map<WrittenType, Visit[]>();
  for (const { contract: _, end: __, ...visits } of visitors) {
    for (const [type, visit] of Object.entries(visits) as [WrittenType, Visit][]) {
      const known = byType.get(type);
      if (known) known.push(visit);
      else byType.set(type, [visit]);
    }
  }
  return byType;
}

/** Where a document has errors it has no contract: rules look at what is written all the same. */
function contractOf(set: DocumentSet): { readonly contract?: Contract; readonly findings: readonly Finding[] } {
  try {
    const contract = createContract(set);
    return { contract, findings: contract.findings };
  } catch (error) {
    if (error instanceof FindingsError) return { findings: error.findings };
    throw error;
  }
}
