// https://spec.openapis.org/oas/v3.1.0#tag-object
import { defineFunction } from '../../functions/define.js';

const input = {
  type: 'array',
  items: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
};

/** No two tags have one name; the later ones are told. */
export const uniquenessTags = defineFunction<readonly { readonly name: string }[], null>(
  { input, options: null },
  (tags, _options, { path }) => {
    const names = tags.map(({ name }) => name);
    return names.flatMap((name, index) =>
      names.indexOf(name) === index
        ? []
        : [{ message: `Another tag is named "${name}" too`, path: [...path, index, 'name'] }],
    );
  },
);
