/** One document out of many: https://spec.openapis.org/oas/v3.2.0.html#openapi-description-structure */
import { checkArgument, checkOptions, FindingsError, finding, type OptionRule } from '../diagnostics/index.js';
import { ComponentNames } from './component-names.js';
import { passesThrough } from './data-roots.js';
import { type Edit, editedCopy } from './edit.js';
import { editedText } from './edited-text.js';
import { exactValue } from './exact-value.js';
import { document, type Kind } from './kinds.js';
import { bundleRules, documentSetRule } from './option-rules.js';
import type { Format } from './parse.js';
import { appendToken, formatFragment, parsePointer } from './pointer.js';
import { refuseBroken } from './refuse-broken.js';
import { childOf } from './resolve.js';
import type { DocumentSet, Json, JsonObject, NodeRef, SourceFile } from './types.js';
import { looksLikeUri, type Reference, walk } from './walk.js';
import { defaultYamlValues, refuseManyValues } from './yaml-size.js';

export interface BundleOptions {
  /** Default: the root's own. */
  readonly format?: Format;
  /** How many values, containers included, may be written as YAML, where that is not the root's text unchanged; default: 1,000,000. */
  readonly yamlValues?: number;
}

export interface Bundle {
  readonly format: Format;
  readonly text: string;
}

/**
 * Makes one document of a set: what the root reaches in other files moves to its components, under names that no other
 * part has. References within the root stay as written; what cannot be a component is put in the reference's place.
 * YAML keeps the root's comments, JSON is indented by two; both keep the root's order.
 * @throws FindingsError with the errors of a set that has any; ref-never-ends where something that cannot be a component
 * contains itself; too-many-values where YAML is to be written of more than `yamlValues`
 */
export function bundle(set: DocumentSet, options: BundleOptions = {}): Bundle {
  checkArgument('set', set, documentSetRule);
  checkOptions(options, bundleRules satisfies Record<keyof BundleOptions, OptionRule>);
  refuseBroken(set);
  const format = options.format ?? set.root.format;
  const bundler = new Bundler(set);
  const edits = bundler.edits();
  const asWritten = edits.length === 0 && set.root.format === 'yaml';
  if (format === 'yaml' && !asWritten) refuseManyValues(set.root, edits, options.yamlValues ?? defaultYamlValues);
  const exact = bundler.exact({ file: set.root, pointer: '', value: set.root.value });
  return Object.freeze({ format, text: editedText(set.root, edits, format, exact) });
}

class Bundler {
  readonly #set: DocumentSet;
  readonly #names: ComponentNames;
  /** Parts that were given a name and wait to be copied. */
  readonly #pending: { readonly target: NodeRef; readonly kind: Kind; readonly path: readonly string[] }[] = [];
  /** With an `$id` anywhere, `#/` no longer means the document: ids and anchors go, and pointers replace them. */
  readonly #hasIds: boolean;
  readonly #dataRoots = new Set<object>();
  readonly #rootParts: { readonly target: NodeRef; readonly kind: Kind }[] = [];
  readonly #exactValues = new Map<SourceFile, Json>();
  readonly #visited = new Set<string>();
  /** Parts that are being put in place, outermost first. */
  readonly #inlining: string[] = [];

  constructor(set: DocumentSet) {
    this.#set = set;
    this.#names = new ComponentNames(set.root);
    const ids = [...set.files.values()].some(({ text }) => /\$id|\$self/.test(text));
    this.#hasIds = ids && !/^3\.0/.test(String(childOf(set.root.value, 'openapi')));
  }

  edits(): Edit[] {
    const { root } = this.#set;
    const edits = this.#editsOf({ file: root, pointer: '', value: root.value }, document);
    for (;;) {
      const part = this.#rootParts.shift();
      const moved = part ? undefined : this.#pending.shift();
      if (part) edits.push(...this.#editsOf(part.target, part.kind));
      else if (moved) edits.push({ path: moved.path, value: this.#copy(moved.target, moved.kind) });
      else return edits;
    }
  }

  #copy(target: NodeRef, kind: Kind): Json {
    return editedCopy(this.exact(target), target.pointer, this.#editsOf(target, kind));
  }

  /** The value as written, where a double would lose digits of its file. */
  exact({ file, pointer, value }: NodeRef): Json {
    if (!file.losesDigits) return value;
    let exact = this.#exactValues.get(file);
    if (exact === undefined) this.#exactValues.set(file, (exact = exactValue(file)));
    return valueAt(exact, pointer);
  }

  #editsOf({ file, pointer, value }: NodeRef, kind: Kind): Edit[] {
    const edits: Edit[] = [];
    const isRoot = file === this.#set.root;
    const dataRoots = isRoot ? this.#dataRoots : new Set<object>();
    const found = walk(value, pointer, kind, {
      everyPlace: true,
      names: true,
      countsKeys: false,
      seen: new Set(),
      dataRoots,
    });
    for (const reference of found.references) {
      edits.push(...this.#editsOfReference(reference, file));
    }
    if (!this.#hasIds) return edits;
    for (const { pointer } of found.namings) {
      for (const name of ['$id', '$anchor']) edits.push({ pointer: appendToken(pointer, name) });
    }
    if (isRoot && kind === document) edits.push({ pointer: '/$self' });
    return edits;
  }

  #editsOfReference(reference: Reference, file: SourceFile): Edit[] {
    if (reference.isMapping && !looksLikeUri(reference.ref)) return [];
    const target = this.#set.resolve(reference.ref, { file, pointer: reference.pointer });
    // only a mapping's value may lead nowhere
    if (!target) return [];
    const { root } = this.#set;
    if (target.file === root) {
      this.#visitData(target, reference.kind);
      if (file === root && !this.#hasIds && reference.ref.startsWith('#')) return [];
      return [{ pointer: reference.at, value: formatFragment(target.pointer) }];
    }
    const name = this.#names.of(target, reference.kind);
    if (!name) return this.#inline(target, reference, file);
    const path = ['components', name.component, name.name];
    if (name.isNew) this.#pending.push({ target, kind: reference.kind, path });
    return [{ pointer: reference.at, value: formatFragment(path.reduce(appendToken, '')) }];
  }

  /** An extension of the root may hold parts that are referred to: these are visited as what they are used for. */
  #visitData(target: NodeRef, kind: Kind): void {
    if (this.#visited.has(target.pointer) || !passesThrough(target, this.#dataRoots)) return;
    this.#visited.add(target.pointer);
    this.#rootParts.push({ target, kind });
  }

  /** Puts the target's properties beside the reference's siblings, which win, and takes the reference away. */
  #inline(target: NodeRef, reference: Reference, file: SourceFile): Edit[] {
    const key = `${target.file.uri}#${target.pointer}`;
    if (this.#inlining.includes(key)) {
      const message = `${reference.ref} contains itself, and a ${reference.kind.name} cannot be a component`;
      throw new FindingsError([finding('ref-never-ends', message, { location: file.locate(reference.at) })]);
    }
    this.#inlining.push(key);
    const copy = this.#copy(target, reference.kind);
    this.#inlining.pop();
    const { pointer } = reference;
    if (typeof copy !== 'object' || copy === null || Array.isArray(copy)) return [{ pointer, value: copy }];
    const holder = nodeAt(file, pointer);
    const added = Object.entries(copy).filter(([name]) => !Object.hasOwn(holder, name) || name === '$ref');
    const edits = added.map(([name, value]) => ({ pointer: appendToken(pointer, name), value }));
    return Object.hasOwn(copy, '$ref') ? edits : [{ pointer: reference.at }, ...edits];
  }
}

function nodeAt(file: SourceFile, pointer: string): JsonObject {
  // a reference stands in an object
  return valueAt(file.value, pointer) as JsonObject;
}

function valueAt(root: Json, pointer: string): Json {
  let value = root;
  for (const token of parsePointer(pointer)) value = childOf(value, token) ?? null;
  return value;
}
