// https://spec.openapis.org/oas/v3.2.0.html#media-types
const form = 'application/x-www-form-urlencoded';
const sequential = /^(?:application\/(?:x-jsonlines|jsonl|x-ndjson|ndjson|json-seq)|text\/event-stream|.*\+json-seq)$/;
const json = /^(?:application\/json|text\/json|.*\+json)$/;
const text =
  /^(?:text\/(?!json$|event-stream$|\*)|application\/(?:xml|yaml|x-yaml|javascript|graphql|sql|x-pem-file)$|[^*]*\+(?:xml|yaml)$)/;

/** Whether what a media range stands for is passed on as the text that it is. */
export function isText(range: string): boolean {
  return text.test(essenceOf(range));
}

export function isXml(range: string): boolean {
  return /^(?:application|text)\/(?:.+\+)?xml$/.test(essenceOf(range));
}

export function isForm(range: string): boolean {
  return essenceOf(range) === form;
}

export function isMultipart(range: string): boolean {
  return essenceOf(range).startsWith('multipart/');
}

/** Whether a body is a sequence of items. https://spec.openapis.org/oas/v3.2.0.html#sequential-media-types */
export function isSequential(range: string): boolean {
  return sequential.test(essenceOf(range));
}

/** Whether a media type's bodies are bytes to which nothing more is known; ranges may stand for others, too. */
export function isBytes(range: string): boolean {
  const known = [isText, isForm, isMultipart, isSequential].some(is => is(range));
  return !known && !json.test(essenceOf(range)) && !range.includes('*');
}

function essenceOf(range: string): string {
  return (range.split(';')[0] ?? '').trim().toLowerCase();
}
