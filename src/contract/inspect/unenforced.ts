import type { Contract, MediaType, Operation } from '../types.js';
import type { Unenforced } from './inspection.js';

/** The constructs of a contract that are not held against what is sent, each with its place and the reason. */
export function unenforced(contract: Contract): readonly Unenforced[] {
  const found = new Map<string, Unenforced>();
  for (const operation of contract.operations) {
    for (const media of mediaTypesOf(operation)) {
      if (!isXml(media.range) || media.schema === undefined) continue;
      const { location } = media;
      found.set(`${location.file}#${location.pointer}`, {
        construct: `schema of ${media.range}`,
        reason: 'XML bodies are matched by media type and size, their content is passed on as text',
        location,
      });
    }
  }
  for (const { content } of contract.operations.flatMap(({ responses }) => responses)) {
    for (const { range, location, schema, itemSchema } of content) {
      if (!isMultipart(range) || (schema ?? itemSchema) === undefined) continue;
      found.set(`${location.file}#${location.pointer}`, {
        construct: `parts of ${range}`,
        reason: 'a multipart response is matched by media type, and sent as the bytes that it is',
        location,
      });
    }
  }
  for (const { range, location, part } of nestedParts(contract)) {
    found.set(`${location.file}#${location.pointer}`, {
      construct: `parts within ${part} of ${range}`,
      reason: 'a part that is multipart itself is refused with content-type: RFC 7578 gave up parts within parts',
      location,
    });
  }
  for (const operation of contract.webhooks) {
    const { location } = operation;
    found.set(`${location.file}#${location.pointer}`, {
      construct: operation.key,
      reason: 'what this API sends to others is typed, not enforced: it does not pass through the service',
      location,
    });
  }
  return Object.freeze([...found.values()]);
}

/** Parts of requests whose own type is multipart: `encoding` within an `encoding` is about theirs. */
function nestedParts({ operations }: Contract) {
  return operations
    .flatMap(({ requestBody }) => requestBody?.content ?? [])
    .flatMap(({ range, location, encoding, prefixEncoding, itemEncoding }) => {
      const named = [...encoding].map(([name, one]) => [`the part ${name}`, one] as const);
      const ordered = [...prefixEncoding, ...(itemEncoding ? [itemEncoding] : [])].map(one => ['parts', one] as const);
      const nested = [...named, ...ordered].find(([, { contentTypes }]) => contentTypes.some(isMultipart));
      return nested ? [{ range, location, part: nested[0] }] : [];
    });
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
