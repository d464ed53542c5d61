export { compareSites } from './compare-sites.js';
