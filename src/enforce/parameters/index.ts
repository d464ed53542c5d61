export { readHeader } from './header-reader.js';
export { queryReader } from './query-reader.js';
export { createParameterReader, type ParameterOptions, type RawParameters, type ReadParameters } from './reader.js';
export { Reading } from './reading.js';
export { serialiseParameter } from './serialise.js';
