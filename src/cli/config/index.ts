export { type ReadSettings, readSettings, type SettingsPlace } from './read-settings.js';
