/** A contract of which parts can be changed. */
export interface ShopParts {
  readonly version?: string;
  readonly maxLength?: number;
  readonly remove?: boolean;
  readonly cats?: boolean;
  readonly description?: string;
}

/** A document of a shop. */
export function shop(parts: ShopParts = {}): string {
  const { version = '1.2.0', maxLength = 20, remove = true, cats = false, description = 'A pet.' } = parts;
  return `openapi: 3.1.0
info: { title: Shop, version: ${version} }
paths:
  /pets:
    post:
      requestBody:
        content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
      responses: { '204': { description: Kept } }
${remove ? "  /pets/{id}:\n    delete:\n      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]\n      responses: { '204': { description: Gone } }\n" : ''}${cats ? "  /cats:\n    get:\n      responses: { '204': { description: None } }\n" : ''}components:
  schemas:
    Pet:
      description: ${description}
      type: object
      required: [name]
      properties:
        name: { type: string, maxLength: ${maxLength} }
`;
}
