// Where the text for measuring lies on this machine: beside the repository, or where CANDOUR_DATA says. It is never in the repository.
import { join } from 'node:path';

export const dataFolder = process.env['CANDOUR_DATA'] ?? join(import.meta.dirname, '../../../shared/data');
