import type { Operation } from '../../contract/index.js';
import type { Location } from '../../diagnostics/index.js';
import { type Json, parsePointer } from '../../document/index.js';
import { normalPath } from './normal-path.js';

/** Equal for two path templates that match the same requests: names of parameters don't count, nor does how they are encoded. */
export function shapeOf(path: string): string {
  let shape = shapes.get(path);
  if (shape === undefined) {
    if (shapes.size >= mostShapes) shapes.clear();
    shapes.set(path, (shape = normalPath(path).replaceAll(/\{[^{}]*\}/g, '{}')));
  }
  return shape;
}

/** Each template is held against all others. */
const shapes = new Map<string, string>();
const mostShapes = 10_000;

/** What an operation is called whatever its path parameters are called. */
export function routeOf({ key, method, path, direction }: Operation): string {
  return direction === 'incoming' && path.startsWith('/') ? `${method} ${shapeOf(path)}` : key;
}

/**
 * What a part of an operation belongs to, in names: the component where it is one, else the path or the operation. It makes
 * the change of a component one change, and stays the same when lines and indexes move.
 */
export function ownerOf(location: Location, operation: Operation): readonly Json[] {
  const tokens = parsePointer(location.pointer) ?? [];
  if (tokens[0] === 'components') return tokens.slice(1, 3);
  if (location.file !== operation.location.file) return tokens;
  if (tokens[0] === 'paths' && tokens[2] === 'parameters') return [shapeOf(operation.path)];
  return [routeOf(operation)];
}
