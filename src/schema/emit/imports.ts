import { literal } from './literal.js';

/** The imports of a module, each name once, sorted. */
export class Imports {
  readonly #byModule = new Map<string, Map<string, string>>();

  /** @returns the name by which the module's text calls the import */
  add(module: string, name: string): string {
    let names = this.#byModule.get(module);
    if (!names) this.#byModule.set(module, (names = new Map()));
    const known = names.get(name);
    if (known) return known;
    const local = PLAIN.test(name) ? name : `i${this.#count()}_`;
    names.set(name, local);
    return local;
  }

  text(): string {
    return [...this.#byModule]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([module, names]) => {
        const list = [...names]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, local]) => (name === local ? name : `${exported(name)} as ${local}`));
        return `import {${list.join(',')}} from ${literal(module)};`;
      })
      .join('\n');
  }

  #count(): number {
    return [...this.#byModule.values()].reduce((sum, names) => sum + names.size, 0);
  }
}

/** Functions of the shared module and helpers of the runtime; what users export may be called anything. */
const PLAIN =
  /^(?:u[\w$]{9}|createCheck|createRules|equal|formats|holds|isEncoded|isMedia|isMultiple|length|re2|unique)$/;

/** Any text can be an export's name; what is no identifier is written as a string. */
function exported(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name);
}
