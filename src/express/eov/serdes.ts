/** How values of a format are written into responses and read from requests. */
export interface SerDes {
  readonly format: string;
  readonly serialize?: (value: unknown) => string;
  readonly deserialize?: (text: string) => unknown;
}

/** One format in both directions, and in either alone. */
export interface SerDesPair extends SerDes {
  readonly serializer: SerDes;
  readonly deserializer: SerDes;
}

function pair(format: string, serialize: (value: Date) => string): SerDesPair {
  const write = (value: unknown) => (value instanceof Date ? serialize(value) : String(value));
  const deserialize = (text: string) => new Date(text);
  return Object.freeze({
    format,
    serialize: write,
    deserialize,
    serializer: Object.freeze({ format, serialize: write }),
    deserializer: Object.freeze({ format, deserialize }),
  });
}

const dateTime = pair('date-time', value => value.toISOString());
const date = pair('date', value => value.toISOString().slice(0, 10));

/** What is written where nothing else is asked for. */
const defaultSerDes: readonly SerDes[] = Object.freeze([date.serializer, dateTime.serializer]);

export const serdes = Object.freeze({ dateTime, date, defaultSerDes });

/** Dates are written by default, and read only when asked for. */
export function withDefaults(given: readonly SerDes[]): readonly SerDes[] {
  const formats = new Set(given.map(({ format }) => format));
  return [...given, ...defaultSerDes.filter(({ format }) => !formats.has(format))];
}
