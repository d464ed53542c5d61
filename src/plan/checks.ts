import type { Contract, Schema } from '../contract/index.js';
import type { Json } from '../document/index.js';
import type { Use } from '../schema/types.js';
import { holdsFormat } from './converts.js';
import { allowsAll, defaultOf } from './schema-walk.js';
import type { CheckName, WireShape } from './types.js';
import { takesBytes, untyped, wireShape } from './wire-shape.js';

/** What a check is compiled of. */
export interface CheckRequest {
  readonly schema: Schema;
  readonly use: Use;
}

/** Collects the checks of one operation while its plan is made. */
export class Checks {
  readonly requests = new Map<CheckName, CheckRequest>();

  constructor(
    private readonly contract: Contract,
    private readonly formats: ReadonlySet<string>,
    private readonly known: Map<string, boolean>,
  ) {}

  /** The references of a plan to its check and conversion; none where there is nothing to check. */
  add(
    wanted: string,
    schema: Schema | undefined,
    use: Use,
  ): { readonly check?: CheckName; readonly convert?: CheckName } {
    if (schema === undefined || allowsAll(schema.json)) return {};
    let name = wanted;
    for (let count = 2; this.requests.has(name); count += 1) name = `${wanted}#${count}`;
    this.requests.set(name, Object.freeze({ schema, use }));
    const converts = this.formats.size > 0 && holdsFormat(this.contract, schema.json, this.formats, this.known);
    return converts ? { check: name, convert: name } : { check: name };
  }

  wire(schema: Schema | undefined): WireShape {
    return schema === undefined ? untyped : wireShape(this.contract, schema.json);
  }

  takesBytes(schema: Schema | undefined): boolean {
    return schema !== undefined && takesBytes(this.contract, schema.json);
  }

  /** How many bytes a body may have that is nothing but bytes. */
  bytes(schema: Schema | undefined): WireShape | undefined {
    if (schema === undefined) return undefined;
    const { minBytes, maxBytes } = wireShape(this.contract, { allOf: [schema.json, { format: 'binary' }] });
    if (minBytes === undefined && maxBytes === undefined) return undefined;
    return { binary: true, ...(minBytes !== undefined && { minBytes }), ...(maxBytes !== undefined && { maxBytes }) };
  }

  default(schema: Schema | undefined): Json | undefined {
    return schema === undefined ? undefined : defaultOf(this.contract, schema.json);
  }
}
