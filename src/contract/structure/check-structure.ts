// https://spec.openapis.org/oas/v3.2.0.html#openapi-object
import type { Code } from '../../diagnostics/index.js';
import { type DocumentSet, looksLikeUri, type SourceFile } from '../../document/index.js';
import { isError } from '../broken.js';
import { isObject } from '../node.js';
import type { Version } from '../version.js';
import { describe } from './describe.js';
import { type Kind, object } from './kinds.js';
import { objectTypes } from './object-types.js';
import { sectionOf } from './objects/components.js';
import { type Place, type Task, Walk, type WalkOptions } from './walk.js';

/**
 * Holds a document, and what its references lead to, against the table of OpenAPI's objects.
 * @param report told each flaw once, in document order; the root file first
 */
export function checkStructure(
  set: DocumentSet,
  version: Version,
  report: (code: Code, message: string, place: Place) => void,
): void {
  const told = new Set<string>();
  const once: typeof report = (code, message, place) => {
    const key = `${code} ${place.file.uri}#${place.pointer} ${message}`;
    if (told.has(key)) return;
    told.add(key);
    report(code, message, place);
  };
  const queue: Task[] = [{ node: { file: set.root, pointer: '', value: set.root.value }, kind: object('openapi') }];
  const options: WalkOptions = {
    version,
    report: once,
    isSchema: schemaFinder(set),
    onReference: follower(set, once, queue),
  };
  for (let task = queue.pop(); task !== undefined; task = queue.pop()) {
    new Walk(options, task.node).check(task.kind, task.node.value);
  }
}

/** Mapping values are names of components first, references otherwise. */
function schemaFinder(set: DocumentSet): WalkOptions['isSchema'] {
  const broken = set.findings.some(isError);
  // whether other files can be read, the load has said
  const isTold = (name: string) => broken && !name.startsWith('#') && looksLikeUri(name);
  return (name, from) =>
    // it may stand in what could not be read
    set.root.holes.length > 0 ||
    from.file.holes.length > 0 ||
    isComponent(set.root, name) ||
    isComponent(from.file, name) ||
    resolves(set, name, from) ||
    isTold(name);
}

function isComponent(file: SourceFile, name: string): boolean {
  const components = isObject(file.value) ? file.value.components : undefined;
  const schemas = isObject(components) ? components.schemas : undefined;
  return isObject(schemas) && Object.hasOwn(schemas, name);
}

/** A mapping value is not among the references that the load has followed, so it may lead anywhere or nowhere. */
function resolves(set: DocumentSet, ref: string, from: Parameters<DocumentSet['resolve']>[1]): boolean {
  return set.resolve(ref, from) !== undefined;
}

function follower(
  set: DocumentSet,
  report: (code: Code, message: string, place: Place) => void,
  queue: Task[],
): WalkOptions['onReference'] {
  const followed = new Map<SourceFile, Map<string, Set<string>>>();
  return (ref, from, kind) => {
    const section = sectionFor(kind);
    // What stands in components of the root is walked there, as what it is.
    const component = from.file === set.root ? /^#\/components\/([A-Za-z]+)\/[^/]+$/.exec(ref)?.[1] : undefined;
    if (component === section && section !== undefined) return;
    if (component !== undefined && sections.has(component)) {
      const place: Place = { file: from.file, pointer: `${from.pointer()}/$ref`, part: 'value' };
      report(
        'reference-target',
        `'${ref}' leads to components.${component}, but ${wanted(kind)} is needed here`,
        place,
      );
      return;
    }
    if (!isNew(followed, from.file, section ?? kind.kind, ref)) return;
    const target = set.resolve(ref, { file: from.file, pointer: from.pointer() });
    if (target !== undefined) queue.push({ node: target, kind });
  };
}

const sections = new Set(['schemas', ...sectionOf.values()]);

function sectionFor(kind: Kind): string | undefined {
  if (kind.kind === 'schema') return 'schemas';
  return kind.kind === 'object' ? sectionOf.get(kind.type) : undefined;
}

function wanted(kind: Kind): string {
  return kind.kind === 'object' ? describe(objectTypes[kind.type]) : 'a schema';
}

function isNew(
  followed: Map<SourceFile, Map<string, Set<string>>>,
  file: SourceFile,
  kind: string,
  ref: string,
): boolean {
  let kinds = followed.get(file);
  if (kinds === undefined) followed.set(file, (kinds = new Map()));
  let refs = kinds.get(kind);
  if (refs === undefined) kinds.set(kind, (refs = new Set()));
  if (refs.has(ref)) return false;
  refs.add(ref);
  return true;
}
