/** References, https://spec.openapis.org/oas/v3.2.0.html#reference-object */
import { type Code, type Finding, finding } from '../diagnostics/index.js';
import type { AccessError } from './access.js';
import type { Kind } from './kinds.js';
import { type Resolver, refOf } from './resolve.js';
import type { Json, NodeRef, SourceFile } from './types.js';
import { decodeFragment, longestUri, resolveUri, splitFragment } from './uri.js';
import { looksLikeUri, type Reference, walk } from './walk.js';

/** A reference with the file that it stands in. */
export interface Held extends Reference {
  readonly file: SourceFile;
}

/** A part of a file that was searched for references. */
export interface Visit {
  readonly pointer: string;
  readonly value: Json;
  readonly kind: Kind;
  /** Whether it is searched as something else than what it is in its document, in which it may have been searched too. */
  readonly isOther?: boolean;
}

interface Visited {
  readonly source: { readonly file: SourceFile };
  readonly seen: Set<object> | undefined;
  readonly visits: readonly Visit[];
  /** Whether its schemas may name themselves. */
  readonly names: boolean;
}

/**
 * Every place of every reference that leads nowhere, or back to itself. One that fails because another on its way does
 * is not told: mending that one mends it too.
 * @param references the first of each text, at least
 * @param failures why files could not be read, by uri; without a message where that is told already
 * @param files by uri
 */
export function wrongReferences(
  references: readonly Held[],
  resolver: Resolver,
  failures: ReadonlyMap<string, AccessError>,
  files: ReadonlyMap<string, Visited>,
): Finding[] {
  const check = new ReferenceCheck(resolver, failures);
  const bad = references.filter(held => check.isBad(held));
  // good documents don't pay for the places of references that no finding needs
  for (const file of new Set(bad.map(({ file }) => file))) {
    const texts = new Set(bad.filter(held => held.file === file).map(({ ref }) => ref));
    for (const held of everyPlace(files.get(file.uri)!)) if (texts.has(held.ref)) check.tell(held);
  }
  return check.finish();
}

function everyPlace({ visits, source, seen, names }: Visited): Held[] {
  const options = {
    everyPlace: true,
    names,
    countsKeys: false,
    seen: seen && new Set<object>(),
    dataRoots: new Set<object>(),
  };
  return visits.flatMap(({ value, pointer, kind, isOther }) => {
    const found = walk(value, pointer, kind, isOther ? { ...options, seen: seen && new Set() } : options);
    return found.references.map(reference => ({ ...reference, file: source.file }));
  });
}

class ReferenceCheck {
  readonly #findings: Finding[] = [];
  /** Where a reference was told. */
  readonly #told = new Set<string>();
  /** References that fail because another one does, with the place of that one. */
  readonly #following: (readonly [Held, string])[] = [];
  readonly #resolver: Resolver;
  readonly #failures: ReadonlyMap<string, AccessError>;
  /** References that were followed to a value: a long row of them is not walked anew from each. */
  readonly #ending = new Set<Json>();
  /** Nodes that lead into a ring of references: each is walked once, however long the ring. */
  readonly #endless = new Set<Json>();

  constructor(resolver: Resolver, failures: ReadonlyMap<string, AccessError>) {
    this.#resolver = resolver;
    this.#failures = failures;
  }

  isBad(held: Held): boolean {
    const target = this.#resolver.resolve(held.ref, held);
    return !target || !this.#ends(target);
  }

  tell(held: Held): void {
    const target = this.#resolver.resolve(held.ref, held);
    if (!target) this.#missing(held);
    else if (!this.#ends(target)) {
      this.#report('ref-never-ends', `${shown(held)} leads back to itself by references alone`, held);
    }
  }

  /** What follows from nothing that was told is told after all: the cause may be no reference of its own, or a ring. */
  finish(): Finding[] {
    for (const [held, cause] of this.#following) if (!this.#told.has(cause)) this.#notFound(held);
    return this.#findings;
  }

  #ends(target: NodeRef): boolean {
    const passed = new Set<Json>();
    for (let at: NodeRef | undefined = target; at && !this.#ending.has(at.value); ) {
      const ref = refOf(at.value);
      if (ref === undefined) break;
      if (passed.has(at.value) || this.#endless.has(at.value)) {
        for (const value of passed) this.#endless.add(value);
        return false;
      }
      passed.add(at.value);
      at = this.#resolver.resolve(ref, at);
    }
    // a reference on the way leads nowhere: that one is reported
    for (const value of passed) this.#ending.add(value);
    return true;
  }

  #missing(held: Held): void {
    const { document, fragment } = splitFragment(held.ref);
    // a mapping that is no reference to a file is for the contract to judge
    if (held.isMapping && (document === '' || !looksLikeUri(held.ref))) return;
    const uris = this.#resolver.candidates(document, held);
    const failure = uris.map(uri => this.#failures.get(uri)).find(failure => failure !== undefined);
    if (failure) {
      // of a file that was read but not parsed the findings are there already
      if (failure.message !== '')
        this.#report(failure.code, `${shown(held)}: ${failure.message}`, held, failure.remedy);
    } else if (uris.length > 0 && (fragment === undefined || decodeFragment(fragment) !== undefined)) {
      // what it leads to may stand in the part that could not be read
      if (uris.some(uri => (this.#resolver.fileOf(uri)?.holes.length ?? 0) > 0)) return;
      const cause = this.#resolver.causeOf(held.ref, held);
      if (cause) this.#following.push([held, `${cause.file.uri}#${cause.pointer}/$ref`]);
      else this.#notFound(held);
    } else {
      const isLong = document.length > longestUri;
      const needsBase = uris.length === 0 && resolveUri(document, 'file:///') !== undefined;
      const why = needsBase ? 'has no base to be resolved against' : 'is not a URI reference';
      this.#report('ref-syntax', `${shown(held)} ${isLong ? `is longer than ${longestUri} characters` : why}`, held);
    }
  }

  #notFound(held: Held): void {
    this.#report('ref-not-found', `${shown(held)} leads to nothing`, held);
  }

  #report(code: Code, message: string, { file, at }: Held, remedy?: string): void {
    this.#told.add(`${file.uri}#${at}`);
    this.#findings.push(finding(code, message, { location: file.locate(at), ...(remedy && { remedy }) }));
  }
}

/** A reference may be any text: what each of its places repeats of it is bounded. */
function shown({ ref }: Held): string {
  return ref.length > 200 ? `${ref.slice(0, 200)}...` : ref;
}
