import { type Contract, createContract } from '../contract/index.js';
import { type DocumentSet, loadDocument } from '../document/index.js';
import { type CreatedPlan, createPlan, type OperationName, operationNames } from '../plan/index.js';
import { type OperationKeys, operationKeys } from './cache/operation-keys.js';
import { type KnownUnits, readUnits } from './cache/operation-units.js';
import { extensionsIn, type FolderExtensions } from './folder-extensions.js';
import { knownFiles } from './known-files.js';
import { withPlainLineEnds } from './output/line-ends.js';
import { sha256 } from './output/manifest.js';
import type { Settings } from './settings.js';
import { typeNames } from './types/type-document.js';

/** What every text is made from. */
export interface Groundwork {
  readonly contract: Contract;
  readonly created: CreatedPlan;
  readonly names: readonly OperationName[];
  readonly keys: OperationKeys | undefined;
  /** What an earlier run made of it already. */
  readonly known: KnownUnits;
  readonly extensions: FolderExtensions;
  /** SHA-256 by URI of every file of the `$ref` graph, the same with whichever line ends it was checked out. */
  readonly inputs: ReadonlyMap<string, string>;
}

/** @throws FindingsError where no contract can be built */
export async function layGroundwork(settings: Settings): Promise<Groundwork> {
  const set = await loadDocument(settings.document, { ...settings.load, cwd: settings.cwd, allowBroken: true });
  const contract = createContract(set);
  const names = operationNames(contract.operations, await knownFiles(settings));
  const keys = operationKeys(set, contract, unitNames(contract, names));
  const known = readUnits(settings.cache.records, keys, contract);
  if (!known.components) readAll(contract);
  const extensions = extensionsIn(settings);
  const created = createPlan(contract, { known: known.plan, convertFormats: extensions.convertFormats });
  return { contract, created, names, keys, known, extensions, inputs: inputsOf(set, contract) };
}

function inputsOf({ files }: DocumentSet, { sources }: Contract): Groundwork['inputs'] {
  const hashes = sources.map(({ uri, sha256: asItIs }) => {
    const text = files.get(uri)?.text ?? '';
    return [uri, text.includes('\r') ? sha256(withPlainLineEnds(text)) : asItIs] as const;
  });
  return new Map(hashes);
}

/** Schemas come in the order in which they are read, whatever an earlier run has left: some are named by it. */
function readAll({ operations, schemas }: Contract): void {
  for (const operation of operations) void operation.responses;
  // reading one may add those that it leads to; a Map gives them in turn
  for (const schema of schemas.values()) void schema.json;
}

/** Every name that an operation goes by in what is generated. */
function unitNames({ operations }: Contract, names: readonly OperationName[]): readonly string[] {
  const types = typeNames(operations);
  return names.map(({ name, fileName }, index) => JSON.stringify([name, fileName, types[index]]));
}
