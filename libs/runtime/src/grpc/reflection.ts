import type { Server } from '@grpc/grpc-js';
import { ReflectionService } from '@grpc/reflection';
import { packageDefinition } from '@compass/contracts';

/** Adds grpc.reflection.v1 (and v1alpha): tools such as grpcurl need no .proto file. @param services those that are served */
export function addReflection(server: Server, services: readonly string[]): void {
  new ReflectionService(packageDefinition, { services: [...services] }).addToServer(server);
}
