// https://spec.openapis.org/registry/format/

/** The names of the registry, and those of JSON Schema. */
export const formats: ReadonlySet<string> = new Set([
  ...['base64url', 'binary', 'byte', 'char', 'commonmark', 'date', 'date-time', 'date-time-local', 'decimal'],
  ...['decimal128', 'double', 'double-int', 'duration', 'email', 'float', 'hostname', 'html', 'http-date', 'idn-email'],
  ...['idn-hostname', 'int16', 'int32', 'int64', 'int8', 'ipv4', 'ipv6', 'iri', 'iri-reference', 'json-pointer'],
  ...['media-range', 'password', 'regex', 'relative-json-pointer', 'sf-binary', 'sf-boolean', 'sf-decimal'],
  ...['sf-integer', 'sf-string', 'sf-token', 'time', 'time-local', 'uint16', 'uint32', 'uint64', 'uint8', 'uri'],
  ...['uri-reference', 'uri-template', 'uuid'],
]);

const bySound = new Map([...formats].map(name => [soundOf(name), name]));

/** Names that are written for others. */
const aliases: Readonly<Record<string, string>> = {
  guid: 'uuid',
  integer32: 'int32',
  integer64: 'int64',
  long: 'int64',
  iso8601: 'date-time',
  url: 'uri',
};

/** The format of the registry that a name is written for: in other capitals, with other hyphens, or under a common alias. */
export function nearestFormat(name: string): string | undefined {
  const sound = soundOf(name);
  return bySound.get(sound) ?? (Object.hasOwn(aliases, sound) ? aliases[sound] : undefined);
}

function soundOf(name: string): string {
  return name.toLowerCase().replace(/[-_ ]/g, '');
}
