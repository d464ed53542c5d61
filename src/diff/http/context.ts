import type { AlikeMessages, Operation } from '../../contract/index.js';
import type { Report } from '../report.js';
import type { DiffOptions, Travels } from '../types.js';
import type { SchemaWords } from './lifecycle/schema-words.js';
import type { Side } from './side.js';

/** What every aspect of the comparison works with. */
export interface Context {
  readonly before: Side;
  readonly after: Side;
  readonly report: Report;
  readonly options: DiffOptions;
  /** What two operations certainly have in common: of that nothing is to be told. */
  alike(before: Operation, after: Operation): AlikeMessages;
  /** What schemas say in words, and said before. */
  readonly words: SchemaWords;
  /** Says whether it is asked for the first time of something: one message shows what is said of the whole document. */
  first(what: string): boolean;
}

/** An operation that both versions have. */
export interface Pair {
  readonly before: Operation;
  readonly after: Operation;
}

/** One of the two that a message is between. */
export interface Party {
  readonly side: Side;
  readonly operation: Operation;
}

/** Who writes a message, and who has to understand it: clients keep to the old version, the API to the new one. */
export interface Roles {
  readonly travels: Travels;
  readonly writer: Party;
  readonly reader: Party;
}

export function rolesOf(pair: Pair, context: Context, travels: Travels): Roles {
  const before: Party = { side: context.before, operation: pair.before };
  const after: Party = { side: context.after, operation: pair.after };
  return travels === 'request'
    ? { travels, writer: before, reader: after }
    : { travels, writer: after, reader: before };
}

/** Of a message that is no longer sent: it is the old version that writes it. */
export function oldRoles(pair: Pair, context: Context, travels: Travels): Roles {
  return { ...rolesOf(pair, context, 'request'), travels };
}

/** Which way the operation's request travels: that of a webhook or callback is sent by the API, as a response is. */
export function requestTravels({ direction }: Operation): Travels {
  return direction === 'incoming' ? 'request' : 'response';
}

export function responseTravels({ direction }: Operation): Travels {
  return direction === 'incoming' ? 'response' : 'request';
}
