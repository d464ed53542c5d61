/**
 * Why a registry has given up what it does with a version, after `its`.
 * @param noun what it does: `inspection`
 * @param reason `error`, or what it takes more of than is allowed: `time`, `memory`
 */
export function givenUp(noun: string, reason: string | undefined): string {
  const why =
    reason === 'error' ? 'it ended in an error of the registry' : `it takes more ${reason} than is allowed there`;
  return `${noun} was given up: ${why}`;
}
