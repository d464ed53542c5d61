import type { DocumentSet, SourceFile } from '../../document/index.js';
import { type Dialect, dialectOfFile, dialectOfUri } from './dialect.js';
import { isRecord, own } from './own.js';
import { child, percentDecode, step, tokens } from './pointer-tokens.js';
import { absolute, type Resource } from './resource.js';
import type { Resources } from './resources.js';

/** A schema's place: its node, and what its ancestors say about how it is to be read. */
export interface Place {
  readonly file: SourceFile;
  readonly pointer: string;
  readonly value: unknown;
  readonly resource: Resource;
  readonly dialect: Dialect;
}

/** Finds places and follows references between them. */
export class Places {
  readonly #dialects = new Map<SourceFile, Dialect>();

  constructor(
    readonly set: DocumentSet,
    readonly resources: Resources,
  ) {}

  at(file: SourceFile, pointer: string): Place {
    let place: Place = {
      file,
      pointer: '',
      value: file.value,
      resource: this.resources.rootOf(file),
      dialect: this.#dialectOf(file),
    };
    for (const token of tokens(pointer)) place = this.down(place, step(place.value, token), token);
    return place;
  }

  /** The place one token further down. */
  down(parent: Place, value: unknown, ...path: (string | number)[]): Place {
    const pointer = path.reduce<string>((done, token) => child(done, token), parent.pointer);
    const written = isRecord(value) ? own(value, '$schema') : undefined;
    return {
      file: parent.file,
      pointer,
      value,
      resource: this.resources.at(parent.file, pointer) ?? parent.resource,
      dialect: typeof written === 'string' ? dialectOfUri(written, this.set) : parent.dialect,
    };
  }

  /** Where a reference leads, one step. */
  follow(ref: string, from: Place): Place | undefined {
    const hash = ref.indexOf('#');
    const before = hash < 0 ? ref : ref.slice(0, hash);
    const fragment = percentDecode(hash < 0 ? '' : ref.slice(hash + 1));
    const resource =
      before === '' ? from.resource : this.resources.byUri(absolute(before, from.resource.uri).replace(/#$/, ''));
    const pointer = resource && pointerOf(resource, fragment);
    if (resource && pointer !== undefined) {
      const place = this.at(resource.file, pointer);
      if (place.value !== undefined) return place;
    }
    const node = this.set.resolve(ref, from);
    return node && this.at(node.file, node.pointer);
  }

  #dialectOf(file: SourceFile): Dialect {
    let dialect = this.#dialects.get(file);
    if (!dialect) this.#dialects.set(file, (dialect = dialectOfFile(file, this.set)));
    return dialect;
  }
}

function pointerOf(resource: Resource, fragment: string): string | undefined {
  if (fragment === '' || fragment.startsWith('/')) return resource.pointer + fragment;
  return resource.anchors.get(fragment);
}
