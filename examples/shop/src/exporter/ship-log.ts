import { SeverityNumber, type Logger } from '@opentelemetry/api';
import { open, type FileHandle } from 'node:fs/promises';

/** One line of Postgres' JSON log, as far as it is told on. */
interface LogLine {
  readonly timestamp: string;
  readonly error_severity: string;
  readonly message: string;
  readonly detail?: string;
  readonly statement?: string;
  readonly application_name?: string;
}

const LEVELS: Readonly<Record<string, { severityNumber: SeverityNumber; severityText: string }>> = {
  WARNING: { severityNumber: SeverityNumber.WARN, severityText: 'WARN' },
  ERROR: { severityNumber: SeverityNumber.ERROR, severityText: 'ERROR' },
  FATAL: { severityNumber: SeverityNumber.ERROR, severityText: 'ERROR' },
  PANIC: { severityNumber: SeverityNumber.FATAL, severityText: 'FATAL' },
};
const INFO = { severityNumber: SeverityNumber.INFO, severityText: 'INFO' };

/** Tells on what a database server logs; each call of `ship` sends the lines that were added since the last. */
export class LogShipper {
  private partial = '';

  private constructor(
    private readonly file: FileHandle,
    private readonly logger: Logger,
  ) {}

  static async open(path: string, logger: Logger): Promise<LogShipper> {
    return new LogShipper(await open(path), logger);
  }

  async ship(): Promise<void> {
    const added = await this.file.readFile('utf8');
    const lines = (this.partial + added).split('\n');
    this.partial = lines.pop() ?? '';
    for (const line of lines) this.emit(JSON.parse(line) as LogLine);
  }

  close(): Promise<void> {
    return this.file.close();
  }

  private emit(line: LogLine): void {
    const told = {
      'db.log.detail': line.detail,
      'db.query.text': line.statement,
      'db.client.name': line.application_name,
    };
    this.logger.emit({
      ...(LEVELS[line.error_severity] ?? INFO),
      timestamp: new Date(line.timestamp),
      body: line.message,
      attributes: Object.fromEntries(Object.entries(told).filter(([, value]) => value)),
    });
  }
}
