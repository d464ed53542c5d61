// https://docs.stoplight.io/docs/spectral/e5b9616d6d50c-rulesets
import type { Alias, Aliases } from './aliases.js';
import type { Faults } from './faults.js';
import { type Format, formatNamed } from './formats.js';
import { isRecord, listOf, type Mode, type Part, partAt, type RulesetNode } from './node.js';
import type { RuleDraft } from './rule.js';
import { levelOf } from './severity.js';

/** Rules of a ruleset and all that it extends, in the state that the last of them left them. */
export interface Built {
  readonly rules: ReadonlyMap<string, RuleDraft>;
  readonly formats: ReadonlySet<Format>;
}

interface How {
  readonly mode: Mode;
  readonly isExplicit: boolean;
}

/** Puts the rules of a ruleset together: those of what it extends first, its own over them. */
export function build(node: RulesetNode, faults: Faults, how: How = { mode: 'recommended', isExplicit: false }): Built {
  return new Builder(node, faults, how).build();
}

class Builder {
  readonly #node: RulesetNode;
  readonly #faults: Faults;
  readonly #how: How;
  readonly #rules = new Map<string, RuleDraft>();
  readonly #formats = new Set<Format>();
  readonly #own: ReadonlySet<Format> | undefined;
  readonly #aliases: Aliases;

  constructor(node: RulesetNode, faults: Faults, how: How) {
    this.#node = node;
    this.#faults = faults;
    this.#how = how;
    const { formats } = node.definition;
    this.#own = formats === undefined ? undefined : this.#formatsOf(formats, partAt(node.part, 'formats'));
    this.#aliases = this.#aliasesOf(node.definition['aliases'], partAt(node.part, 'aliases'));
  }

  build(): Built {
    for (const format of this.#own ?? []) this.#formats.add(format);
    for (const { node, mode, isExplicit } of this.#node.extensions)
      this.#inherit(build(node, this.#faults, { mode, isExplicit }));
    const { rules } = this.#node.definition;
    if (rules !== undefined && !isRecord(rules))
      this.#fault('rules is not an object', partAt(this.#node.part, 'rules'));
    else for (const [name, given] of Object.entries(rules ?? {})) this.#rule(name, given);
    return { rules: this.#rules, formats: this.#formats };
  }

  #inherit({ rules, formats }: Built): void {
    for (const [name, rule] of rules) {
      this.#rules.set(name, rule);
      if (this.#how.isExplicit) rule.enabled = isOn(rule, this.#how.mode);
    }
    for (const format of formats) this.#formats.add(format);
  }

  #rule(name: string, given: unknown): void {
    const part = partAt(this.#node.part, 'rules', name);
    const known = this.#rules.get(name);
    const rule = isRecord(given) ? this.#written(name, given, known, part) : this.#changed(name, given, known, part);
    if (!rule) return;
    this.#rules.set(name, rule);
    if (rule.owner === this.#node || this.#how.isExplicit) rule.enabled = isOn(rule, this.#how.mode);
    if (rule.formats) for (const format of rule.formats) this.#formats.add(format);
    else rule.formats = rule.owner === this.#node ? this.#own : rule.ownerFormats;
    const { documentationUrl } = this.#node.definition;
    if (typeof documentationUrl === 'string') rule.documentationUrl ??= `${documentationUrl}#${name}`;
  }

  /** `name: off`, `name: error`, `name: true` */
  #changed(name: string, given: unknown, rule: RuleDraft | undefined, part: Part): RuleDraft | undefined {
    const level = levelOf(given);
    if (typeof given !== 'boolean' && level === undefined) {
      return this.#fault(`the rule ${name} is neither an object nor a severity, true or false`, part);
    }
    if (!rule) {
      this.#faults.add('ruleset-rule-unknown', `there is no rule ${name} to change`, part.origin, part.pointer);
      return undefined;
    }
    if (typeof given === 'boolean') rule.enabled = given;
    else {
      rule.level = level ?? rule.level;
      rule.enabled = level !== -1;
    }
    return rule;
  }

  #written(
    name: string,
    given: Readonly<Record<string, unknown>>,
    known: RuleDraft | undefined,
    part: Part,
  ): RuleDraft | undefined {
    for (const field of ['given', 'then']) {
      if (!known && given[field] === undefined) return this.#fault(`the rule ${name} has no ${field}`, part);
    }
    const rule = known ?? this.#draft(name, part);
    if (known) rule.enabled = true;
    this.#assign(rule, given, part);
    return rule;
  }

  #draft(name: string, part: Part): RuleDraft {
    return {
      name,
      owner: this.#node,
      ownerFormats: this.#own,
      aliases: this.#aliases,
      functions: this.#node.functions,
      enabled: true,
      recommended: true,
      level: 1,
      given: [],
      givenPart: part,
      checks: [],
      checksPart: part,
      checksPath: undefined,
      message: undefined,
      description: undefined,
      documentationUrl: undefined,
      resolved: true,
      formats: undefined,
      overrides: [],
      part,
    };
  }

  #assign(rule: RuleDraft, given: Readonly<Record<string, unknown>>, part: Part): void {
    if (given['given'] !== undefined) {
      Object.assign(rule, { given: given['given'], givenPart: partAt(part, 'given'), aliases: this.#aliases });
    }
    if (given['then'] !== undefined) {
      Object.assign(rule, {
        checks: given['then'],
        checksPart: partAt(part, 'then'),
        checksPath: this.#node.path,
        functions: this.#node.functions,
      });
    }
    if (given['severity'] !== undefined) this.#severity(rule, given['severity'], partAt(part, 'severity'));
    if (given['formats'] !== undefined) rule.formats = this.#formatsOf(given['formats'], partAt(part, 'formats'));
    for (const field of ['message', 'description', 'documentationUrl'] as const) {
      const text = given[field];
      if (typeof text === 'string') rule[field] = text;
      else if (text !== undefined && text !== null) this.#fault(`${field} is not a text`, partAt(part, field));
    }
    if (given['recommended'] !== undefined) rule.recommended = given['recommended'] !== false;
    if (given['resolved'] !== undefined) rule.resolved = given['resolved'] !== false;
    if (given['enabled'] === false) rule.recommended = false;
  }

  #severity(rule: RuleDraft, severity: unknown, part: Part): void {
    const level = levelOf(severity);
    if (level === undefined)
      this.#fault(`${JSON.stringify(severity)} is no severity: error, warn, info, hint or off`, part);
    else rule.level = level;
  }

  /** Undefined where none of them is known: rules are then for all documents, rather than for none. */
  #formatsOf(given: unknown, part: Part): ReadonlySet<Format> | undefined {
    const found = new Set<Format>();
    const list = given instanceof Set ? [...given] : listOf(given);
    for (const [index, one] of list.entries()) {
      // a function in the place of a format is one
      const format = typeof one === 'function' ? (one as Format) : formatNamed(String(one));
      if (format) found.add(format);
      else this.#fault(`${JSON.stringify(one)} is no format`, partAt(part, index));
    }
    return found.size > 0 || list.length === 0 ? found : undefined;
  }

  #aliasesOf(given: unknown, part: Part): Aliases {
    if (given === undefined) return new Map();
    if (!isRecord(given)) {
      this.#fault('aliases is not an object', part);
      return new Map();
    }
    const found = Object.entries(given).flatMap(([name, value]): [string, Alias][] => {
      const alias = this.#alias(value, partAt(part, name));
      return alias ? [[name, alias]] : [];
    });
    return new Map(found);
  }

  #alias(value: unknown, part: Part): Alias | undefined {
    if (isTexts(value)) return value;
    if (typeof value === 'string') return [value];
    const targets = isRecord(value) ? value['targets'] : undefined;
    if (!Array.isArray(targets)) return this.#fault('an alias is a list of expressions, or has targets', part);
    const found = targets.flatMap((target: unknown, index) => {
      if (isRecord(target) && isTexts(target['given']) && target['formats'] !== undefined) {
        const formats = this.#formatsOf(target['formats'], partAt(part, 'targets', index, 'formats'));
        return formats ? [{ formats, given: target['given'] }] : [];
      }
      return (
        this.#fault(
          'a target of an alias has formats and a list of expressions, given',
          partAt(part, 'targets', index),
        ) ?? []
      );
    });
    return { targets: found };
  }

  #fault(message: string, { origin, pointer }: Part): undefined {
    this.#faults.add('ruleset-invalid', message, origin, pointer);
  }
}

function isOn({ recommended }: RuleDraft, mode: Mode): boolean {
  return mode === 'all' || (mode === 'recommended' && recommended);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(one => typeof one === 'string');
}
