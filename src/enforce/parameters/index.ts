export { faultError, violationError } from './error.js';
export { headerReader, readHeader } from './header-reader.js';
export { readPrimitive } from './primitive.js';
export { queryReader } from './query-reader.js';
export { createParameterReader, type ParameterOptions, type RawParameters, type ReadParameters } from './reader.js';
export { Reading } from './reading.js';
export { serialiseParameter } from './serialise.js';
export { allowsObject, itemShape, propertyShape } from './structure.js';
export { encodingOf, type FormFields, formFields, urlencodedReader } from './urlencoded.js';
