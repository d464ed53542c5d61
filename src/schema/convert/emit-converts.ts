import type { Definition } from '../compile/options.js';
import { Imports } from '../emit/imports.js';
import { jsonLiteral, literal, property } from '../emit/literal.js';
import { choosePattern } from '../pattern/index.js';
import type { Format } from '../runtime/rules.js';
import type { ConvertPlan } from './types.js';

/** What a module of conversions is made of beside its plan. */
export interface EmitConvertsOptions {
  /** The user's own formats among those that are converted, with where the module imports them from. */
  readonly formats: readonly Definition<Format>[];
  /** What helpers are imported from; `specwright/runtime` where not given. */
  readonly runtime?: string;
}

/**
 * A module of all conversions of a contract, ahead of time: it exports `convert`, which gives the one of a `convertKey`.
 * The same input gives the same text.
 */
export function emitConverts(
  plan: ConvertPlan,
  { formats, runtime = 'specwright/runtime' }: EmitConvertsOptions,
): string {
  const imports = new Imports();
  const call = (name: string) => imports.add(runtime, name);
  const used = new Set(plan.nodes.map(({ format }) => format));
  const own = formats.flatMap(({ name, module, export: exported = 'default' }) =>
    module === undefined || !used.has(name)
      ? []
      : [`${property(name)}:${call('valueFormatOf')}(${imports.add(module, exported)})`],
  );
  const parts = [`JSON.parse(${jsonLiteral(plan)})`, `{${own.join()}}`, ...matcher(plan, imports, runtime)];
  const text = `export const convert=${call('applyConvert')}(${parts.join()});\n`;
  return `${imports.text()}\n${text}`;
}

/** What matches `patternProperties`, each in the way that checks match it. */
function matcher({ nodes }: ConvertPlan, imports: Imports, runtime: string): string[] {
  const patterns = new Set(
    nodes.flatMap(({ patterns = [], additional }) => [
      ...patterns.map(([pattern]) => pattern),
      ...(additional?.patterns ?? []),
    ]),
  );
  if (patterns.size === 0) return [];
  const chosen = [...patterns].map(pattern => [pattern, choosePattern(pattern, false).choice] as const);
  const unusual = chosen.filter(([, choice]) => choice !== 'u');
  const table = unusual.map(([pattern, choice]) => `${property(pattern)}:${literal(choice)}`);
  const re2 = unusual.some(([, choice]) => choice === 're2') ? `,${imports.add(`${runtime}/re2`, 're2')}` : '';
  const matchers = `${imports.add(runtime, 'createMatchers')}({${table.join()}}${re2})`;
  return [`(matcher=>(pattern,text)=>matcher(pattern).test(text))(${matchers})`];
}
