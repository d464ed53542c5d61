export { cacheFolder } from './cache-folder.js';
export { toolStamp, toolVersion } from './tool-stamp.js';
