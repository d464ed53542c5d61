export { type ApiKeysOptions, apiKeys } from './api-keys.js';
export { hashApiKey, type NewApiKey, newApiKey } from './new-api-key.js';
