// https://docs.stoplight.io/docs/spectral/7895ff1196448-aliases
import { thousands } from '../../../diagnostics/index.js';
import type { Format } from './formats.js';

/** What an alias stands for: expressions, or expressions by the format of the document, of which the last that fits is taken. */
export type Alias =
  | readonly string[]
  | { readonly targets: readonly { readonly formats: ReadonlySet<Format>; readonly given: readonly string[] }[] };

export type Aliases = ReadonlyMap<string, Alias>;

/** An alias that there is not, or that leads back to itself. */
export class AliasError extends Error {}

/** Expressions that one may stand for; lists of lists soon stand for more than can be looked for. */
const mostExpressions = 10_000;

/**
 * Writes an expression out, each that it leads to once.
 * @param formats those of the document
 * @throws AliasError
 */
export function expressionsOf(expression: string, aliases: Aliases, formats: ReadonlySet<unknown>): readonly string[] {
  const found = new Set<string>();
  const expand = (part: string, within: readonly string[]): void => {
    const name = /^#([\w-]*)/.exec(part)?.[1];
    if (name !== undefined && within.includes(name))
      throw new AliasError(`the alias #${name} leads back to itself: ${[...within, name].join(', ')}`);
    if (found.has(part)) return;
    found.add(part);
    if (name === undefined) return;
    if (found.size > mostExpressions)
      throw new AliasError(`${expression} stands for more than ${thousands(mostExpressions)} expressions`);
    const rest = part.slice(name.length + 1);
    for (const inner of listOf(name, part, aliases, formats)) expand(inner + rest, [...within, name]);
  };
  expand(expression, []);
  return [...found].filter(each => !each.startsWith('#'));
}

function listOf(name: string, expression: string, aliases: Aliases, formats: ReadonlySet<unknown>): readonly string[] {
  const alias = aliases.get(name);
  if (!alias) throw new AliasError(`there is no alias ${name === '' ? expression : `#${name}`}`);
  return 'targets' in alias ? targetFor(alias.targets, formats) : alias;
}

function targetFor(
  targets: Extract<Alias, { targets: unknown }>['targets'],
  formats: ReadonlySet<unknown>,
): readonly string[] {
  return targets.findLast(target => [...target.formats].some(format => formats.has(format)))?.given ?? [];
}
