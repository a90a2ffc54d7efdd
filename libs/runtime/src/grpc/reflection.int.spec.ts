import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client, credentials } from '@grpc/grpc-js';
import { loadSync, type ServiceDefinition } from '@grpc/proto-loader';
import { runDemo } from '../testing/run-demo.js';

const library = dirname(createRequire(import.meta.url).resolve('@grpc/reflection/package.json'));
const definitions = loadSync(join(library, 'build/proto/grpc/reflection/v1/reflection.proto'), { oneofs: true });
const { ServerReflectionInfo: method } = definitions[
  'grpc.reflection.v1.ServerReflection'
] as unknown as ServiceDefinition;

interface Answer {
  readonly listServicesResponse?: { readonly service: readonly { readonly name: string }[] };
  readonly fileDescriptorResponse?: { readonly fileDescriptorProto: readonly Buffer[] };
  readonly errorResponse?: { readonly errorCode: number };
}

let demo: Awaited<ReturnType<typeof runDemo>>;
let client: Client;
beforeAll(async () => {
  demo = await runDemo();
  client = new Client(demo.service.grpcAddress, credentials.createInsecure());
});
afterAll(async () => {
  client.close();
  await demo.stop();
});

function ask(question: object): Promise<Answer> {
  const { path, requestSerialize, responseDeserialize } = method!;
  const call = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
  return new Promise((resolve, reject) => {
    call.on('data', resolve).on('error', reject);
    call.write(question);
    call.end();
  });
}

test('who has no .proto file can ask which services there are, and what their messages look like', async () => {
  const name = 'compass.investigations.v1.InvestigationService';
  const { listServicesResponse } = await ask({ listServices: '' });
  expect(listServicesResponse?.service.map((each) => each.name)).toContain(name);
  const { fileDescriptorResponse } = await ask({ fileContainingSymbol: name });
  expect(Buffer.concat([...fileDescriptorResponse!.fileDescriptorProto]).toString('latin1')).toContain('GetTimeline');
  expect((await ask({ fileContainingSymbol: 'compass.none' })).errorResponse).toBeDefined();
});
