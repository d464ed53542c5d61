import type { SchemaId } from '../../contract/index.js';

/** The lists of types.d.ts and values.d.ts that schemas stand in. */
export type ComponentList = 'schemas' | 'requestSchemas' | 'responseSchemas' | 'requestValues' | 'responseValues';

/** A named schema's type without what its text is made of. */
export interface KnownComponent {
  readonly id: SchemaId;
  readonly name: string;
  readonly description?: string;
  readonly key: string;
}

/** All that is found out about schemas by a look at every one of them, as JSON can hold it. */
export interface KnownComponents extends Readonly<Record<ComponentList, readonly KnownComponent[]>> {
  readonly cycles: readonly (readonly [id: SchemaId, cycle: number])[];
}
