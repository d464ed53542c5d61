import { join, relative } from 'node:path';
import type { Contract } from '../contract/index.js';
import type { Finding } from '../diagnostics/index.js';
import type { OperationName } from '../plan/index.js';
import { printCached } from './cache/cached-members.js';
import { keepUnits, type OperationUnit } from './cache/operation-units.js';
import type { RecordStore } from './cache/record-store.js';
import { contractFile, contractTypesFile, operationLiteral } from './contract/contract-file.js';
import { inputName } from './current.js';
import { type Groundwork, layGroundwork } from './groundwork.js';
import { handlersFile, handlerTexts } from './handlers/handlers-file.js';
import { handlerTypes } from './handlers/operation-types.js';
import { nameFindings } from './name-findings.js';
import { manifestText, readManifest, sha256 } from './output/manifest.js';
import type { OutputFile } from './output/output-file.js';
import { slashes } from './output/slashes.js';
import type { Settings } from './settings.js';
import { orphanFindings, orphans, stubs } from './stubs/stubs.js';
import { componentsOf } from './types/components-of.js';
import { typeDocument } from './types/type-document.js';
import type { TypePrinter } from './types/type-printer.js';
import { typesFile } from './types/types-file.js';
import { valuesFile } from './types/values-file.js';
import { validatorFiles } from './validators/validator-files.js';

/** Everything that a document gives, before any of it is written. */
export interface Built {
  /** The manifest last. */
  readonly files: readonly OutputFile[];
  readonly findings: readonly Finding[];
  readonly operations: number;
  readonly sources: readonly string[];
  /** Keeps what the next run can use. */
  save(): Promise<void>;
}

/**
 * Loads the document and makes all texts; the types are printed beside the validators.
 * @throws FindingsError where no contract can be built
 */
export async function build(settings: Settings, printer: TypePrinter): Promise<Built> {
  // Where everything is to be printed, loading what prints takes as long as the contract does.
  const { records } = settings.cache;
  if (!records.exists) printer.prepare();
  const groundwork = await layGroundwork(settings);
  const { contract, created, names, keys, known, extensions } = groundwork;
  const types = printTypes(groundwork, records, printer);
  // together, since where one fails the other must not fail unheard
  const [validators, typed] = await Promise.all([
    Promise.resolve().then(() => validatorFiles(contract, created, names, extensions, { records, keys })),
    types,
  ]);
  const literals = typed.units.map(({ literal }) => literal);
  const generated = [
    ...typed.files,
    { name: 'contract.js', text: contractFile(created.plan, literals, validators) },
    { name: 'contract.d.ts', text: contractTypesFile },
    ...validators.files,
  ].map(({ name, text }): OutputFile => ({ path: join(settings.out, name), text }));
  const user = await userFiles(contract, names, settings);
  const own = [...generated, ...user.files.filter(({ once }) => !once)];
  const manifest = manifestOf(groundwork, settings, own, user.handlers);
  const named = nameFindings(contract.operations, names);
  return {
    files: [...generated, ...user.files, { path: settings.manifest, text: manifest }],
    findings: [...contract.findings, ...validators.findings, ...named, ...user.findings],
    operations: contract.operations.length,
    sources: contract.sources.map(({ uri }) => uri),
    save: async () => {
      keepUnits(records, keys, known, typed);
      const isNew = !known.components && contract.operations.every((_, index) => !known.operation(index));
      await records.save(validators.isAll && isNew);
    },
  };
}

async function printTypes(
  { contract, created: { plan, checks }, known, extensions: { formatValues } }: Groundwork,
  records: RecordStore,
  printer: TypePrinter,
) {
  const document = typeDocument(contract, known, formatValues);
  const handlers = handlerTypes(document, plan, index => known.operation(index) !== undefined);
  const { schemas, requestSchemas, responseSchemas, requestValues, responseValues, operations, webhooks } = document;
  const lists = [schemas, requestSchemas, responseSchemas, requestValues, responseValues, operations, webhooks];
  const members = lists.flatMap(all => all.map(({ member }) => member));
  const own = handlers.flatMap(types =>
    types ? [...types.members.values(), ...(types.querystring ? [types.querystring] : [])] : [],
  );
  const { textOf, keyOf } = await printCached([...members, ...own], records, printer);
  const units = operations.map(({ member }, index): OperationUnit => {
    const before = known.operation(index);
    const types = handlers[index];
    const operation = plan.operations[index];
    if (before) return before;
    if (!types || !operation) throw new Error('There is an operation without a plan');
    const names = [...(checks[index] ?? [])].map(([name, { schema, use }]) => [name, schema.id, use] as const);
    const { input, result } = handlerTexts(types, textOf);
    return { plan: operation, checks: names, literal: operationLiteral(operation), type: keyOf(member), input, result };
  });
  const texts = operations.flatMap(({ operation }, index) => {
    const unit = units[index];
    return unit ? [{ operation, name: unit.plan.name, input: unit.input, result: unit.result }] : [];
  });
  const values = valuesFile(document, textOf);
  const files = [
    { name: 'types.d.ts', text: typesFile(document, textOf) },
    ...(values === undefined ? [] : [{ name: 'values.d.ts', text: values }]),
    { name: 'handlers.d.ts', text: handlersFile(texts, formatValues) },
  ];
  return { files, units, components: componentsOf(document, keyOf) };
}

async function userFiles(contract: Contract, names: readonly OperationName[], settings: Settings) {
  if (settings.handlers === undefined) return { files: [], handlers: new Map<string, string>(), findings: [] };
  const made = stubs(contract.operations, names, settings.handlers, settings.out);
  const before = await readManifest(settings.manifest);
  const orphaned = orphans(before?.handlers ?? {}, settings.out, made.owners);
  const handlers = new Map([...made.owners, ...orphaned]);
  return { files: made.files, handlers, findings: orphanFindings(orphaned, settings.display) };
}

function manifestOf(
  { inputs }: Groundwork,
  settings: Settings,
  files: readonly OutputFile[],
  handlers: ReadonlyMap<string, string>,
): string {
  const name = (path: string) => slashes(relative(settings.out, path));
  return manifestText({
    version: settings.version,
    options: settings.recorded,
    inputs: sorted([...inputs].map(([uri, hash]) => [inputName(uri, name), hash])),
    outputs: sorted(files.map(({ path, text }) => [name(path), sha256(text)])),
    handlers: sorted([...handlers].map(([path, operation]) => [name(path), operation])),
  });
}

function sorted(entries: readonly (readonly [string, string])[]): { readonly [name: string]: string } {
  return Object.fromEntries([...entries].sort(([one], [other]) => (one < other ? -1 : 1)));
}
