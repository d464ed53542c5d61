// https://spec.openapis.org/oas/v3.2.0.html#request-body-object
import type { RequestBody } from '../contract/index.js';

/** Whether all that can be sent is nothing: generators write such bodies for every operation. */
export function isEmpty({ required, content }: RequestBody): boolean {
  return (
    !required &&
    content.every(({ schema }) => {
      const json = schema?.json;
      if (typeof json !== 'object' || json['additionalProperties'] !== false) return false;
      return Object.keys(json['properties'] ?? {}).length === 0;
    })
  );
}
