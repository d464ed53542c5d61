import type { Random } from './random.js';

type FormatText = (random: Random) => string;

const words = ['amber', 'birch', 'cedar', 'delta', 'ember', 'fjord', 'grove', 'heron', 'iris', 'juniper'] as const;

export function wordOf(random: Random): string {
  return random.pick(words);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function dateText(random: Random): string {
  return `20${two(random.integer(20, 29))}-${two(random.integer(1, 12))}-${two(random.integer(1, 28))}`;
}

function timeText(random: Random): string {
  return `${two(random.integer(0, 23))}:${two(random.integer(0, 59))}:${two(random.integer(0, 59))}Z`;
}

function hex(random: Random, length: number): string {
  return Array.from({ length }, () => '0123456789abcdef'[random.integer(0, 15)]).join('');
}

function base64(random: Random): string {
  return Buffer.from(wordOf(random)).toString('base64');
}

function uuidText(random: Random): string {
  const variant = '89ab'[random.integer(0, 3)];
  return `${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-${variant}${hex(random, 3)}-${hex(random, 12)}`;
}

function httpDate(random: Random): string {
  return new Date(Date.UTC(random.integer(2020, 2029), random.integer(0, 11), random.integer(1, 28))).toUTCString();
}

function small(low: number, high: number): FormatText {
  return random => String(random.integer(low, high));
}

const ipv4: FormatText = random => `192.0.2.${random.integer(1, 254)}`;
const uri: FormatText = random => `https://example.com/${wordOf(random)}`;

/** Texts of each format of the OpenAPI registry. https://spec.openapis.org/registry/format/ */
export const formatTexts: ReadonlyMap<string, FormatText> = new Map<string, FormatText>([
  ['base64url', random => Buffer.from(wordOf(random)).toString('base64url')],
  ['binary', wordOf],
  ['byte', base64],
  ['char', random => wordOf(random).slice(0, 1)],
  ['commonmark', wordOf],
  ['date', dateText],
  ['date-time', random => `${dateText(random)}T${timeText(random)}`],
  ['date-time-local', random => `${dateText(random)}T${timeText(random).slice(0, -1)}`],
  ['time-local', random => timeText(random).slice(0, -1)],
  ['decimal', random => `${random.integer(1, 99)}.5`],
  ['decimal128', random => `${random.integer(1, 99)}.5`],
  ['double', random => `${random.integer(1, 99)}.5`],
  ['float', random => `${random.integer(1, 99)}.5`],
  ['double-int', small(1, 99)],
  ['duration', random => `P${random.integer(1, 9)}D`],
  ['email', random => `${wordOf(random)}@example.com`],
  ['hostname', random => `${wordOf(random)}.example.com`],
  ['html', random => `<p>${wordOf(random)}</p>`],
  ['http-date', httpDate],
  ['idn-email', random => `${wordOf(random)}@example.com`],
  ['idn-hostname', random => `${wordOf(random)}.example.com`],
  ['int8', small(1, 99)],
  ['int16', small(1, 99)],
  ['int32', small(1, 99)],
  ['int64', small(1, 99)],
  ['uint8', small(1, 99)],
  ['uint16', small(1, 99)],
  ['uint32', small(1, 99)],
  ['uint64', small(1, 99)],
  ['ipv4', ipv4],
  ['ip', ipv4],
  ['ipv6', random => `2001:db8::${hex(random, 3)}1`],
  ['iri', uri],
  ['iri-reference', random => `/${wordOf(random)}`],
  ['json-pointer', random => `/${wordOf(random)}`],
  ['json', random => JSON.stringify(wordOf(random))],
  ['media-range', () => 'application/json'],
  ['password', random => `${wordOf(random)}-${random.integer(10, 99)}`],
  ['phone', random => `+1555${random.integer(1_000_000, 9_999_999)}`],
  ['regex', random => `^${wordOf(random)}$`],
  ['relative-json-pointer', random => `1/${wordOf(random)}`],
  ['sf-binary', random => `:${base64(random)}:`],
  ['sf-boolean', random => (random.chance(0.5) ? '?1' : '?0')],
  ['sf-decimal', random => `${random.integer(1, 99)}.5`],
  ['sf-integer', small(1, 99)],
  ['sf-string', random => `"${wordOf(random)}"`],
  ['sf-token', wordOf],
  ['time', timeText],
  ['uri', uri],
  ['url', uri],
  ['uri-reference', random => `/${wordOf(random)}`],
  ['uri-template', random => `/${wordOf(random)}/{id}`],
  ['uuid', uuidText],
]);

/** Texts that grow: for a format whose text has to be longer than usual. */
export const longTexts: ReadonlyMap<string, (random: Random, length: number) => string> = new Map([
  ['email', (random, length) => `${wordOf(random).padEnd(Math.min(64, length - 12), 'x')}@example.com`],
  ['uri', (random, length) => `https://example.com/${wordOf(random)}`.padEnd(length, 'x')],
  ['url', (random, length) => `https://example.com/${wordOf(random)}`.padEnd(length, 'x')],
  ['uri-reference', (random, length) => `/${wordOf(random)}`.padEnd(length, 'x')],
  ['iri', (random, length) => `https://example.com/${wordOf(random)}`.padEnd(length, 'x')],
  ['iri-reference', (random, length) => `/${wordOf(random)}`.padEnd(length, 'x')],
  ['byte', (_, length) => 'YWJj'.repeat(Math.ceil(length / 4))],
  ['base64url', (_, length) => 'YWJj'.repeat(Math.ceil(length / 4))],
  ['hostname', (_, length) => `${'abcdefg.'.repeat(Math.ceil(length / 8))}`.slice(0, length - 1).concat('x')],
  ['decimal', (_, length) => '1'.repeat(length)],
  ['json-pointer', (random, length) => `/${wordOf(random)}`.padEnd(length, 'x')],
  ['regex', (_, length) => 'x'.repeat(length)],
  ['sf-string', (_, length) => `"${'x'.repeat(Math.max(0, length - 2))}"`],
  ['html', (_, length) => `<p>${'x'.repeat(Math.max(0, length - 7))}</p>`],
]);

/** The shortest text of formats whose usual ones may be too long for a `maxLength`. */
export const shortTexts: ReadonlyMap<string, string> = new Map([
  ['email', 'a@b.co'],
  ['idn-email', 'a@b.co'],
  ['uri', 'a:b'],
  ['url', 'a:b'],
  ['iri', 'a:b'],
  ['uri-reference', '/'],
  ['iri-reference', '/'],
  ['uri-template', '/'],
  ['hostname', 'a'],
  ['idn-hostname', 'a'],
  ['ipv4', '1.1.1.1'],
  ['ipv6', '::1'],
  ['byte', ''],
  ['base64url', ''],
  ['json-pointer', ''],
  ['regex', 'a'],
  ['decimal', '1'],
  ['decimal128', '1'],
  ['double', '1'],
  ['float', '1'],
  ['int64', '1'],
  ['int32', '1'],
  ['sf-string', '""'],
  ['sf-binary', '::'],
  ['sf-decimal', '1'],
  ['html', ''],
]);
