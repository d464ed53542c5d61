// https://spec.openapis.org/oas/v3.2.0.html#server-object

import type { Operation } from '../../../contract/index.js';
import type { Remark } from '../../report.js';
import type { Context, Pair } from '../context.js';
import { declaredAt } from '../declared-at.js';
import { requestMessage } from '../message/request-message.js';
import { routeOf } from '../owner.js';
import { undecided } from '../unknown.js';
import { witnessOf } from '../witness.js';
import { type Address, addressesOf, pathOf } from './addresses.js';

/** Where an operation is found. What the document says of all of them is told once. */
export function compareServers(pair: Pair, context: Context): void {
  const { before, after } = pair;
  if (after.direction === 'outgoing') return;
  const [old, now] = [addressesOf(before.servers), addressesOf(after.servers)];
  for (const [address, at] of old) if (!now.has(address)) serverRemoved(pair, context, { address, at, now });
  for (const [address, at] of now) {
    if (!old.has(address))
      say(
        pair,
        context,
        { code: 'server-added', level: 'safe', message: `the API is found at ${shown(address, at)} too` },
        address,
      );
  }
}

/** As the document has it, where a variable may be anything. */
function shown(address: string, { server }: Address): string {
  return address.includes('{}') ? server.url : address;
}

interface Lost {
  readonly address: string;
  readonly at: Address;
  readonly now: ReadonlyMap<string, Address>;
}

function serverRemoved(pair: Pair, context: Context, { address, at, now }: Lost): void {
  const { path, isRelative } = pathOf(address);
  const alike = [...now.keys()].find(each => {
    const other = pathOf(each);
    return other.path === path && other.isRelative !== isRelative;
  });
  const code = 'server-removed';
  if (alike !== undefined) {
    const message = `${address} is ${alike} now`;
    say(
      pair,
      context,
      {
        code,
        level: 'risky',
        message,
        ...undecided(
          `whether ${address} and ${alike} are the same address`,
          'no document says on which host a relative one is',
          'State the whole address in both versions',
        ),
      },
      address,
    );
    return;
  }
  say(
    pair,
    context,
    { code, level: 'breaking', message: `the API is not declared at ${shown(address, at)} any more` },
    address,
    at,
  );
}

function say(
  pair: Pair,
  context: Context,
  said: Pick<Remark, 'code' | 'level' | 'message' | 'unknown' | 'remedy'>,
  address: string,
  at?: Address,
): void {
  const { before, after } = pair;
  const { places, isShared } = declaredAt(pair, context, 'servers');
  const subject = [isShared ? 'document' : routeOf(before), address];
  const isShown = at && (!isShared || context.first(`server ${address}`));
  context.report.remark({
    ...said,
    direction: 'request',
    reaches: { operation: after.key, part: '' },
    ...places,
    ...(isShown && { witness: witnessAt(before, at, context) }),
    subject,
  });
}

function witnessAt(old: Operation, { url }: Address, { before }: Context) {
  const party = { side: before, operation: { ...old, servers: [{ url, variables: new Map() }] } };
  const message = requestMessage({ travels: 'request', writer: party, reader: party }, {});
  return witnessOf({ before: old, after: old }, 'request', '', null, message);
}
