/** Code units of the marks in a timestamp. */
const mark = { zero: 0x30, dash: 0x2d, space: 0x20, colon: 0x3a, point: 0x2e, plus: 0x2b } as const;

/**
 * Reads a `timestamp with time zone` as a session in UTC with `DateStyle` ISO writes it, `2026-01-31 10:20:30.123456+00`: without the
 * regular expressions that pg reads every form with.
 * https://www.postgresql.org/docs/current/datatype-datetime.html#DATATYPE-DATETIME-OUTPUT
 * @returns undefined for every other text; microseconds are cut to milliseconds
 */
export function readUtcTimestamp(text: string): Date | undefined {
  const end = text.length - 3;
  if (end < 19 || text.charCodeAt(end) !== mark.plus || digits(text, end + 1, 2) !== 0) return undefined;
  if (text.charCodeAt(4) !== mark.dash || text.charCodeAt(7) !== mark.dash || text.charCodeAt(10) !== mark.space)
    return undefined;
  if (text.charCodeAt(13) !== mark.colon || text.charCodeAt(16) !== mark.colon) return undefined;
  const year = digits(text, 0, 4);
  const milliseconds = end === 19 ? 0 : fraction(text, end);
  // Date.UTC takes the years up to 99 for those of the last century; a sum is NaN where one of its numbers is
  if (!(year > 99)) return undefined;
  const day = Date.UTC(year, digits(text, 5, 2) - 1, digits(text, 8, 2));
  const seconds = digits(text, 11, 2) * 3600 + digits(text, 14, 2) * 60 + digits(text, 17, 2);
  const time = day + seconds * 1000 + milliseconds;
  return Number.isNaN(time) ? undefined : new Date(time);
}

function fraction(text: string, end: number): number {
  if (text.charCodeAt(19) !== mark.point || end > 26) return Number.NaN;
  return Math.trunc(digits(text, 20, end - 20) / 10 ** (end - 23));
}

/** NaN where one is no digit. */
function digits(text: string, from: number, count: number): number {
  let number = 0;
  for (let index = from; index < from + count; index++) {
    const digit = text.charCodeAt(index) - mark.zero;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}
