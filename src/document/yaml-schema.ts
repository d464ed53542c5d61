/** The core schema of YAML 1.2, https://yaml.org/spec/1.2.2/#103-core-schema */
import type { Schema } from 'js-yaml';
import { jsYaml } from './yaml-package.js';

const NULL = /^(?:null|Null|NULL|~)$/;
const BOOL = /^(?:true|True|TRUE|false|False|FALSE)$/;
const INT = /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/;
const FLOAT =
  /^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/** Whether a plain scalar is a number. */
export function isNumber(written: string): boolean {
  return INT.test(written) || FLOAT.test(written);
}

/** The value of a number as written. */
export function numberOf(written: string): number {
  return INT.test(written) ? Number(written) : readFloat(written);
}

/** `0`-`9`, `+`, `-`, `.`: what a number begins with. Most scalars are words, and told by their first character. */
function mayBeNumber(data: string | null): data is string {
  if (data === null || data === '') return false;
  const code = data.charCodeAt(0);
  return (code >= 0x30 && code <= 0x39) || code === 0x2b || code === 0x2d || code === 0x2e;
}

/**
 * js-yaml's own core schema is near YAML 1.2 but also takes `0b1`, and does not take `-.5`.
 * @param onNumber called with each number as written, before the node's close event
 * @param make what stands for a number. Default: itself
 */
export function coreSchema(
  onNumber: (written: string) => void,
  make: (written: string, value: number) => number = (_, value) => value,
): Schema {
  const { FAILSAFE_SCHEMA, Type } = jsYaml();
  const numberType = (name: string, form: RegExp, read: (data: string) => number) =>
    new Type(`tag:yaml.org,2002:${name}`, {
      kind: 'scalar',
      resolve: (data: string | null) => mayBeNumber(data) && form.test(data),
      construct: (data: string) => {
        onNumber(data);
        return make(data, read(data));
      },
    });
  return FAILSAFE_SCHEMA.extend({
    implicit: [
      new Type('tag:yaml.org,2002:null', {
        kind: 'scalar',
        resolve: (data: string | null) => data === null || data === '' || (data.length < 5 && NULL.test(data)),
        construct: () => null,
      }),
      new Type('tag:yaml.org,2002:bool', {
        kind: 'scalar',
        resolve: (data: string | null) => data !== null && data.length < 6 && BOOL.test(data),
        construct: (data: string) => data.charCodeAt(0) === 0x74 || data.charCodeAt(0) === 0x54,
      }),
      numberType('int', INT, Number),
      numberType('float', FLOAT, readFloat),
    ],
  });
}

function readFloat(data: string): number {
  const last = data.at(-1)!.toLowerCase();
  if (last === 'f') return data.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (last === 'n') return Number.NaN;
  return Number(data);
}
