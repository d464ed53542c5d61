import type { Parameter, Schema } from '../../../contract/index.js';
import { parameterCodec } from '../wire/codec.js';
import { styleKey } from '../wire/style-key.js';
import type { Manner, WrittenText } from '../wire/texts.js';
import { isParsed, schemaOf } from './plan.js';

/** How parameters are written and read, and headers as parameters. */
export const parameterManner: Manner<Parameter> = {
  key: styleKey,
  isParsed,
  codec: (side, schema, style, use) => parameterCodec(side, withSchema(style, schema), use),
};

export function textOf(parameter: Parameter): WrittenText<Parameter> {
  return {
    schema: schemaOf(parameter),
    style: parameter,
    // worked out where something is told alone
    get location() {
      return parameter.location;
    },
  };
}

/** A parameter of the same style whose values are those of another schema. */
export function withSchema(parameter: Parameter, schema: Schema | undefined): Parameter {
  if (schemaOf(parameter) === schema) return parameter;
  const { schema: _own, content, ...rest } = parameter;
  const other = schema && { schema };
  if (!content) return { ...rest, ...other };
  const { schema: _inner, ...media } = content;
  return { ...rest, content: { ...media, ...other } };
}
