export { hashApiKey, type NewApiKey, newApiKey } from './new-api-key.js';
