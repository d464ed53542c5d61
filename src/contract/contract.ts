// https://spec.openapis.org/oas/v3.2.0.html
import { createHash } from 'node:crypto';
import { checkArgument, type Finding, FindingsError, finding } from '../diagnostics/index.js';
import { type DocumentSet, documentSetRule, type JsonObject, type SourceFile } from '../document/index.js';
import { besideBroken, isError } from './broken.js';
import type { Builder } from './build/builder.js';
import { type Paths, pathsOf } from './build/paths.js';
import { addNamedByUri, securitySchemesOf } from './build/security-scheme.js';
import { documentServers } from './build/server.js';
import { tagsOf } from './build/tag.js';
import { Holes, hasHoles, statedVersion } from './holes.js';
import { madeOf } from './made-of.js';
import { asObject, isObject, type ObjectNode, objectChild, own, place, text } from './node.js';
import { numberAsWritten } from './number-as-written.js';
import { rules } from './rules/index.js';
import { createSchemaSet, type SchemaSet } from './schema/index.js';
import { findingSchemas } from './schema-at.js';
import { checkStructure } from './structure/check-structure.js';
import type { Contract, Operation, Schema } from './types.js';
import { requireVersion } from './version-check.js';

/**
 * Makes the frozen model of a document set. Every reader works on it and never asks which version it was.
 * @param set the files, as loadDocument gives them
 * @throws FindingsError with all findings where no contract can be built or enforced unambiguously; of a set that was loaded
 * with `allowBroken` and has errors, those first
 */
export function createContract(set: DocumentSet): Contract {
  checkArgument('set', set, documentSetRule);
  if (set.findings.some(isError)) {
    throw new FindingsError([...set.findings, ...besideBroken(set, hasHoles(set) ? readAroundHoles : readSet)]);
  }
  const { root, findings, schemaAt, ...parts } = readSet(set);
  if (findings.some(isError)) throw new FindingsError([...set.findings, ...findings]);
  const contract = toContract(set, root, { ...parts, findings: Object.freeze([...set.findings, ...findings]) });
  return findingSchemas(madeOf(contract, set), schemaAt);
}

/** What a document says, and what is wrong with it; nothing counts as long as one of the findings is an error. */
function readSet(set: DocumentSet) {
  const version = requireVersion(set.root);
  // requireVersion has made sure that the root is an object.
  const root = asObject({ file: set.root, pointer: '', value: set.root.value }) as ObjectNode;
  const findings: Finding[] = [];
  const schemaSet = createSchemaSet(set);
  const builder: Builder = {
    set,
    version,
    schemaAt: schemaFinder(schemaSet),
    report: (code, message, node, { part, ...details } = {}) => {
      const location = part === 'value' ? node.file.locate(node.pointer) : place(node);
      findings.push(finding(code, message, { location, ...details }));
    },
    once: keeper(),
  };
  checkStructure(set, version, (code, message, { file, pointer, part }) => {
    findings.push(finding(code, message, { location: file.locate(pointer, part) }));
  });
  const paths = pathsOf(builder, root);
  const securitySchemes = securitySchemesOf(builder, root);
  addNamedByUri(builder, [root, ...[...paths.operations, ...paths.webhooks].map(each => each.node)], securitySchemes);
  for (const rule of rules) rule({ builder, root, paths, securitySchemes });
  return {
    root,
    paths,
    servers: documentServers(builder, root),
    securitySchemes,
    schemas: schemaSet.schemas,
    schemaAt: schemaSet.schemaAt,
    findings,
  };
}

/** Of a set with holes: what one object says of itself, where no part of it is missing. */
function readAroundHoles(set: DocumentSet): { readonly findings: readonly Finding[] } {
  const version = statedVersion(set);
  if (version === undefined) return { findings: [] };
  const holes = new Holes(set, version);
  const findings: Finding[] = [];
  checkStructure(set, version, (code, message, { file, pointer, part }) => {
    const location = file.locate(pointer, part);
    if (!holes.mayCause(location)) findings.push(finding(code, message, { location }));
  });
  return { findings };
}

/** What several places refer to is made once: by kind and by the very node. */
function keeper(): Builder['once'] {
  const kept = new Map<string, Map<unknown, unknown>>();
  return <T>(kind: string, node: { readonly value: unknown }, make: () => T): T => {
    let known = kept.get(kind);
    if (known === undefined) kept.set(kind, (known = new Map()));
    // What is kept under a kind was made by the same part of the build, hence of the same type.
    if (!known.has(node.value)) known.set(node.value, make());
    return known.get(node.value) as T;
  };
}

/** References to components are looked up once: they are most of the schemas that operations name. */
function schemaFinder(schemaSet: SchemaSet): Builder['schemaAt'] {
  const components = new Map<SourceFile, Map<string, Schema>>();
  return node => {
    const ref = isObject(node.value) ? node.value.$ref : undefined;
    if (
      typeof ref !== 'string' ||
      !ref.startsWith('#/components/') ||
      Object.keys(node.value as JsonObject).length > 1
    ) {
      return schemaSet.schemaAt(node);
    }
    let known = components.get(node.file);
    if (known === undefined) components.set(node.file, (known = new Map()));
    let schema = known.get(ref);
    if (schema === undefined) known.set(ref, (schema = schemaSet.schemaAt(node)));
    return schema;
  };
}

function toContract(
  set: DocumentSet,
  root: ObjectNode,
  parts: Pick<Contract, 'servers' | 'securitySchemes' | 'schemas' | 'findings'> & { readonly paths: Paths },
): Contract {
  const { paths, ...rest } = parts;
  let sources: Contract['sources'] | undefined;
  return Object.freeze({
    openapi: text(root, 'openapi') ?? '',
    info: infoOf(root),
    tags: tagsOf(root),
    operations: Object.freeze(paths.operations.map(each => each.operation)),
    webhooks: Object.freeze(outgoing(paths)),
    ...rest,
    get sources() {
      return (sources ??= sourcesOf(set));
    },
  });
}

/** What the API sends: the webhooks, then the callbacks of the operations and of the webhooks. */
function outgoing(paths: Paths): Operation[] {
  const webhooks = paths.webhooks.map(each => each.operation);
  const withCallbacks = (operation: Operation): readonly Operation[] =>
    operation.callbacks.flatMap(each => [each, ...withCallbacks(each)]);
  const called = [...paths.operations.map(each => each.operation), ...webhooks].flatMap(withCallbacks);
  return [...webhooks, ...called.filter(each => each.direction === 'outgoing')];
}

function infoOf(root: ObjectNode): Contract['info'] {
  const info = objectChild(root, 'info');
  const description = info && text(info, 'description');
  return Object.freeze({
    title: (info && text(info, 'title')) ?? '',
    version: info ? versionOf(info) : '',
    ...(description !== undefined && { description }),
  });
}

/** `version: 1.0` without quotes is a number: a warning says so, and the text is taken for it. */
function versionOf(info: ObjectNode): string {
  const stated = own(info.value, 'version');
  return typeof stated === 'number' ? numberAsWritten(info, 'version', stated) : (text(info, 'version') ?? '');
}

function sourcesOf(set: DocumentSet): Contract['sources'] {
  return Object.freeze(
    [...set.files.values()].map(({ uri, display, text: source }) =>
      Object.freeze({
        uri,
        display,
        bytes: Buffer.byteLength(source),
        sha256: createHash('sha256').update(source).digest('hex'),
      }),
    ),
  );
}
