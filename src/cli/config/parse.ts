import type { Location } from '../../diagnostics/index.js';
import { loadText } from '../../document/index.js';

/** A configuration as read, with the places of its settings. */
export interface ParsedConfig {
  readonly value: unknown;
  readonly locate: (pointer: string, part: 'key' | 'value') => Location;
}

/**
 * Reads a configuration from YAML or JSON, as documents are read: same YAML, same limits, same findings.
 * @param display the file's name as the user would type it
 * @throws FindingsError where the text is neither
 */
export async function parseConfig(text: string, display: string): Promise<ParsedConfig> {
  const { root } = await loadText(text, { display });
  return { value: root.value, locate: (pointer, part) => root.locate(pointer, part) };
}
