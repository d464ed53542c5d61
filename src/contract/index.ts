export { isExtensionAlike } from './alike/extension.js';
export { type AlikeMessages, createAlikeMessages } from './alike/messages.js';
export { refusesTexts } from './alike/refuses-texts.js';
export { type Alike, createAlike } from './alike/schemas.js';
export { type ContractAround, contractAround, isPart, type Share } from './around/contract-around.js';
export { createContract } from './contract.js';
export { Holes, hasHoles, statedVersion } from './holes.js';
export { inspect } from './inspect/inspect.js';
export type { Inspection, ReferenceCounts, Unenforced } from './inspect/inspection.js';
export { load } from './load.js';
export { lossyDoublesOf, mayBear } from './made-of.js';
export { contractRule } from './option-rules.js';
export { placeBelow, placeIn } from './place-in.js';
export { isAsWritten, memberAsWritten, valueAsWritten } from './schema/as-written.js';
export { createSchemaSet, type SchemaSet } from './schema/index.js';
export { schemaAt } from './schema-at.js';
export type { ObjectName } from './structure/kinds.js';
export { sectionOf } from './structure/objects/components.js';
export { type PlaceType, typesAt } from './structure/types-at.js';
export { visitObjects } from './structure/visit.js';
export { WrittenObject, type WrittenType } from './structure/written-object.js';
export type {
  Contract,
  Direction,
  Encoding,
  Example,
  Header,
  MediaType,
  Operation,
  Parameter,
  ParameterLocation,
  ParameterStyle,
  RequestBody,
  Response,
  Schema,
  SchemaId,
  SchemaJson,
  SecurityRequirement,
  SecurityScheme,
  Server,
  Tag,
} from './types.js';
export { type Version, versionOf } from './version.js';
export { pathWords, saidAt, type Written, type WrittenWords, writtenWords } from './words.js';
