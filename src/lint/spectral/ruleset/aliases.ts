// https://docs.stoplight.io/docs/spectral/7895ff1196448-aliases
import type { Format } from './formats.js';

/** What an alias stands for: expressions, or expressions by the format of the document, of which the last that fits is taken. */
export type Alias =
  | readonly string[]
  | { readonly targets: readonly { readonly formats: ReadonlySet<Format>; readonly given: readonly string[] }[] };

export type Aliases = ReadonlyMap<string, Alias>;

/** An alias that there is not, or that leads back to itself. */
export class AliasError extends Error {}

/**
 * Writes an expression out.
 * @param formats those of the document
 * @throws AliasError
 */
export function expressionsOf(
  expression: string,
  aliases: Aliases,
  formats: ReadonlySet<unknown>,
  within: readonly string[] = [],
): readonly string[] {
  if (!expression.startsWith('#')) return [expression];
  const name = /^#([\w-]+)/.exec(expression)?.[1];
  const alias = name === undefined ? undefined : aliases.get(name);
  if (name === undefined || !alias)
    throw new AliasError(`there is no alias ${/^#[\w-]*/.exec(expression)?.[0] ?? expression}`);
  if (within.includes(name))
    throw new AliasError(`the alias #${name} leads back to itself: ${[...within, name].join(', ')}`);
  const rest = expression.slice(name.length + 1);
  const given = 'targets' in alias ? targetFor(alias.targets, formats) : alias;
  return given.flatMap(inner => expressionsOf(inner + rest, aliases, formats, [...within, name]));
}

function targetFor(
  targets: Extract<Alias, { targets: unknown }>['targets'],
  formats: ReadonlySet<unknown>,
): readonly string[] {
  return targets.findLast(target => [...target.formats].some(format => formats.has(format)))?.given ?? [];
}
