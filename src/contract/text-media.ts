// https://spec.openapis.org/oas/v3.2.0.html#media-types
const text =
  /^(?:text\/(?!json\b|event-stream\b|\*)|application\/(?:xml|yaml|x-yaml|javascript|graphql|sql|x-pem-file)$|[^;*]*\+(?:xml|yaml)$)/;

/** Whether what a media range stands for is passed on as the text that it is. */
export function isText(range: string): boolean {
  return text.test((range.split(';')[0] ?? '').trim().toLowerCase());
}
