/** Of bigint: what every number of a row is below. */
export const largest = '9223372036854775807';
