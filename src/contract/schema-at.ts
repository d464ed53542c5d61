import type { NodeRef } from '../document/index.js';
import type { Contract, Schema } from './types.js';

type Finder = (node: NodeRef) => Schema;

/** Beside the model, which is plain data: how the schemas of a contract are found by their places. */
const finders = new WeakMap<Contract, Finder>();

export function findingSchemas(contract: Contract, finder: Finder): Contract {
  finders.set(contract, finder);
  return contract;
}

/**
 * The schema at a node of the documents that a contract was made of; from then on one of `contract.schemas`.
 * @param node where the schema, or a reference to it, stands
 * @returns undefined where the contract was not made by createContract
 */
export function schemaAt(contract: Contract, node: NodeRef): Schema | undefined {
  return finders.get(contract)?.(node);
}
