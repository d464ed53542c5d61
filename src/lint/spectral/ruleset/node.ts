import type { Origin } from './faults.js';
import type { NamedEntry, Whose } from './named-entry.js';

/** A part of a ruleset's file. */
export interface Part {
  readonly origin: Origin;
  readonly pointer: string;
}

/** Which rules of an extended ruleset are on. */
export type Mode = 'all' | 'recommended' | 'off';

export interface Extension {
  readonly node: RulesetNode;
  readonly mode: Mode;
  /** Whether the mode is written, so that it holds for what that ruleset extends as well. */
  readonly isExplicit: boolean;
}

export interface Override {
  readonly files: readonly string[];
  /** What is written for them, without what it extends where it is for parts of files. */
  readonly node: RulesetNode;
}

/** A ruleset, read, with those that it extends; its rules are not yet looked at. */
export interface RulesetNode {
  readonly definition: Readonly<Record<string, unknown>>;
  readonly part: Part;
  /** The path of its file, or its URL; undefined where it has none. */
  readonly path: string | undefined;
  readonly extensions: readonly Extension[];
  readonly overrides: readonly Override[];
  /** What its rules may name beside the functions that all rulesets have. */
  readonly functions: ReadonlyMap<string, NamedEntry>;
}

/** A part of a part. */
export function partAt({ origin, pointer }: Part, ...names: readonly (string | number)[]): Part {
  return { origin, pointer: names.reduce<string>((sum, name) => `${sum}/${escaped(String(name))}`, pointer) };
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** A JSON object, or what a module has of that form. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isUrl(path: string): boolean {
  return /^https?:\/\//i.test(path);
}

/** Whose code a file has; without one, it is Specwright's or the caller's. */
export function whoseFile(path: string | undefined): Whose {
  if (path === undefined) return 'core';
  return /[\\/]node_modules[\\/]/.test(path) ? 'package' : 'own';
}

/** One thing, or a list of them. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
