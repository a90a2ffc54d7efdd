import { Controller, Get } from '@nestjs/common';
import { openApiDocument } from './openapi-document.js';

/** Serves the document of the REST API. */
@Controller()
export class OpenApiController {
  private readonly document = openApiDocument();

  @Get('openapi.json')
  get() {
    return this.document;
  }
}
