import type { Schema, SchemaId } from '../contract/index.js';

/** The schemas of a contract, as they are asked for by id, and what was made of them; it lists the latter alone. */
export class MadeSchemas extends Map<SchemaId, Schema> {
  readonly #schemas: ReadonlyMap<SchemaId, Schema>;
  readonly #make: ((schema: Schema) => Schema) | undefined;

  /** @param make what takes the place of a schema of the contract, made when it is first asked for; default: that itself */
  constructor(schemas: ReadonlyMap<SchemaId, Schema>, make?: (schema: Schema) => Schema) {
    super();
    this.#schemas = schemas;
    this.#make = make;
  }

  override get(id: SchemaId): Schema | undefined {
    const known = super.get(id);
    if (known) return known;
    const schema = this.#schemas.get(id);
    if (!schema || !this.#make) return schema;
    const made = this.#make(schema);
    this.set(id, made);
    return made;
  }

  override has(id: SchemaId): boolean {
    return super.has(id) || this.#schemas.has(id);
  }
}
