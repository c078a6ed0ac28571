// The door for tools that set up or look into an installation: made-up schools, tests, benches and the command line.
export { type Clock, systemClock } from './clock.ts';
export { type ConnectedDatabase, connectDatabase } from './database/connect.ts';
export { type Database, inSchool, listSchools, type SchoolTransaction } from './database/database.ts';
export { codeOf } from './devices/rules.ts';
export { addEnrolmentCode } from './devices/store.ts';
export { publishDocument } from './documents/publish.ts';
export { hashPassword } from './people/passwords.ts';
export { type NewAction, record } from './record/record.ts';
export { makeSchool } from './schools.ts';
