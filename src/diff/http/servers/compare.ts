// https://spec.openapis.org/oas/v3.2.0.html#server-object

import type { Operation } from '../../../contract/index.js';
import { canonical } from '../../../document/index.js';
import type { Remark } from '../../report.js';
import type { Context, Pair } from '../context.js';
import { declaredAt } from '../declared-at.js';
import { requestMessage } from '../message/request-message.js';
import { routeOf, shapeOf } from '../owner.js';
import { undecided } from '../unknown.js';
import { witnessOf } from '../witness.js';
import { type Address, type Addresses, addressesOf, covers, pathOf, uncounted, urlBeside } from './addresses.js';
import { type Group, grouped } from './grouped.js';

/** Where an operation is found. What the document says of all of them is told once. */
export function compareServers(pair: Pair, context: Context): void {
  const { before, after } = pair;
  if (after.direction === 'outgoing') return;
  // what the address lost the path gained, or the other way round
  if (shapeOf(before.path) !== shapeOf(after.path)) return;
  const changes = changesOf(before.servers, after.servers);
  if (changes.length === 0) return;
  for (const told of toldOf(changes, pair, context)) say(pair, context, told);
}

/** A change as it is told, but for what it is told of. */
interface Told {
  readonly change: Change;
  readonly isShared: boolean;
  readonly remark: Omit<Remark, 'reaches' | 'witness'>;
}

/** Of what the document says of all operations: each has the same to tell. */
const ofAll = new WeakMap<readonly Change[], readonly Told[]>();

function toldOf(changes: readonly Change[], pair: Pair, context: Context): readonly Told[] {
  const { before, after } = context;
  const isOfAll = pair.before.servers === before.contract.servers && pair.after.servers === after.contract.servers;
  const known = isOfAll ? ofAll.get(changes) : undefined;
  if (known) return known;
  const { places, isShared } = declaredAt(pair, context, 'servers');
  const all = changes.map(change => {
    const subject = isShared ? change.shared : [routeOf(pair.before), ...change.shared.slice(1)];
    return { change, isShared, remark: { ...change.said, direction: 'request', ...places, subject } as const };
  });
  if (isOfAll) ofAll.set(changes, all);
  return all;
}

/** An address, or several of one cause, that one version alone has. */
interface Change {
  readonly address: string;
  readonly said: Pick<Remark, 'code' | 'level' | 'message' | 'unknown' | 'remedy'>;
  /** Where it is shown that it is gone. */
  readonly lost?: Address;
  /** What it is known by where the document has it: the same list for all operations. */
  readonly shared: Remark['subject'];
}

/** Every operation asks for those of the document. */
const known = new WeakMap<Operation['servers'], WeakMap<Operation['servers'], readonly Change[]>>();

function changesOf(before: Operation['servers'], after: Operation['servers']): readonly Change[] {
  let others = known.get(before);
  if (!others) known.set(before, (others = new WeakMap()));
  let changes = others.get(after);
  if (!changes)
    others.set(
      after,
      (changes = [...changesBetween(addressesOf(before), addressesOf(after)), ...unseen(before, after)]),
    );
  return changes;
}

function changesBetween(old: Addresses, now: Addresses): readonly Change[] {
  const gone = new Map([...old].filter(([address]) => !covers(now, address)));
  const added = new Map([...now].filter(([address]) => !covers(old, address)));
  const beside = gone.size < old.size ? 'too' : 'now';
  const alike = [...gone].flatMap(([address]) => becomesAlike(address, now) ?? []);
  for (const { address } of alike) gone.delete(address);
  return [
    ...alike,
    ...grouped(gone).map(group => serverRemoved(group, now)),
    ...grouped(added).map(group => serverAdded(group, beside)),
  ];
}

/** Servers of too many addresses, that one version alone has or that have other ones: what was not looked at is named. */
function unseen(before: Operation['servers'], after: Operation['servers']): readonly Change[] {
  const written = ({ url, variables }: Operation['servers'][number]) =>
    canonical([url, ...[...variables].map(([name, each]) => [name, each.default, ...(each.enum ?? [])])]);
  const [old, now] = [uncounted(before), uncounted(after)];
  const [was, is] = [new Set(old.map(written)), new Set(now.map(written))];
  const others = [...old.filter(each => !is.has(written(each))), ...now.filter(each => !was.has(written(each)))];
  return [...new Set(others.map(({ url }) => url))].map(url => ({
    address: url,
    said: {
      code: 'server-removed',
      level: 'risky',
      message: `the addresses of ${url} are others`,
      ...undecided(
        `whether all addresses of ${url} are still there`,
        'there are more than a thousand, which are not compared one by one',
        'Write a server for each list of values that changes',
      ),
    },
    shared: ['document', url],
  }));
}

/** @param beside whether the API is found where it was as well */
function serverAdded(group: Group, beside: 'too' | 'now'): Change {
  const message = `the API is found at ${shownGroup(group)} ${beside}`;
  return {
    address: group.name,
    said: { code: 'server-added', level: 'safe', message },
    shared: ['document', group.name],
  };
}

/** As the document has it, where a variable may be anything. */
function shown(address: string, { server }: Address): string {
  return address.includes('{}') ? server.url : address;
}

function shownGroup({ name, addresses }: Group): string {
  const at = addresses.get(name);
  return at ? shown(name, at) : name;
}

/** An address that is the same as another one but for the host, which one of the two does not say. */
function becomesAlike(address: string, now: Addresses): Change | undefined {
  const { path, isRelative } = pathOf(address);
  const alike = [...now.keys()].find(each => {
    const other = pathOf(each);
    return other.path === path && other.isRelative !== isRelative;
  });
  if (alike === undefined) return undefined;
  const unknown = undecided(
    `whether ${address} and ${alike} are the same address`,
    'no document says on which host a relative one is',
    'State the whole address in both versions',
  );
  const said = { code: 'server-removed', level: 'risky', message: `${address} is ${alike} now`, ...unknown } as const;
  return { address, said, shared: ['document', address, alike] };
}

function serverRemoved(group: Group, now: Addresses): Change {
  const { name, addresses } = group;
  const [first] = addresses.values();
  const kept = keptOf(addresses, now);
  const message = goneFrom(shownGroup(group), kept);
  return {
    address: name,
    said: { code: 'server-removed', level: 'breaking', message },
    ...(first && { lost: { ...first, url: urlBeside(first, now) } }),
    shared: ['document', name, ...kept],
  };
}

const mostKept = 3;

/** Of a server whose variable could be anything some addresses may be left. */
function keptOf(lost: Addresses, now: Addresses): readonly string[] {
  return [...now].flatMap(([each, there]) => (covers(lost, each) ? [shown(each, there)] : []));
}

function goneFrom(name: string, kept: readonly string[]): string {
  if (kept.length === 0) return `the API is not declared at ${name} any more`;
  const more = kept.length > mostKept ? ` and ${kept.length - mostKept} more` : '';
  return `of ${name}, the API is declared at ${kept.slice(0, mostKept).join(', ')}${more} alone now`;
}

function say({ before, after }: Pair, context: Context, { change, isShared, remark }: Told): void {
  const { address, lost } = change;
  const isShown = lost && (!isShared || context.first(`server ${address}`));
  context.report.remark({
    ...remark,
    reaches: { operation: after.key, part: '' },
    ...(isShown && { witness: witnessAt(before, lost, context) }),
  });
}

function witnessAt(old: Operation, { url }: Address, { before }: Context) {
  const party = { side: before, operation: { ...old, servers: [{ url, variables: new Map() }] } };
  const message = requestMessage({ travels: 'request', writer: party, reader: party }, {});
  return witnessOf({ before: old, after: old }, 'request', '', null, message);
}
