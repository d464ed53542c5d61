// https://spec.openapis.org/oas/v2.0#parameter-object
import { defineFunction } from '../../functions/define.js';
import { isObject } from '../../functions/values.js';

const input = {
  type: 'object',
  properties: { consumes: { type: 'array' }, parameters: { type: 'array' } },
  required: ['consumes', 'parameters'],
};

/** An operation of OpenAPI 2 with form data consumes a media type of forms. */
export const oasOpFormDataConsumeCheck = defineFunction<
  { readonly consumes: readonly unknown[]; readonly parameters: readonly unknown[] },
  null
>({ input, options: null }, ({ consumes, parameters }) => {
  const hasForm = parameters.some(parameter => isObject(parameter) && parameter['in'] === 'formData');
  const takesForms = consumes.some(type =>
    /application\/x-www-form-urlencoded|multipart\/form-data/.test(String(type)),
  );
  return hasForm && !takesForms
    ? [{ message: 'Form data needs application/x-www-form-urlencoded or multipart/form-data among what is consumed' }]
    : undefined;
});
