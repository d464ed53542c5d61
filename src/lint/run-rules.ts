import { type Contract, createContract, type Version, visitObjects, type WrittenType } from '../contract/index.js';
import { type Finding, FindingsError, type Severity } from '../diagnostics/index.js';
import type { DocumentSet, Json } from '../document/index.js';
import { type Fixable, findingOf } from './reporting.js';
import type { Rule, RuleContext, Visitor } from './rule.js';
import { SchemaTools } from './schema-tools.js';

/** A rule that is on, with how much it weighs here. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly options: Readonly<Record<string, Json>>;
}

export interface RulesRun {
  readonly found: readonly Fixable[];
  /** What the contract says of the document itself; its errors first. */
  readonly structure: readonly Finding[];
}

/**
 * Holds a document against rules: one walk over what is written for all of them, then the contract.
 * @param now a day
 */
export function runRules(set: DocumentSet, version: Version, rules: readonly ActiveRule[], now: string): RulesRun {
  const found: Fixable[] = [];
  const { contract, findings } = contractOf(set);
  const schemas = contract && new SchemaTools(contract);
  const visitors = rules.map(({ rule, severity, options }) => {
    const context: RuleContext = {
      set,
      version,
      now,
      options,
      get schemas() {
        if (!schemas) throw new Error(`${rule.code} asks about schemas before there is a contract`);
        return schemas;
      },
      report: (message, at, details) => found.push(findingOf(rule, severity, message, at, details)),
    };
    return rule.check(context);
  });
  const byType = typesOf(visitors);
  visitObjects(set, version, node => {
    for (const visit of byType.get(node.type) ?? []) visit(node);
  });
  if (contract) for (const { contract: visit } of visitors) visit?.(contract);
  for (const { end } of visitors) end?.();
  return { found, structure: findings };
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
