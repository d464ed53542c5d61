/** Words that can't name a binding in strict mode, https://tc39.es/ecma262/#prod-ReservedWord, and those that read as a value. */
const words =
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false ' +
  'finally for function if implements import in instanceof interface let new null package private protected public return ' +
  'static super switch this throw true try typeof var void while with yield undefined NaN Infinity globalThis';

/** Names that an ordinary object already has, and `then`, which would make a module or a set of handlers a promise. */
const members = [...Object.getOwnPropertyNames(Object.prototype), 'prototype', 'then'];

/** What handler files and their index import and export themselves, and what a CommonJS module can't declare. */
const ofModules = ['handlers', 'Handlers', 'notImplemented', 'exports', 'require', '__esModule'];

const reserved: ReadonlySet<string> = new Set([...words.split(' '), ...members, ...ofModules]);

export function isReservedName(name: string): boolean {
  return reserved.has(name);
}

/** `index` is the folder's own file; the others are devices on Windows whatever their extension. */
const reservedFile = /^(index|con|prn|aux|nul|com\d|lpt\d)$/;

export function isReservedFileName(name: string): boolean {
  return reservedFile.test(name);
}
