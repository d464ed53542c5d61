/** The flags that a pattern is taken with, as checks do it: `u` where it is written for that; undefined where it is none. */
export function flagsOf(pattern: string): 'u' | '' | undefined {
  for (const flags of ['u', ''] as const) {
    try {
      new RegExp(pattern, flags);
      return flags;
    } catch {
      // the next may take it
    }
  }
  return undefined;
}
