import { setFlagsFromString } from 'node:v8';

/**
 * What V8 does for the long run, and a command that ends within seconds does not get back. Compiled for speed, functions that
 * call each other take each other in, which is a large part of the compiler's work. Node 20 has no compiler between the two,
 * and is to wait twice as long.
 */
const compilesLess = [
  '--no-turbo-inlining',
  ...(process.versions.v8.startsWith('11.') ? ['--interrupt-budget=270000'] : []),
];

/** By command, as measured: see decision 27. What serves, watches or answers an editor runs long. */
const flags: Readonly<Record<string, readonly string[]>> = {
  lint: compilesLess,
  generate: compilesLess,
  // both documents live to the end: they are marked once, at one go, and not again before much more is there than they took
  diff: [...compilesLess, '--no-incremental-marking', '--heap-growing-percent=500'],
};

/** Has V8 do less for what is to come. A version that nobody measured may not know the flags, and is left alone. */
export function expectShortRun(command: string): void {
  if (!/^1[123]\./.test(process.versions.v8) || !Object.hasOwn(flags, command)) return;
  for (const flag of flags[command]!) setFlagsFromString(flag);
}
