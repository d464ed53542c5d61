// https://spec.openapis.org/oas/v3.1.0#operation-object
import { defineFunction } from '../../functions/define.js';
import { isObject } from '../../functions/values.js';
import type { FunctionResult } from '../../types.js';

/** No two parameters of a list have both name and place in common; of OpenAPI 2, one body, and none beside form data. */
export const oasOpParams = defineFunction<readonly unknown[], null>(
  { input: { type: 'array' }, options: null },
  (parameters, _options, { path }) => {
    if (parameters.length < 2) return undefined;
    const seen = new Set<string>();
    const results: FunctionResult[] = [];
    const bodies: number[] = [];
    let forms = 0;
    for (const [index, parameter] of parameters.entries()) {
      if (!isObject(parameter) || '$ref' in parameter) continue;
      const { in: place, name } = parameter;
      const key = `${place}-${name}`;
      if (seen.has(key))
        results.push({
          message: `Another parameter here is in "${place}" and named "${name}" too`,
          path: [...path, index],
        });
      seen.add(key);
      if (place === 'body') bodies.push(index);
      if (place === 'formData') forms++;
    }
    if (bodies.length > 0 && forms > 0) results.push({ message: 'A parameter in "body" excludes those in "formData"' });
    const more = bodies
      .slice(1)
      .map(index => ({ message: 'Another parameter is in "body" too', path: [...path, index] }));
    return [...results, ...more];
  },
);
