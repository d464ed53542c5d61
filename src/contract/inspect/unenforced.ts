import type { Contract, MediaType, Operation } from '../types.js';
import type { Unenforced } from './inspection.js';

/** The constructs of a contract that are not held against what is sent, each with its place and the reason. */
export function unenforced(contract: Contract): readonly Unenforced[] {
  const all = [xmlContents, responseParts, nestedParts, webhooks].flatMap(constructs => constructs(contract));
  // a construct that several operations refer to stands in one place
  const found = new Map(all.map(one => [`${one.location.file}#${one.location.pointer}`, one]));
  return Object.freeze([...found.values()]);
}

function xmlContents({ operations }: Contract): readonly Unenforced[] {
  return operations
    .flatMap(mediaTypesOf)
    .filter(({ range, schema }) => isXml(range) && schema !== undefined)
    .map(({ range, location }) => ({
      construct: `schema of ${range}`,
      reason: 'XML bodies are matched by media type and size, their content is passed on as text',
      location,
    }));
}

function responseParts({ operations }: Contract): readonly Unenforced[] {
  return operations
    .flatMap(({ responses }) => responses.flatMap(({ content }) => content))
    .filter(({ range, schema, itemSchema }) => isMultipart(range) && (schema ?? itemSchema) !== undefined)
    .map(({ range, location }) => ({
      construct: `parts of ${range}`,
      reason: 'a multipart response is matched by media type, and sent as the bytes that it is',
      location,
    }));
}

/** Parts of requests whose own type is multipart: `encoding` within an `encoding` is about theirs. */
function nestedParts({ operations }: Contract): readonly Unenforced[] {
  return operations
    .flatMap(({ requestBody }) => requestBody?.content ?? [])
    .flatMap(({ range, location, encoding, prefixEncoding, itemEncoding }) => {
      const named = [...encoding].map(([name, one]) => [`the part ${name}`, one] as const);
      const ordered = [...prefixEncoding, ...(itemEncoding ? [itemEncoding] : [])].map(one => ['parts', one] as const);
      const nested = [...named, ...ordered].find(([, { contentTypes }]) => contentTypes.some(isMultipart));
      if (!nested) return [];
      const construct = `parts within ${nested[0]} of ${range}`;
      const reason =
        'a part that is multipart itself is refused with content-type: RFC 7578 gave up parts within parts';
      return [{ construct, reason, location }];
    });
}

function webhooks(contract: Contract): readonly Unenforced[] {
  return contract.webhooks.map(({ key, location }) => ({
    construct: key,
    reason: 'what this API sends to others is typed, not enforced: it does not pass through the service',
    location,
  }));
}

function isMultipart(range: string): boolean {
  return /^multipart\//i.test(range.trim());
}

function mediaTypesOf({ requestBody, responses, parameters }: Operation): readonly MediaType[] {
  return [
    ...(requestBody?.content ?? []),
    ...responses.flatMap(({ content }) => content),
    ...parameters.flatMap(({ content }) => (content ? [content] : [])),
  ];
}

function isXml(range: string): boolean {
  return /^(?:application|text)\/(?:.+\+)?xml\b/i.test(range.trim());
}
