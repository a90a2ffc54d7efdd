export { intakeService } from './intake-service.js';
