import type { Json } from '../../../document/index.js';
import { validatorOf } from '../functions/schema/validators.js';
import type { FunctionEntry } from '../types.js';
import { isRecord } from './node.js';

/** What is wrong with `functionOptions`, and where in them. */
export interface OptionFault {
  readonly message: string;
  readonly path: readonly string[];
}

/** Holds the options of a rule against what its function takes. */
export function optionFault({ options: schema }: FunctionEntry, options: unknown): OptionFault | undefined {
  if (schema === null) {
    return options === null || options === undefined ? undefined : { message: 'it takes no options', path: [] };
  }
  if (!isRecord(schema)) return undefined;
  const check = validatorOf(schema, 'draft7', false);
  if (check(options)) return undefined;
  const [error] = check.errors ?? [];
  const names = (error?.instancePath ?? '').split('/').slice(1);
  const { additionalProperty, allowedValues } = error?.params ?? {};
  const which = additionalProperty ?? (Array.isArray(allowedValues) ? allowedValues.join(', ') : undefined);
  const what = which === undefined ? '' : ` (${which})`;
  const where = names.length === 0 ? 'the options' : names.join('.');
  return { message: `${where} ${error?.message ?? 'do not fit'}${what}`, path: names };
}

const types: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isRecord,
  array: Array.isArray,
  string: value => typeof value === 'string',
  number: value => typeof value === 'number' && Number.isFinite(value),
  integer: Number.isInteger,
  boolean: value => typeof value === 'boolean',
};

/** Whether a function looks at a value: made once, since every value of a document may be asked about. */
export function inputCheck(schema: Json | undefined): (value: unknown) => boolean {
  if (!isRecord(schema)) return () => true;
  const { type, ...rest } = schema;
  const test = typeof type === 'string' && Object.keys(rest).length === 0 ? types[type] : undefined;
  return test ?? (value => validatorOf(schema, 'draft7', false)(value) === true);
}
