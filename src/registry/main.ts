import { tellStartError } from './start/start-error.js';
import { startServer } from './start/start-server.js';

const say = (text: string) => void process.stderr.write(text);
try {
  await startServer({ env: process.env, say });
} catch (error) {
  tellStartError(error, say);
  process.exit(1);
}
