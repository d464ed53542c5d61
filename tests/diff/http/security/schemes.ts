/** One scheme of each way to show credentials, a line each, from the third on. */
export const schemes = `components:
  securitySchemes:
    token: { type: http, scheme: bearer }
    key: { type: apiKey, in: header, name: X-Key }
    login: { type: oauth2, flows: { clientCredentials: { tokenUrl: https://a.example/token, scopes: { read: r, write: w } } } }
`;
