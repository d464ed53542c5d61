import { formats } from '../formats/index.js';
import { createMatchers, type Re2 } from './matcher.js';
import type { CheckSchema, Format, Keyword, PatternChoice, Rules } from './rules.js';

/** What a generated module hands over for explaining. */
export interface RulesTable {
  /** JSON texts by key, parsed when they are first needed: on the first value that breaks one. */
  readonly schemas: Readonly<Record<string, string>>;
  readonly patterns?: Readonly<Record<string, PatternChoice>>;
  readonly re2?: Re2;
  readonly formats?: Readonly<Record<string, Format>>;
  readonly keywords?: Readonly<Record<string, Keyword>>;
  /** The rules of the module that this one shares functions with. */
  readonly parent?: Rules;
}

const own = <Value>(map: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined =>
  map && Object.hasOwn(map, name) ? map[name] : undefined;

/** @throws Error where a key has no schema: the module was changed by hand */
export function createRules(table: RulesTable): Rules {
  const parsed = new Map<string, CheckSchema>();
  const { parent } = table;
  return {
    lookup(key) {
      let schema = parsed.get(key);
      if (schema === undefined) {
        const text = own(table.schemas, key);
        if (text === undefined && !parent) throw new Error(`No schema is generated for ${key}`);
        // Generated together with the functions, of schemas that were checked then.
        schema = text === undefined ? parent!.lookup(key) : (JSON.parse(text) as CheckSchema);
        parsed.set(key, schema);
      }
      return schema;
    },
    format: name => own(table.formats, name) ?? parent?.format(name) ?? formats.get(name),
    keyword: name => own(table.keywords, name) ?? parent?.keyword(name),
    matcher: createMatchers(table.patterns ?? {}, table.re2),
  };
}
