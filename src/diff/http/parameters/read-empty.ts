// https://spec.openapis.org/oas/v3.0.4.html#parameter-object
import type { Parameter } from '../../../contract/index.js';
import type { WireShape } from '../../../plan/index.js';
import type { Sendable } from '../../report.js';
import type { Travels } from '../../types.js';
import { encodedName } from '../message/encoded-name.js';
import type { Side } from '../side.js';
import { parameterCodec } from '../wire/codec.js';
import { schemaOf, wireOf } from './plan.js';
import { isPrimitive } from './readings.js';

/** What a parameter without a value is read as; without `value`: as if it were left out. */
export interface EmptyRead {
  readonly value?: unknown;
}

/**
 * Reads a parameter of the query that is sent without a value, as services do: with `allowEmptyValue` it is an empty text where
 * it may be a text, and else left out. Undefined: it is refused.
 */
export function readEmpty(side: Side, parameter: Parameter, use: Travels): EmptyRead | undefined {
  if (!parameter.allowEmptyValue) return parameterCodec(side, parameter, use).read(`${encodedName(parameter.name)}=`);
  const schema = schemaOf(parameter);
  if (mayBeText(wireOf(side, schema))) return { value: '' };
  const hasDefault = typeof schema?.json === 'object' && schema.json['default'] !== undefined;
  return parameter.required && !hasDefault ? undefined : {};
}

function mayBeText({ primitive, ...shape }: WireShape): boolean {
  return primitive ? primitive.includes('string') : isPrimitive(shape);
}

/** What can be sent where what is empty is compared by itself. */
export function withoutEmpty(sendable: Sendable): Sendable {
  const { name, others } = sendable;
  return {
    name: `${name}, not empty`,
    isReadBack: value => !isEmpty(value) && sendable.isReadBack(value),
    others:
      others &&
      (() => {
        const { all, some } = others();
        return { all: { ...all, not: { enum: ['', ['']] } }, some };
      }),
  };
}

function isEmpty(value: unknown): boolean {
  return value === '' || (Array.isArray(value) && value.length === 1 && value[0] === '');
}
