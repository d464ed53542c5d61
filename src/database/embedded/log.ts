import { readFileSync, renameSync, statSync } from 'node:fs';
import { codeOf } from './code-of.js';

/** Where a log goes on from: its length, 0 where there is none. */
export function sizeOf(log: string): number {
  return statSync(log, { throwIfNoEntry: false })?.size ?? 0;
}

const longest = 1024 * 1024;

/** Sets a long log aside, in place of the one before it: it never takes more than twice its limit and what one run adds. */
export function shorten(log: string): void {
  if (sizeOf(log) > longest) renameSync(log, `${log}.1`);
}

/**
 * What a server said last that was of weight.
 * @param from where its part of the log begins
 */
export function lastWords(log: string, from: number): string {
  const lines = readPart(log, from).trimEnd().split('\n');
  const heavy = lines.filter(line => /(FATAL|PANIC|HINT|DETAIL):|error while loading/.test(line)).slice(-3);
  return (heavy.length > 0 ? heavy : lines.slice(-3)).map(withoutStamp).join(' ');
}

const withoutStamp = (line: string) => line.replace(/^[-\d]+ [:.\d]+ \S+ \[\d+\] /, '');

/** What was written to a log since it was so long. */
export function readPart(log: string, from: number): string {
  try {
    return readFileSync(log).subarray(from).toString();
  } catch (error) {
    return `no log (${codeOf(error)})`;
  }
}
