/** References, https://spec.openapis.org/oas/v3.2.0.html#relative-references-in-api-description-uris */
import { appendToken, parentPointer, parsePointer } from './pointer.js';
import type { Json, NodeRef, SourceFile } from './types.js';
import { decodeFragment, resolveUri, splitFragment } from './uri.js';

type From = { readonly file: SourceFile; readonly pointer: string };

/** A document or schema with a URI of its own. */
interface Resource {
  readonly file: SourceFile;
  readonly pointer: string;
}

const MOST_HOPS = 100;

/** Knows what each URI and anchor of a document set stands for. Filled by the crawl, then only asked. */
export class Resolver {
  readonly #resources = new Map<string, Resource>();
  readonly #anchors = new Map<string, Resource>();
  /** By file uri, the absolute base of each schema with an `$id`, by pointer; '' is the file's own. */
  readonly #bases = new Map<string, Map<string, string>>();
  /** By file uri, what `#...` leads to: where a file has no `$id` most references are of this form. */
  readonly #local = new Map<string, Map<string, NodeRef | undefined>>();

  /** By file uri, where the base of relative references is not the uri. */
  readonly #retrieval = new Map<string, string>();

  /**
   * @param self `$self` of an OpenAPI 3.2 document
   * @param retrieval the base of relative references where it is not the file's uri (standard input, redirections)
   */
  addFile(file: SourceFile, self?: string, retrieval?: string): void {
    this.#resources.set(file.uri, { file, pointer: '' });
    if (retrieval !== undefined) this.#retrieval.set(file.uri, retrieval);
    // whoever names the place that a redirection led to means the same file
    if (retrieval?.startsWith('http') && !this.#resources.has(retrieval)) {
      this.#resources.set(retrieval, { file, pointer: '' });
    }
    const base = self === undefined ? undefined : resolveUri(splitFragment(self).document, this.retrievalOf(file));
    if (base === undefined || base === file.uri) return;
    this.#basesOf(file).set('', base);
    if (!this.#resources.has(base)) this.#resources.set(base, { file, pointer: '' });
  }

  /** Ancestors have to be added before their descendants. */
  addId(file: SourceFile, pointer: string, id: string): void {
    const base = resolveUri(splitFragment(id).document, this.baseOf({ file, pointer }));
    if (base === undefined) return;
    this.#basesOf(file).set(pointer, base);
    this.#local.delete(file.uri);
    if (!this.#resources.has(base)) this.#resources.set(base, { file, pointer });
  }

  addAnchor(file: SourceFile, pointer: string, name: string): void {
    const key = `${this.baseOf({ file, pointer })}#${name}`;
    if (!this.#anchors.has(key)) this.#anchors.set(key, { file, pointer });
    this.#local.delete(file.uri);
  }

  /** The URI that a relative reference at a node is resolved against: the nearest `$id`, else `$self`, else the file. */
  baseOf(from: From): string {
    const bases = this.#bases.get(from.file.uri);
    if (!bases) return this.retrievalOf(from.file);
    for (let pointer = from.pointer; ; pointer = parentPointer(pointer)) {
      const base = bases.get(pointer);
      if (base !== undefined) return base;
      if (pointer === '') return this.retrievalOf(from.file);
    }
  }

  /** Where a file was read. */
  retrievalOf(file: SourceFile): string {
    return this.#retrieval.get(file.uri) ?? file.uri;
  }

  /** The URIs that the document part of a reference may mean, the standard's own first. */
  candidates(document: string, from: From): string[] {
    if (document === '' && !this.#bases.has(from.file.uri)) return [from.file.uri];
    const uris = [resolveUri(document, this.baseOf(from)), resolveUri(document, this.retrievalOf(from.file))];
    // of a text in hand or from standard input, `#...` outside any `$id` is the text, whatever stands in for its place
    if (document === '') uris.push(from.file.uri);
    return [...new Set(uris.filter(uri => uri !== undefined))];
  }

  /** Whether a reference's document part is known. */
  knows(uri: string): boolean {
    return this.#resources.has(uri);
  }

  /** The file that a URI without a fragment means, where it was read. */
  fileOf(uri: string): SourceFile | undefined {
    return this.#resources.get(uri)?.file;
  }

  /** As DocumentSet.resolve. */
  resolve(ref: string, from: From): NodeRef | undefined {
    return this.#follow(ref, from, 0);
  }

  /** Where a reference that leads nowhere passes through another one that leads nowhere itself: the last such node. */
  causeOf(ref: string, from: From): From | undefined {
    const passed: (From & { readonly ref: string })[] = [];
    for (let at = this.#passed(ref, from); at; at = this.#passed(at.ref, at)) {
      if (passed.push(at) > MOST_HOPS) return undefined;
    }
    // from the end, since each that is asked walks all after it anew
    return passed.reverse().find(at => !this.resolve(at.ref, at));
  }

  /** The reference object at which a pointer finds no way on. */
  #passed(ref: string, from: From): (From & { readonly ref: string }) | undefined {
    const { document, fragment = '' } = splitFragment(ref);
    const uri = this.candidates(document, from).find(uri => this.#resources.has(uri));
    const resource = uri === undefined ? undefined : this.#resources.get(uri);
    const rest = decodeFragment(fragment);
    if (!resource || rest === undefined || !/^(?:\/|$)/.test(rest)) return undefined;
    let value: Json = resource.file.value;
    let pointer = '';
    for (const token of parsePointer(resource.pointer + rest)) {
      const inner = childOf(value, token);
      if (inner === undefined) break;
      value = inner;
      pointer = appendToken(pointer, token);
    }
    const passed = refOf(value);
    return passed === undefined ? undefined : { file: resource.file, pointer, ref: passed };
  }

  #follow(ref: string, from: From, hops: number): NodeRef | undefined {
    if (ref.startsWith('#') && !this.#bases.has(from.file.uri)) {
      let local = this.#local.get(from.file.uri);
      if (!local) this.#local.set(from.file.uri, (local = new Map()));
      if (local.has(ref)) return local.get(ref);
      const target = this.#resolve(ref, from, hops);
      // only what leads somewhere is kept, so that the map is bounded by the document
      if (target) local.set(ref, target);
      return target;
    }
    return this.#resolve(ref, from, hops);
  }

  #resolve(ref: string, from: From, hops: number): NodeRef | undefined {
    const { document, fragment = '' } = splitFragment(ref);
    for (const uri of this.candidates(document, from)) {
      const resource = this.#resources.get(uri);
      if (resource) return this.#fragment(resource, uri, fragment, hops);
    }
    return undefined;
  }

  #fragment(resource: Resource, uri: string, fragment: string, hops: number): NodeRef | undefined {
    const decoded = decodeFragment(fragment);
    if (decoded === undefined) return undefined;
    if (decoded !== '' && !decoded.startsWith('/')) {
      const anchor = this.#anchors.get(`${this.baseOf(resource)}#${decoded}`) ?? this.#anchors.get(`${uri}#${decoded}`);
      return anchor && this.#node(anchor.file, anchor.pointer, hops);
    }
    return this.#node(resource.file, resource.pointer + decoded, hops);
  }

  /** The node at a pointer. A token that is missing in a reference object is looked for where that one leads. */
  #node(file: SourceFile, pointer: string, hops: number): NodeRef | undefined {
    let value: Json = file.value;
    let reached = '';
    const tokens = parsePointer(pointer);
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index]!;
      const child = childOf(value, token);
      if (child === undefined) {
        const ref = refOf(value);
        if (ref === undefined || hops > MOST_HOPS) return undefined;
        const target = this.#follow(ref, { file, pointer: reached }, hops + 1);
        const rest = tokens.slice(index).reduce((sum, token) => appendToken(sum, token), target?.pointer ?? '');
        return target && this.#node(target.file, rest, hops + 1);
      }
      value = child;
      reached = appendToken(reached, token);
    }
    return Object.freeze({ file, pointer: reached, value });
  }

  #basesOf(file: SourceFile): Map<string, string> {
    let bases = this.#bases.get(file.uri);
    if (!bases) this.#bases.set(file.uri, (bases = new Map()));
    return bases;
  }
}

/** A `$ref` of an object, where it has one that is a text. */
export function refOf(value: Json): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, '$ref')) {
    return undefined;
  }
  // an array was ruled out
  const ref = (value as { readonly $ref?: Json }).$ref;
  return typeof ref === 'string' ? ref : undefined;
}

/** A property or an item; undefined where there is none. */
export function childOf(value: Json, token: string): Json | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) return /^(?:0|[1-9]\d*)$/.test(token) ? value[Number(token)] : undefined;
  // an array was ruled out
  return Object.hasOwn(value, token) ? (value as { readonly [name: string]: Json })[token] : undefined;
}
