import {
  type Contract,
  type ContractAround,
  contractAround,
  createContract,
  type Share,
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
  /** Where the document has errors that let no contract be made, what was therefore not asked of all of it. */
  readonly unasked?: UnaskedRules;
}

/** The codes of rules that need a contract, where there is none of the whole document. */
export interface UnaskedRules {
  /** Of those that were asked of what the errors do not touch. */
  readonly partly: readonly string[];
  /** Of those that were not asked at all. */
  readonly wholly: readonly string[];
  /** What was left out; undefined where nothing was left. */
  readonly paths?: Share;
  readonly components?: Share;
  readonly isSecurityLeft?: boolean;
}

export interface Weighed extends Fixable {
  readonly severity: 'off' | Severity;
}

/** A document as rules are asked about it. */
interface Asking {
  readonly set: DocumentSet;
  readonly version: Version;
  /** A day. */
  readonly now: string;
  readonly contract: Contract | undefined;
}

/**
 * Holds a document against rules: one walk over what is written for all of them, then the contract. Where it has errors, rules that
 * need a contract are asked of that of what they do not touch.
 * @param now a day
 */
export function runRules(set: DocumentSet, version: Version, rules: readonly ActiveRule[], now: string): RulesRun {
  const suppressions: Suppression[] = [];
  const notes: Finding[] = [];
  const { contract, findings } = rules.length > 0 ? contractOf(set) : { findings: set.findings };
  const { found, needing } = asked(rules, { set, version, now, contract }, node => {
    if (node.value[ignoreExtension] !== undefined) suppressions.push(...ignoredBy(node, note => notes.push(note)));
  });
  const run = { suppressions, notes, structure: findings };
  if (contract || needing.length === 0) return { ...run, found };
  const around = contractAround(set, version, findings);
  const partly = around ? needing.filter(({ rule }) => !rule.needsWhole) : [];
  const more = around ? foundAround(around, partly, { version, now }) : [];
  const unasked: UnaskedRules = {
    partly: codesOf(partly),
    wholly: codesOf(needing.filter(each => !partly.includes(each))),
    ...(around && leftOf(around)),
  };
  return { ...run, found: [...found, ...more], unasked };
}

function leftOf({ paths, components, isSecurityLeft }: ContractAround) {
  return { paths, components, isSecurityLeft };
}

function codesOf(rules: readonly ActiveRule[]): readonly string[] {
  return rules.map(({ rule }) => rule.code);
}

function foundAround(
  { set, contract, holds }: ContractAround,
  rules: readonly ActiveRule[],
  { version, now }: Pick<Asking, 'version' | 'now'>,
): readonly Weighed[] {
  const { found } = asked(rules, { set, version, now, contract }, () => undefined);
  return found.filter(({ finding: { location } }) => location !== undefined && holds(location));
}

/** What rules find, and those of them that need a contract. */
function asked(rules: readonly ActiveRule[], asking: Asking, seen: (node: WrittenObject) => void) {
  const { set, version, now, contract } = asking;
  const found: Weighed[] = [];
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
    seen(node);
  });
  if (contract) for (const { contract: visit } of visitors) visit?.(contract);
  for (const { end } of visitors) end?.();
  return { found, needing: rules.filter((_, index) => visitors[index]?.contract !== undefined) };
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
