import type { Says } from './terms.js';

/** Which texts have a format: all that match the pattern where it is exact, else only such. */
export interface Shape {
  readonly pattern: string;
  readonly exact: boolean;
  /** Some that have it. */
  readonly texts: readonly string[];
}

const uuid = '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$';
const byte = '(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])';

/** https://spec.openapis.org/registry/format/ */
const shapes: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  [
    'date',
    { pattern: '^[0-9]{4}-[01][0-9]-[0-3][0-9]$', exact: false, texts: ['2024-02-29', '2025-01-01', '1999-12-31'] },
  ],
  [
    'date-time',
    {
      pattern:
        '^[0-9]{4}-[01][0-9]-[0-3][0-9][Tt ][0-2][0-9]:[0-5][0-9]:[0-6][0-9](?:\\.[0-9]+)?(?:[Zz]|[+-][0-2][0-9]:[0-5][0-9])$',
      exact: false,
      texts: ['2024-02-29T12:00:00Z', '2025-01-01T00:00:00.5+01:00'],
    },
  ],
  ['time', { pattern: '^[0-2][0-9]:[0-5][0-9]:[0-6][0-9]', exact: false, texts: ['12:00:00Z', '23:59:59.5+01:00'] }],
  ['uuid', { pattern: uuid, exact: true, texts: ['123e4567-e89b-12d3-a456-426614174000'] }],
  ['ipv4', { pattern: `^(?:${byte}\\.){3}${byte}$`, exact: true, texts: ['192.0.2.1', '10.0.0.1'] }],
  ['ipv6', { pattern: '^[0-9a-fA-F:.]{2,45}$', exact: false, texts: ['::1', '2001:db8::1'] }],
  ['email', { pattern: '@', exact: false, texts: ['a@example.com', 'ann.lee@example.org'] }],
  [
    'uri',
    {
      pattern: '^[a-zA-Z][a-zA-Z0-9+.-]*:',
      exact: false,
      texts: ['https://example.com/a', 'urn:a:b', 'mailto:a@example.com'],
    },
  ],
  ['duration', { pattern: '^P', exact: false, texts: ['P1D', 'PT1H', 'P1Y2M'] }],
]);

export function shapeOf(format: string): Shape | undefined {
  return shapes.get(format);
}

/** Texts of the formats that are asked for. */
export function formatTexts(asserted: readonly Says[]): readonly string[] {
  return asserted.flatMap(says => (says.is === 'format' ? (shapeOf(says.text)?.texts ?? []) : []));
}
