import type { Schema, SchemaId } from '../../contract/index.js';

/** The schemas of a contract, as they are asked for by id, and those that were made of them. */
export class MadeSchemas extends Map<SchemaId, Schema> {
  readonly #schemas: ReadonlyMap<SchemaId, Schema>;

  constructor(schemas: ReadonlyMap<SchemaId, Schema>) {
    super();
    this.#schemas = schemas;
  }

  override get(id: SchemaId): Schema | undefined {
    return super.get(id) ?? this.#schemas.get(id);
  }

  override has(id: SchemaId): boolean {
    return super.has(id) || this.#schemas.has(id);
  }
}
