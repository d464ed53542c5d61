import pg from 'pg';
import { readUtcTimestamp } from '../../../src/database/connect/timestamp.js';

const readByPg = pg.types.getTypeParser(1184, 'text') as (text: string) => unknown;

describe('readUtcTimestamp', () => {
  // of a linear congruence, so that each run has the same ones: from the year 100 to 9999
  let state = 20_26;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
  const first = new Date('0100-01-01T00:00:00Z').getTime();
  const last = new Date('9999-12-31T23:59:59.999Z').getTime();

  test('reads what Postgres writes of 20,000 moments, with 0 to 6 digits of a fraction', () => {
    const wrong: string[] = [];
    for (let count = 0; count < 20_000; count++) {
      const moment = new Date(Math.floor(first + next() * (last - first)));
      const micros = String(Math.floor(next() * 1000)).padStart(3, '0');
      const text = moment
        .toISOString()
        .replace('T', ' ')
        .replace('Z', micros)
        .replace(/\.?0+$/, '');
      if (readUtcTimestamp(`${text}+00`)?.toISOString() !== moment.toISOString()) wrong.push(text);
    }
    expect(wrong).toEqual([]);
  });

  test.each([
    '2026-01-31 10:20:30+00',
    '2026-01-31 10:20:30.5+00',
    '2024-02-29 23:59:59.25+00',
    '0100-01-01 00:00:00+00',
  ])('reads %s as pg does', text => {
    expect(readUtcTimestamp(text)).toEqual(readByPg(text));
    expect(readUtcTimestamp(text)).toBeInstanceOf(Date);
  });

  test('cuts microseconds, as a Date has none', () => {
    expect(readUtcTimestamp('2026-01-31 10:20:30.029999+00')?.getUTCMilliseconds()).toBe(29);
  });

  test.each([
    'infinity',
    '-infinity',
    '2026-01-31 10:20:30+01',
    '2026-01-31 10:20:30-05:30',
    '2026-01-31 10:20:30',
    '0044-03-15 10:20:30+00 BC',
    '0044-03-15 10:20:30+00',
    '12026-01-31 10:20:30+00',
    '2026-01-31',
    '31/01/2026 10:20:30+00',
    '2026-01-31 10:20:30,5+00',
    '2026-01-31 1a:20:30+00',
    '',
  ])('leaves "%s" to pg', text => {
    expect(readUtcTimestamp(text)).toBeUndefined();
  });
});
