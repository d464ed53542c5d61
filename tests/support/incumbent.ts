// express-openapi-validator, compiling its check of documents once a test file. It compiles the meta-schema of OpenAPI for
// each middleware that is made, most of a second each time, and what it says of a document does not depend on when.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const check: {
  OpenAPISchemaValidator: new (options: object) => object;
} = require('express-openapi-validator/dist/framework/openapi.schema.validator.js');

const { OpenAPISchemaValidator } = check;
const made = new Map<string, object>();

check.OpenAPISchemaValidator = new Proxy(OpenAPISchemaValidator, {
  construct: (Class, [options]: [object]) => {
    const key = JSON.stringify(options);
    const found = made.get(key) ?? new Class(options);
    made.set(key, found);
    return found;
  },
});

const incumbent: typeof import('express-openapi-validator') = require('express-openapi-validator');
export default incumbent;
