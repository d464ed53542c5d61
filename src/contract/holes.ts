import type { Location } from '../diagnostics/index.js';
import { type DocumentSet, type NodeRef, parentPointer, type SourceFile } from '../document/index.js';
import { visitObjects } from './structure/visit.js';
import type { WrittenObject, WrittenType } from './structure/written-object.js';
import { type Version, versionOf } from './version.js';

/** Objects whose members say nothing of each other. */
const collections: ReadonlySet<WrittenType> = new Set([
  'openapi',
  'paths',
  'pathItem',
  'components',
  'callback',
  'responses',
]);

/** Whether a part of some file could not be read and was left out. */
export function hasHoles(set: DocumentSet): boolean {
  for (const { holes } of set.files.values()) if (holes.length > 0) return true;
  return false;
}

/** The version that a document states, where a part of it was left out too: in what stands there as text. */
export function statedVersion({ root }: DocumentSet): Version | undefined {
  const version = versionOf(root.value);
  if (version !== undefined || root.holes.length === 0) return version;
  const [, stated] = /^["']?openapi["']?[ \t]*:?[ \t]*["']?(3\.[0-2]\.\d+)/m.exec(root.text) ?? [];
  return versionOf({ openapi: stated ?? null });
}

/** What was left out of the files of a set, and what may look wrong for no other reason. */
export class Holes {
  readonly #set: DocumentSet;
  readonly #references: WrittenObject[] = [];
  /** By file and pointer, all objects that were met. */
  readonly #objects = new Map<string, WrittenType>();
  /** Nodes of which a part is missing; a reference counts as what it leads to says of itself. */
  readonly #partial: PartialNodes;
  /** Those, and all that lead to one of them in whichever way. */
  #reaching: PartialNodes | undefined;

  constructor(set: DocumentSet, version: Version) {
    this.#set = set;
    visitObjects(set, version, node => {
      this.#objects.set(keyOf(node.file.display, node.pointer), node.type);
      if (node.type === 'reference') this.#references.push(node);
    });
    this.#partial = this.#closed((nodes, target, { of }) =>
      of === 'schema' ? nodes.saysLess(target.file, target.pointer) : nodes.has(target.file.display, target.pointer),
    );
  }

  /**
   * Whether what is said of a place may follow from a part that is missing.
   * @param node the object that it is said of, where that is known
   */
  mayCause({ file, pointer }: Location, node?: WrittenObject): boolean {
    if (this.#partial.has(file, pointer)) return true;
    if (node && !collections.has(node.type) && this.#partial.has(file, node.pointer)) return true;
    for (let at = pointer; at !== ''; at = parentPointer(at)) {
      const type = this.#objects.get(keyOf(file, at));
      if (type !== undefined) return !collections.has(type) && this.#partial.has(file, at);
    }
    return false;
  }

  /** Whether a part of a node is missing, or of what its references lead to. */
  isPartial(file: SourceFile, pointer: string): boolean {
    this.#reaching ??= this.#closed((nodes, target) => nodes.has(target.file.display, target.pointer));
    return this.#reaching.has(file.display, pointer);
  }

  /** The nodes with holes, the references that lead to them, and those that lead to what holds such references. */
  #closed(leads: (nodes: PartialNodes, target: NodeRef, node: WrittenObject) => boolean): PartialNodes {
    const nodes = new PartialNodes();
    for (const file of this.#set.files.values()) for (const { container } of file.holes) nodes.add(file, container);
    for (let left = this.#references, count = -1; left.length !== count; ) {
      count = left.length;
      left = left.filter(node => {
        const target = this.#set.resolve(String(node.value.$ref), node);
        const leadsThere = target === undefined || leads(nodes, target, node);
        if (leadsThere) nodes.add(node.file, node.pointer);
        return !leadsThere;
      });
    }
    return nodes;
  }
}

/** What counts as said by a schema itself where others refer to it: not what its properties are. */
const ownPart = /^(?:\/(?:allOf|anyOf|oneOf)\/\d+)*(?:\/[^/]+)?$/;

/** Nodes of which something is missing, with all that they stand in. */
class PartialNodes {
  readonly #all = new Set<string>();
  /** Those of them that say less of themselves, rather than of what is in them. */
  readonly #less = new Set<string>();

  add({ display }: SourceFile, pointer: string): void {
    for (let at = pointer; ; at = parentPointer(at)) {
      this.#all.add(keyOf(display, at));
      if (ownPart.test(pointer.slice(at.length))) this.#less.add(keyOf(display, at));
      if (at === '') return;
    }
  }

  has(file: string, pointer: string): boolean {
    return this.#all.has(keyOf(file, pointer));
  }

  saysLess({ display }: SourceFile, pointer: string): boolean {
    return this.#less.has(keyOf(display, pointer));
  }
}

function keyOf(file: string, pointer: string): string {
  return `${file}#${pointer}`;
}
