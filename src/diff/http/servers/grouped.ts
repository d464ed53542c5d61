// https://spec.openapis.org/oas/v3.2.0.html#server-variable-object
import type { Server } from '../../../contract/index.js';
import { type Address, type Addresses, addressesOf } from './addresses.js';

/** Addresses that one version alone has, for one cause. */
export interface Group {
  /** As it is called: the address where it is one alone. */
  readonly name: string;
  readonly addresses: Addresses;
}

/** All addresses of a server at once, else those with one value of a variable, else each. */
export function grouped(alone: Addresses): readonly Group[] {
  const servers = new Set([...alone.values()].map(({ server }) => server));
  const groups = [...servers].flatMap(server => {
    const whole = groupOf(server, alone);
    return whole ? [whole] : valuesOf(server).flatMap(part => groupOf(part, alone) ?? []);
  });
  const told = new Set(groups.flatMap(({ addresses }) => [...addresses.keys()]));
  const others = [...alone].filter(([address]) => !told.has(address));
  return [...groups, ...others.map(([name, at]) => ({ name, addresses: new Map([[name, at]]) }))];
}

/** A server whose addresses are several, and all alone. */
function groupOf(server: Server, alone: Addresses): Group | undefined {
  const addresses = new Map<string, Address>();
  for (const address of addressesOf([server]).keys()) {
    const at = alone.get(address);
    if (!at) return undefined;
    addresses.set(address, at);
  }
  return addresses.size > 1 ? { name: server.url, addresses } : undefined;
}

/** A server with each of the values of its variables. */
function valuesOf(server: Server): readonly Server[] {
  return [...server.variables].flatMap(([name, { enum: values = [] }]) =>
    values.map(value => {
      const variables = new Map([...server.variables].filter(([other]) => other !== name));
      return { ...server, url: server.url.replaceAll(`{${name}}`, () => value), variables };
    }),
  );
}
