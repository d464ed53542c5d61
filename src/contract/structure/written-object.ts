// https://spec.openapis.org/oas/v3.2.0.html#openapi-description-structure
import type { JsonObject, SourceFile } from '../../document/index.js';
import { token } from '../node.js';
import type { ObjectName } from './kinds.js';

/** What an object of a document is: one of the standard's objects, a schema, or a reference in the place of either. */
export type WrittenType = ObjectName | 'schema' | 'reference';

/** An object as somebody wrote it: with its place, and what it stands in. */
export class WrittenObject {
  readonly type: WrittenType;
  /** Of a reference: what it stands for. */
  readonly of: Exclude<WrittenType, 'reference'>;
  readonly file: SourceFile;
  readonly value: JsonObject;
  /** The object that it stands in; undefined at the top of a file, and where a reference led into one. */
  readonly parent: WrittenObject | undefined;
  /** Names and indices on the way from the parent, or from the top of the file. */
  readonly steps: readonly (string | number)[];
  #pointer: string | undefined;

  constructor(parts: Pick<WrittenObject, 'type' | 'of' | 'file' | 'value' | 'parent' | 'steps'>) {
    this.type = parts.type;
    this.of = parts.of;
    this.file = parts.file;
    this.value = parts.value;
    this.parent = parts.parent;
    this.steps = parts.steps;
  }

  /** RFC 6901, within the file. */
  get pointer(): string {
    if (this.#pointer === undefined) {
      const own = this.steps.map(step => `/${token(String(step))}`).join('');
      this.#pointer = `${this.parent?.pointer ?? ''}${own}`;
    }
    return this.#pointer;
  }

  /** The name or index that it stands under; '' at the top. */
  get key(): string {
    return String(this.steps.at(-1) ?? '');
  }

  /** The nearest object around it, or it itself, of a type. */
  within(type: WrittenType): WrittenObject | undefined {
    for (let each: WrittenObject | undefined = this; each; each = each.parent) if (each.type === type) return each;
    return undefined;
  }
}
