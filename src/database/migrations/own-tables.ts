/** The tables in which migrations are remembered; no fingerprint has them. */
export const ledgerTable = 'specwright_migrations';
export const dataTable = 'specwright_data_migrations';
