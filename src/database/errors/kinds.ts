/** What a SQLSTATE means to a client. */
export type ErrorKind =
  | 'conflict'
  | 'reference'
  | 'invalid'
  | 'input'
  | 'contention'
  | 'timeout'
  | 'room'
  | 'unavailable';

const kinds: { readonly [code: string]: ErrorKind } = {
  '23505': 'conflict',
  '23P01': 'conflict',
  '23503': 'reference',
  '23502': 'invalid',
  '23514': 'invalid',
  // Of class 22 those alone that a value from outside brings about; the others are a fault of the statement.
  '22001': 'input',
  '22003': 'input',
  '22007': 'input',
  '22008': 'input',
  '22021': 'input',
  '22P02': 'input',
  '22P05': 'input',
  '40001': 'contention',
  '40P01': 'contention',
  '55P03': 'contention',
  '57014': 'timeout',
  '53100': 'room',
  '58030': 'unavailable',
  // A server that has become a standby takes no writes until the client reaches the new primary.
  '25006': 'unavailable',
  '25P03': 'unavailable',
  '57P01': 'unavailable',
  '57P02': 'unavailable',
  '57P03': 'unavailable',
  '57P05': 'unavailable',
};

/** Classes of which every code means the same. */
const classes: { readonly [start: string]: ErrorKind } = { '08': 'unavailable', '53': 'unavailable' };

/** The kind of an error; undefined where it is a fault of the program, to be answered with 500. */
export function kindOf({ code, noRoom }: { readonly code: string; readonly noRoom?: boolean }): ErrorKind | undefined {
  if (noRoom === true) return 'room';
  if (Object.hasOwn(kinds, code)) return kinds[code];
  const start = code.slice(0, 2);
  return Object.hasOwn(classes, start) ? classes[start] : undefined;
}

/** Whether the connection is gone with the error: another one may do what this one could not. */
export function endsConnection(code: string): boolean {
  return code.startsWith('08') || code.startsWith('57P') || code === '25P03';
}
