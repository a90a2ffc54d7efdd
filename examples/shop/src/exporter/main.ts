import { ownSettings } from '../services/settings.js';
import { watchDatabase } from './watch-database.js';

const { databases, otlpUrl } = ownSettings();
const watches = await Promise.all(
  Object.entries(databases).map(([hostName, url]) => watchDatabase(hostName, url, otlpUrl)),
);
process.send?.('ready');
const end = () => void Promise.all(watches.map((watch) => watch.stop())).then(() => process.exit(0));
process.once('SIGTERM', end).once('disconnect', end);
