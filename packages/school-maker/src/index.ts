// Made-up schools of any size from one seed; marked as made up wherever they show.
export { deviceNames, madeUpPassword, type MadePupil, type MadeStaff } from './people.ts';
export { type BeaconPlace, makePolicy } from './policy.ts';
export { type FirstDocuments, makeFirstDocuments, makeTeamKey, type MadeTeamKey } from './documents.ts';
export { type DraftDocument, type MadeSigner, makeSigners, signDraft } from './signers.ts';
export { readStarterList, settleSchool, type SettledSchool, type SettleOptions } from './settle.ts';
export { fernhill, littleCombe, type SchoolSpec, type StaffSpec } from './specs.ts';
export { type Chance, chanceFrom } from './random.ts';
