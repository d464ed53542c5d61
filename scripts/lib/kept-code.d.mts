export interface Code {
  readonly name: string | undefined;
  readonly code: string;
  readonly parameters: string;
}

export function byKeptCode<T>(
  of: Code,
  compile: (data: Buffer | undefined) => T | undefined,
  dataOf: (compiled: T) => Buffer | undefined,
): T;
