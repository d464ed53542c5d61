// https://docs.stoplight.io/docs/spectral/aa15cdee143a1-formats

/** Whether a document is of a kind. Rulesets may bring their own. */
export interface Format {
  (document: unknown, source: string | null): boolean;
  displayName?: string;
}

function openApi(displayName: string, field: string, version: RegExp): Format {
  const format: Format = document => {
    if (typeof document !== 'object' || document === null || !Object.hasOwn(document, field)) return false;
    // an own member was just found
    return version.test(String((document as Readonly<Record<string, unknown>>)[field]));
  };
  return Object.assign(format, { displayName });
}

/** Of documents that are not OpenAPI ones, of which there are none here. */
function never(displayName: string): Format {
  return Object.assign(() => false, { displayName });
}

/** The formats that rulesets may name, as modules do: YAML files may have dots and dashes in the place of `_`. */
export const formats = {
  oas2: openApi('OpenAPI 2.0 (Swagger)', 'swagger', /^\s*2(?!\d)/),
  oas3: openApi('OpenAPI 3.x', 'openapi', /^\s*3(?!\d)/),
  oas3_0: openApi('OpenAPI 3.0.x', 'openapi', /^3\.0(?:\.\d*)?$/),
  oas3_1: openApi('OpenAPI 3.1.x', 'openapi', /^3\.1(?:\.\d*)?$/),
  oas3_2: openApi('OpenAPI 3.2.x', 'openapi', /^3\.2(?:\.\d*)?$/),
  aas2: never('AsyncAPI 2.x'),
  aas2_0: never('AsyncAPI 2.0.x'),
  aas2_1: never('AsyncAPI 2.1.x'),
  aas2_2: never('AsyncAPI 2.2.x'),
  aas2_3: never('AsyncAPI 2.3.x'),
  aas2_4: never('AsyncAPI 2.4.x'),
  aas2_5: never('AsyncAPI 2.5.x'),
  aas2_6: never('AsyncAPI 2.6.x'),
  aas3: never('AsyncAPI 3.x'),
  aas3_0: never('AsyncAPI 3.0.x'),
  arazzo1_0: never('Arazzo 1.0.x'),
  jsonSchema: never('JSON Schema'),
  jsonSchemaLoose: never('JSON Schema, any'),
  jsonSchemaDraft4: never('JSON Schema draft 4'),
  jsonSchemaDraft6: never('JSON Schema draft 6'),
  jsonSchemaDraft7: never('JSON Schema draft 7'),
  jsonSchemaDraft2019_09: never('JSON Schema 2019-09'),
  jsonSchemaDraft2020_12: never('JSON Schema 2020-12'),
} as const satisfies Record<string, Format>;

const byName = new Map<string, Format>(Object.entries(formats).map(([name, format]) => [plain(name), format]));

/** A format by its name in a YAML file: `oas3.0`, `oas3_0`, `asyncapi2`, `json-schema-draft7`. */
export function formatNamed(name: string): Format | undefined {
  const written = plain(name);
  return (
    byName.get(written) ??
    byName.get(written.replace(/^asyncapi/, 'aas')) ??
    byName.get(written.replace(/^jsonschema(?=20)/, 'jsonschemadraft'))
  );
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[._-]/g, '');
}
