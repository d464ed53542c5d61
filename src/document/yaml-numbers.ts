import type { ScalarTag, Tags } from 'yaml';
import type { Json } from './types.js';
import { WrittenNumber } from './written-number.js';
import { yamlPackage } from './yaml-package.js';
import { isNumber, numberOf } from './yaml-schema.js';

const exactNumber: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  default: true,
  identify: value => value instanceof WrittenNumber,
  test: { test: isNumber } as RegExp, // nothing but `test` is asked of it
  resolve: written => new WrittenNumber(written, numberOf(written)),
  stringify: ({ value }) => (value instanceof WrittenNumber ? value.written : String(value)),
};

/** Tags for the package `yaml` by which every number is printed as it was read. */
export function exactNumbers(tags: Tags): Tags {
  return [exactNumber, ...tags];
}

/** A value for the package to make nodes of: it would take a Number object for the number in it. */
export function withNumberNodes(value: Json): unknown {
  if (value instanceof WrittenNumber) return new (yamlPackage().Scalar)(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withNumberNodes);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withNumberNodes(item)]));
}
