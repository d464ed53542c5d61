/**
 * The statuses that a response stands for, as types of number literals, so that a result narrows by its status.
 * https://spec.openapis.org/oas/v3.2.0.html#responses-object
 */
export class StatusTypes {
  /** Declarations by name: what the types given so far need. */
  readonly #aliases = new Map<string, string>();

  /**
   * @param status `200`, `4XX` or `default`
   * @param declared all statuses of the operation: a range leaves out those declared by number, `default` also the ranges
   */
  typeOf(status: string, declared: readonly string[]): string {
    if (/^[1-5][0-9]{2}$/.test(status)) return status;
    const isRange = /^[1-5]XX$/i.test(status);
    const base = isRange ? `Status${status.toUpperCase()}` : 'AnyStatus';
    if (!this.#aliases.has(base)) this.#aliases.set(base, isRange ? union(hundred(status)) : anyStatus);
    const others = declared.filter(
      other => other !== status && (isRange ? isWithin(other, status) : other !== 'default'),
    );
    if (others.length === 0) return base;
    return this.#without(base, [...others].sort());
  }

  #without(base: string, others: readonly string[]): string {
    const name = `${base}Except${others.map(other => other.toUpperCase()).join('And')}`;
    const types = others.map(other => (/XX$/i.test(other) ? union(hundred(other)) : other));
    this.#aliases.set(name, `Exclude<${base}, ${types.join(' | ')}>`);
    return name;
  }

  /** The declarations that the given types refer to, sorted by name. */
  print(): string {
    const sorted = [...this.#aliases].sort(([one], [other]) => (one < other ? -1 : 1));
    return sorted.map(([name, type]) => `type ${name} = ${type};\n`).join('');
  }
}

function isWithin(status: string, range: string): boolean {
  return /^[1-5][0-9]{2}$/.test(status) && status[0] === range[0];
}

function hundred(range: string): readonly number[] {
  return Array.from({ length: 100 }, (_, index) => Number(range[0]) * 100 + index);
}

function union(statuses: readonly number[]): string {
  return statuses.join(' | ');
}

/** Those that end an exchange: 1xx are not a handler's to send. Made once, since every operation with a default asks for it. */
const anyStatus = union(['2', '3', '4', '5'].flatMap(hundred));
