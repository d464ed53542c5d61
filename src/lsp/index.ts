export type { Review, Reviewer, ReviewRequest } from './review.js';
export { reviewed } from './reviewed.js';
export { type ServerNeeds, serve } from './server.js';
