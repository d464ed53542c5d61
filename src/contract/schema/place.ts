import type { DocumentSet, NodeRef, SourceFile } from '../../document/index.js';
import { type Dialect, dialectOfFile, dialectOfUri } from './dialect.js';
import { isRecord, own } from './own.js';
import { child, percentDecode, step, tokens } from './pointer-tokens.js';
import { absolute, hasSigns, type Resource } from './resource.js';
import type { Resources } from './resources.js';

/** A schema's place: its node, and what its ancestors say about how it is to be read. */
export interface Place {
  readonly file: SourceFile;
  readonly pointer: string;
  readonly value: unknown;
  readonly resource: Resource;
  readonly dialect: Dialect;
}

/** What every place of a file has in common. */
interface Common {
  readonly resource: Resource;
  readonly dialect: Dialect;
  /** Whether no part of the file is a resource, or of a dialect, of its own: then no place asks its ancestors. */
  readonly uniform: boolean;
}

/** Finds places and follows references between them. */
export class Places {
  readonly #common = new Map<SourceFile, Common>();

  constructor(
    readonly set: DocumentSet,
    readonly resources: Resources,
  ) {}

  /** The place of a node; its own value saves the way from the root, where no ancestor has a say. */
  of({ file, pointer, value }: NodeRef): Place {
    const { uniform, resource, dialect } = this.#commonOf(file);
    return uniform && isRecord(value) ? { file, pointer, value, resource, dialect } : this.at(file, pointer);
  }

  at(file: SourceFile, pointer: string): Place {
    const { resource, dialect } = this.#commonOf(file);
    let place: Place = { file, pointer: '', value: file.value, resource, dialect };
    for (const token of tokens(pointer)) place = this.down(place, step(place.value, token), token);
    return place;
  }

  /** The place one token further down. */
  down(parent: Place, value: unknown, ...path: (string | number)[]): Place {
    const { file, resource, dialect } = parent;
    let { pointer } = parent;
    for (const token of path) pointer = child(pointer, token);
    if (this.#commonOf(file).uniform) return { file, pointer, value, resource, dialect };
    const written = isRecord(value) ? own(value, '$schema') : undefined;
    return {
      file,
      pointer,
      value,
      resource: this.resources.at(file, pointer) ?? resource,
      dialect: typeof written === 'string' ? dialectOfUri(written, this.set) : dialect,
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

  #commonOf(file: SourceFile): Common {
    let common = this.#common.get(file);
    if (!common) {
      const uniform = !this.resources.nestsIn(file) && !(hasSigns(file) && DIALECT_SIGN.test(file.text));
      common = { resource: this.resources.rootOf(file), dialect: dialectOfFile(file, this.set), uniform };
      this.#common.set(file, common);
    }
    return common;
  }
}

/** `$schema`, and the escapes of JSON and YAML that may stand for one of its letters or part them. */
const DIALECT_SIGN = /\$schema|\\(?:u00|[xU\n\r])/;

function pointerOf(resource: Resource, fragment: string): string | undefined {
  if (fragment === '' || fragment.startsWith('/')) return resource.pointer + fragment;
  return resource.anchors.get(fragment);
}
