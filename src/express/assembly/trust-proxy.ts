import { BlockList, isIP } from 'node:net';

/** Whose word of a request is taken: nobody's, that of so many proxies, or that of proxies at these addresses. */
export type TrustProxy = false | number | ((address: string) => boolean);

/** @param addresses of proxies: IP addresses, or networks as in 10.0.0.0/8 */
export function trustedAt(addresses: readonly string[]): (address: string) => boolean {
  const blocks = new BlockList();
  for (const text of addresses) {
    const [address = '', bits] = text.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) blocks.addAddress(address, family);
    else blocks.addSubnet(address, Number(bits), family);
  }
  return address => {
    const version = isIP(address);
    return version !== 0 && blocks.check(address, version === 6 ? 'ipv6' : 'ipv4');
  };
}

/** Whether a text is an address or a network. */
export function isNetwork(text: unknown): boolean {
  if (typeof text !== 'string') return false;
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 6 ? 128 : 32));
}
