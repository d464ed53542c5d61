// https://spec.openapis.org/oas/v3.1.0#tag-object
import { defineFunction } from '../../functions/define.js';
import { isObject } from '../../functions/values.js';
import { operationsOf } from '../operations.js';

/** Every tag of an operation is among the document's. */
export const oasTagDefined = defineFunction<Record<string, unknown>, null>(
  { input: { type: 'object' }, options: null },
  ({ tags, paths }) => {
    const declared = new Set<unknown>(
      Array.isArray(tags) ? tags.map(tag => (isObject(tag) ? tag['name'] : undefined)) : [],
    );
    declared.delete(undefined);
    return operationsOf(paths).flatMap(({ path, operation }) =>
      (Array.isArray(operation['tags']) ? operation['tags'] : []).flatMap((tag: unknown, index) =>
        declared.has(tag) ? [] : [{ message: `The tag "${tag}" is not declared`, path: [...path, 'tags', index] }],
      ),
    );
  },
);
