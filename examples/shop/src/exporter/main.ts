import { ownSettings } from '../services/settings.js';
import { watchDatabase } from './watch-database.js';
import { watchNodes } from './watch-nodes.js';
import { watchRedis } from './watch-redis.js';

const { databases, redis, otlpUrl } = ownSettings();
const remote = await Promise.all([
  ...Object.entries(databases).map(([hostName, url]) => watchDatabase(hostName, url, otlpUrl)),
  ...Object.entries(redis).map(([hostName, url]) => watchRedis(hostName, url, otlpUrl)),
]);
const watches = [...remote, ...watchNodes(otlpUrl)];
process.send?.('ready');
const end = () => void Promise.all(watches.map((watch) => watch.stop())).then(() => process.exit(0));
process.once('SIGTERM', end).once('disconnect', end);
