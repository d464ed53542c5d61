import { HttpProblem } from '../../problem/index.js';
import { DatabaseError } from './database-error.js';
import { type ErrorKind, kindOf } from './kinds.js';
import { unavailable } from './unavailable.js';

/** What a constraint of the database means in the contract. */
export interface ConstraintMeaning {
  /** Default: as the kind of constraint says, 409 for unique and exclusion, 422 for checks and missing references. */
  readonly status?: 409 | 422;
  /** JSON Pointer (RFC 6901) to the field of the request's body that is about it. */
  readonly pointer?: string;
  /** Default: `conflict` with 409, `invalid` with 422. */
  readonly code?: string;
  /** In words meant for the client. */
  readonly message: string;
}

/** Constraints by their names in the database. */
export interface ConstraintMap {
  readonly [constraintName: string]: ConstraintMeaning;
}

const details: { readonly [kind in ErrorKind]: string } = {
  conflict: 'It conflicts with what is there already',
  reference: 'It refers to something that is not there',
  invalid: 'A value breaks a rule of what is stored',
  input: 'A value is not one that can be stored',
  contention: 'Others are changing the same right now; try again',
  timeout: 'The database took too long; try again',
  room: 'There is no room to store anything right now; try again later',
  unavailable: 'The database can not be used right now; try again',
};

/** Seconds: whoever makes room is a person. */
const untilRoom = 60;

/**
 * The answer to a database's refusal: 409 and 422 where the request is at fault, 503 with Retry-After where the database
 * can't do it now. Holds neither SQL nor values nor names of tables.
 * @returns undefined where the error is no database's, or is the program's own fault (500); an HttpProblem as it is
 */
export function problemOfDatabaseError(error: unknown, constraints: ConstraintMap = {}): HttpProblem | undefined {
  if (error instanceof HttpProblem) return error;
  if (!(error instanceof DatabaseError)) return undefined;
  const kind = kindOf(error);
  if (kind === undefined) return undefined;
  if (kind === 'room') return unavailable(details[kind], error, untilRoom);
  if (kind === 'contention' || kind === 'timeout' || kind === 'unavailable') return unavailable(details[kind], error);
  const { constraint } = error;
  const meaning =
    constraint !== undefined && Object.hasOwn(constraints, constraint) ? constraints[constraint] : undefined;
  const referenced = kind === 'reference' && error.referenced === true;
  const status = meaning?.status ?? (kind === 'conflict' || referenced ? 409 : 422);
  const detail = meaning?.message ?? (referenced ? 'Something else still refers to it' : details[kind]);
  if (meaning?.pointer === undefined) return new HttpProblem(status, detail, { cause: error });
  const code = meaning.code ?? (status === 409 ? 'conflict' : 'invalid');
  const errors = [{ in: 'body', pointer: meaning.pointer, code, message: detail }];
  return new HttpProblem(status, detail, { errors, cause: error });
}
