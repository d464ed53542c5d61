import type { Format } from '../runtime/rules.js';

/** Dates and times, https://www.rfc-editor.org/rfc/rfc3339 (section 5.6; durations: appendix A) */
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const TIME = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(z|([+-])(\d\d):(\d\d))?$/i;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function daysOf(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0);
}

export function isDate(text: string): boolean {
  const found = DATE.exec(text);
  if (!found) return false;
  const day = Number(found[3]);
  return day >= 1 && day <= daysOf(Number(found[1]), Number(found[2]));
}

/** @param zone whether an offset must be there (true) or must not (false) */
export function isTime(text: string, zone = true): boolean {
  const found = TIME.exec(text);
  if (!found || (found[4] !== undefined) !== zone) return false;
  const [hour, minute, second] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const sign = found[5] === '-' ? -1 : 1;
  const [offsetHour, offsetMinute] = [Number(found[6] ?? 0), Number(found[7] ?? 0)];
  if (hour > 23 || minute > 59 || offsetHour > 23 || offsetMinute > 59) return false;
  if (second < 60) return true;
  // A leap second ends a day of universal time.
  const universal = hour * 60 + minute - sign * (offsetHour * 60 + offsetMinute);
  return second === 60 && (!zone || (universal + 2880) % 1440 === 1439);
}

export function isDateTime(text: string, zone = true): boolean {
  return /^[Tt]$/.test(text.charAt(10)) && isDate(text.slice(0, 10)) && isTime(text.slice(11), zone);
}

const DURATION =
  /^P(?:\d+W|(?=[\dT])(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)?(?:T(?=\d)(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?)$/;

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const IMF = /^([A-Z][a-z]{2}), (\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT$/;

/** IMF-fixdate, what senders write: https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7 */
export function isHttpDate(text: string): boolean {
  const found = IMF.exec(text);
  if (!found) return false;
  const [, weekday = '', day, monthName = '', year, hour, minute, second] = found;
  const month = MONTHS.indexOf(monthName);
  if (month < 0 || Number(day) < 1 || Number(day) > daysOf(Number(year), month + 1)) return false;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return false;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), month, Number(day));
  return WEEKDAYS[date.getUTCDay()] === weekday;
}

const text = (expected: string, test: (value: string) => boolean): Format => ({ applies: 'string', expected, test });

export const dateFormats: readonly (readonly [string, Format])[] = [
  ['date', text('a date as in RFC 3339, such as 2024-02-29', isDate)],
  ['time', text('a time with offset as in RFC 3339, such as 12:30:00Z', value => isTime(value))],
  ['time-local', text('a time without offset, such as 12:30:00', value => isTime(value, false))],
  ['date-time', text('a date and time as in RFC 3339, such as 2024-02-29T12:30:00Z', value => isDateTime(value))],
  [
    'date-time-local',
    text('a date and time without offset, such as 2024-02-29T12:30:00', value => isDateTime(value, false)),
  ],
  ['duration', text('a duration as in RFC 3339, such as P3DT12H', value => DURATION.test(value))],
  ['http-date', text('a date as HTTP writes it, such as Sun, 06 Nov 1994 08:49:37 GMT', isHttpDate)],
];
