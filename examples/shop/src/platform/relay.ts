// `node relay.js PORT HOST`: passes each connection to its PORT on to the same port of HOST, as a load balancer does.
import { connect, createServer } from 'node:net';

const [port = 0, host = ''] = [Number(process.argv[2]), process.argv[3]];

createServer((caller) => {
  const service = connect(port, host);
  caller.pipe(service).pipe(caller);
  caller.on('error', () => service.destroy());
  service.on('error', () => caller.destroy());
}).listen(port, '0.0.0.0', () => console.log('ready'));
