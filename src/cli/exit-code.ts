/** What a command ends with; scripts and CI rely on it. */
export const exitCode = Object.freeze({
  /** Nothing to complain about. */
  fine: 0,
  /** The command ran and found something, such as a generated file that is not current. */
  findings: 1,
  /** The command could not do its work: usage, input that can't be read, a fault of ours. */
  couldNotRun: 2,
});

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
