import { type Logger, pino } from 'pino'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>

/**
 * The server's log: one JSON line an event, on standard output.
 *
 * Nothing personal and no secret is ever handed to it; should one slip in under its usual name, it is blanked.
 */
export function openLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        'token',
        'code',
        'cookie',
        'authorization',
        'name',
        'idNumber',
        'member',
        '*.token',
        '*.code',
        '*.cookie',
        '*.authorization',
        '*.idNumber',
        '*.member',
      ],
      censor: '***',
    },
  })
}

/** Says nothing: for tests. */
export const SILENT: Log = pino({ level: 'silent' })
