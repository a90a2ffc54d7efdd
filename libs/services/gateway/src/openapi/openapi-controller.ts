import { Controller, Get } from '@nestjs/common';
import { Needs } from '../access/scope.js';
import { openApiDocument } from './openapi-document.js';

/** Serves the document of the REST API: beside it, and under its version, where clients look first. */
@Controller()
@Needs('open')
export class OpenApiController {
  private readonly document = openApiDocument();

  @Get(['openapi.json', 'v1/openapi.json'])
  get() {
    return this.document;
  }
}
