// Reads what was sent against its schema; the complaint names fields and never repeats what stood in them.
import { CandourError } from '@candour/contract';
import type { z } from 'zod';

/** @throws CandourError `input-malformed` with the fields' names */
export function readInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new CandourError('input-malformed', fieldsOf(parsed.error));
}

/** `body.outcome, body.reasonSealed`: no zod message, since some of them quote. */
export function fieldsOf(error: z.ZodError): string {
  const fields = error.issues.map((issue) =>
    issue.path.length > 0
      ? issue.path.map(String).join('.')
      : issue.code === 'unrecognized_keys'
        ? 'unknown fields'
        : 'the whole',
  );
  return [...new Set(fields)].slice(0, 20).join(', ');
}

/** An id in a path that is none is an address where nothing is. @throws CandourError `not-found` */
export function readId<Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new CandourError('not-found');
}
