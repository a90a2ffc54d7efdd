import { NestFactory } from '@nestjs/core';
import type { DynamicModule, Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Workers } from '../lifecycle/worker.js';
import type { Platform } from '../platform/platform.js';
import type { ServiceDefinition } from '../service-definition.js';
import { nestLogger } from './nest-logger.js';
import { platformModule } from './platform-module.js';

class ServiceRoot {}

/** The Nest container of one service, built but not yet listening. */
export function createContainer(platform: Platform, workers: Workers): Promise<NestExpressApplication> {
  const root: DynamicModule = {
    module: ServiceRoot,
    imports: [platformModule(platform, workers), serviceModule(platform)],
  };
  return NestFactory.create<NestExpressApplication>(root, {
    logger: nestLogger,
    abortOnError: false,
    bodyParser: false,
  });
}

function serviceModule({ definition, settings }: Platform): Type | DynamicModule {
  const { module } = definition;
  return isClass(module) ? module : module(settings);
}

function isClass(module: ServiceDefinition['module']): module is Type {
  return Function.prototype.toString.call(module).startsWith('class');
}
