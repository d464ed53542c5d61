export type { DocumentSet, Json, JsonObject, NodeRef, SourceFile } from './types.js';
