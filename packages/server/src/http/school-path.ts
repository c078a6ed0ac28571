// The school that an address names.
import { CandourError, schoolIdSchema } from '@candour/contract';
import type { SchoolId } from '@candour/contract';
import type { FastifyRequest } from 'fastify';

/** @throws CandourError `not-found` */
export function readSchoolId(request: FastifyRequest): SchoolId {
  const parsed = schoolIdSchema.safeParse((request.params as { school?: unknown }).school);
  if (!parsed.success) throw new CandourError('not-found', 'school');
  return parsed.data;
}
