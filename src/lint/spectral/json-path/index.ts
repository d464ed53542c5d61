export { type Path, PathError } from './ast.js';
export { parseExpression } from './expression-parse.js';
export { compileExpression, type Surroundings } from './expression-run.js';
export { parsePath } from './parse.js';
export { type OnMatch, type Sharing, walk } from './walk.js';
