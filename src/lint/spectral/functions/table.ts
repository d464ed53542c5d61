import type { FunctionEntry } from '../types.js';
import { alphabetical } from './alphabetical.js';
import { casing } from './casing.js';
import { or, xor } from './choice.js';
import { enumeration } from './enumeration.js';
import { length } from './length.js';
import { pattern } from './pattern.js';
import { defined, falsy, truthy, undefinedValue } from './presence.js';
import { schema } from './schema.js';
import { typedEnum } from './typed-enum.js';
import { unreferencedReusableObject } from './unreferenced-reusable-object.js';

/** The functions that every ruleset may name. */
export const functions: Readonly<Record<string, FunctionEntry>> = {
  alphabetical,
  casing,
  defined,
  enumeration,
  falsy,
  length,
  or,
  pattern,
  schema,
  truthy,
  typedEnum,
  undefined: undefinedValue,
  unreferencedReusableObject,
  xor,
};
