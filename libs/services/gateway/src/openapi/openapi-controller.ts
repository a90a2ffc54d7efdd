import { Controller, Get } from '@nestjs/common';
import { Needs } from '../access/scope.js';
import { openApiDocument } from './openapi-document.js';

/** Serves the document of the REST API. */
@Controller()
@Needs('open')
export class OpenApiController {
  private readonly document = openApiDocument();

  @Get('openapi.json')
  get() {
    return this.document;
  }
}
