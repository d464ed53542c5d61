const pet = { $ref: '#/components/schemas/Pet' };
const json = (schema: object) => ({ 'application/json': { schema } });

/** A small pet shop, as a value that may be changed. */
export const petShop = (base = '/v1') => ({
  openapi: '3.0.3',
  info: { title: 'Pets', version: '1' },
  servers: [{ url: base }],
  paths: {
    '/pets': {
      get: {
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, default: 10 } }],
        responses: { 200: { description: 'Pets', content: json({ type: 'array', items: pet }) } },
      },
      post: {
        requestBody: { required: true, content: json(pet) },
        responses: { 201: { description: 'Made', content: json(pet) } },
      },
    },
    '/pets/{id}': {
      get: {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
        responses: { 200: { description: 'Pet', content: json(pet) } },
      },
    },
    '/secret': { get: { security: [{ key: [] }], responses: { 200: { description: 'Ok', content: json({}) } } } },
    '/photos': {
      post: {
        requestBody: {
          required: true,
          content: {
            'multipart/form-data': {
              schema: {
                type: 'object',
                required: ['photo'],
                properties: { photo: { type: 'string', format: 'binary' }, title: { type: 'string' } },
              },
            },
          },
        },
        responses: { 200: { description: 'Ok', content: json({}) } },
      },
    },
  },
  components: {
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
    schemas: {
      Pet: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string' },
          kind: { type: 'string', default: 'dog' },
          born: { type: 'string', format: 'date-time' },
        },
      },
    },
  },
});
