import { checkArgument, checkOptions, option } from '../../diagnostics/index.js';
import type { Format, Keyword } from '../runtime/rules.js';
import { formatRule, keywordRule } from './definition-rule.js';

/** A format or keyword of the user's own, with where generated modules can import it from. */
export interface Definition<What> {
  readonly name: string;
  readonly definition: What;
  /** What an import statement names: a package, or a path from the generated folder. */
  readonly module?: string;
  /** The export's name; `default` where not given. */
  readonly export?: string;
}

export interface CompileOptions {
  /** Whether values are held against `format`; on by default. */
  readonly formats?: boolean;
  /** Whether texts are held against `contentEncoding`, `contentMediaType` and `contentSchema`; on by default. */
  readonly content?: boolean;
  /** Lets patterns run that can take exponential time; off by default. */
  readonly unsafePatterns?: boolean;
  readonly definedFormats?: readonly Definition<Format>[];
  readonly definedKeywords?: readonly Definition<Keyword>[];
}

const fromRules = { module: option.text, export: option.text };

/**
 * A format of the user's own, for `CompileOptions.definedFormats`; it takes the place of a built-in one of that name.
 * @param from where generated modules import the definition from; without it the format serves at run time only
 */
export function defineFormat(
  name: string,
  definition: Format,
  from: { readonly module?: string; readonly export?: string } = {},
): Definition<Format> {
  checkArgument('name', name, option.text);
  checkArgument('definition', definition, formatRule);
  checkOptions(from, fromRules);
  return Object.freeze({ name, definition: Object.freeze({ ...definition }), ...from });
}

/** A keyword of the user's own, for `CompileOptions.definedKeywords`. */
export function defineKeyword(
  name: string,
  definition: Keyword,
  from: { readonly module?: string; readonly export?: string } = {},
): Definition<Keyword> {
  checkArgument('name', name, option.text);
  checkArgument('definition', definition, keywordRule);
  checkOptions(from, fromRules);
  return Object.freeze({ name, definition: Object.freeze({ ...definition }), ...from });
}
