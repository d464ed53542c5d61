const sizes = { GiB: 1024 ** 3, MiB: 1024 ** 2, KiB: 1024, B: 1 } as const;
const times = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 } as const;

type Units = Readonly<Record<string, number>>;

/** @returns bytes; undefined where it is no size */
export function readBytes(text: string): number | undefined {
  return read(/^\d+$/.test(text) ? `${text}B` : text, sizes);
}

/** @returns milliseconds; undefined where it is no duration: without a unit nobody can tell seconds from milliseconds */
export function readDuration(text: string): number | undefined {
  return text === '0' ? 0 : read(text, times);
}

export function bytesText(bytes: number): string {
  return write(bytes, sizes, 'B');
}

export function durationText(milliseconds: number): string {
  return write(milliseconds, times, 'ms');
}

function read(text: string, units: Units): number | undefined {
  const [, digits, unit = ''] = /^(\d{1,15})([A-Za-z]{1,3})$/.exec(text) ?? [];
  if (digits === undefined || !Object.hasOwn(units, unit)) return undefined;
  return Number(digits) * units[unit]!;
}

/** In the largest unit that it is a whole number of. */
function write(value: number, units: Units, smallest: string): string {
  const [unit, factor] = Object.entries(units).find(([, each]) => value > 0 && value % each === 0) ?? [smallest, 1];
  return `${value / factor}${unit}`;
}
