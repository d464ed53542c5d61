import type { Builder } from '../build/builder.js';
import type { Paths } from '../build/paths.js';
import type { ObjectNode } from '../node.js';
import type { SecurityScheme } from '../types.js';

/** What a rule sees: the document as an object and what was built of it. */
export interface RuleInput {
  readonly builder: Builder;
  readonly root: ObjectNode;
  readonly paths: Paths;
  readonly securitySchemes: ReadonlyMap<string, SecurityScheme>;
}

/** A rule of the standard that no meta-schema can express. It reports through the builder. */
export type ContractRule = (input: RuleInput) => void;
