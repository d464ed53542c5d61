/** https://www.iana.org/assignments/iana-ipv4-special-registry/ and iana-ipv6-special-registry */
import { BlockList, isIP } from 'node:net';

const refused4 = new BlockList();
const SPECIAL_4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
for (const [network, prefix] of SPECIAL_4) refused4.addSubnet(network, prefix, 'ipv4');
// a cloud's metadata service outside the networks above
refused4.addAddress('168.63.129.16', 'ipv4');

// IPv6 is the other way about: public addresses are one network, less what tunnels to IPv4 or documents
const public6 = new BlockList();
public6.addSubnet('2000::', 3, 'ipv6');
const refused6 = new BlockList();
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  refused6.addSubnet(network, prefix, 'ipv6');
}

/** Whether an IP address is one of the public internet: not private, link-local, loopback, or a metadata service's. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !refused4.check(address, 'ipv4');
    case 6:
      return public6.check(address, 'ipv6') && !refused6.check(address, 'ipv6');
    default:
      return false;
  }
}
