/** Code that imports while it runs: taken from what was kept it has lost who imports for it. */
const importing = /\bimport\s*\(/;

/** By name: the text and the parameters that the data was made of. */
const kept = new Map();

/**
 * Compiles with what V8 made of the same text an earlier time, else without, and then keeps what it made. A name alone says
 * too little: a file may be translated in more than one way, and a test may write it anew.
 * @template T
 * @param {{ name: string | undefined, code: string, parameters: string }} of
 * @param {(data: Buffer | undefined) => T | undefined} compile gives undefined where V8 refuses the data
 * @param {(compiled: T) => Buffer | undefined} dataOf
 * @returns {T}
 */
export function byKeptCode({ name, code, parameters }, compile, dataOf) {
  if (importing.test(code)) return compile(undefined);
  const found = kept.get(name);
  if (found?.data && found.code === code && found.parameters === parameters) {
    const compiled = compile(found.data);
    if (compiled) return compiled;
  }
  const compiled = compile(undefined);
  kept.set(name, { code, parameters, data: dataOf(compiled) });
  return compiled;
}
