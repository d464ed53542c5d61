import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 wait five times as long before it compiles a function for speed. A command that ends within seconds gains little from code
 * that is ready by then, yet on Node 20 and 21 a sixth of its processor time goes into making it; later versions have a compiler
 * between the two, and wait by themselves.
 */
export function compileLess(): void {
  if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=350000');
}
