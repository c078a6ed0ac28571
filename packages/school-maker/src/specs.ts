// The two made-up schools of the demo, and the form in which any other is asked for.
import type { StaffRole } from '@candour/contract';

export interface StaffSpec {
  readonly name: string;
  readonly account: string;
  readonly roles: readonly StaffRole[];
  /** Signs documents with an own key, under this role. */
  readonly signsAs?: StaffRole;
}

export interface SchoolSpec {
  readonly id: string;
  readonly name: string;
  readonly years: readonly number[];
  readonly classesPerYear: number;
  readonly pupilCount: number;
  readonly deviceCount: number;
  readonly staff: readonly StaffSpec[];
  /** How many incidents the term behind it brought. */
  readonly incidentCount: number;
}

/** 240 pupils and 300 devices. */
export const fernhill: SchoolSpec = {
  id: 'fernhill',
  name: 'Fernhill Academy',
  years: [7, 8, 9, 10, 11],
  classesPerYear: 2,
  pupilCount: 240,
  deviceCount: 300,
  incidentCount: 140,
  staff: [
    { name: 'Denise Okafor', account: 'd.okafor', roles: ['lead'], signsAs: 'lead' },
    { name: 'Tom Barlow', account: 't.barlow', roles: ['lead'] },
    { name: 'Mina Chaudhry', account: 'm.chaudhry', roles: ['reviewer'] },
    { name: 'Helen Marsh', account: 'h.marsh', roles: ['head'], signsAs: 'head' },
    { name: 'Gareth Lloyd', account: 'g.lloyd', roles: ['governor'], signsAs: 'governor' },
    { name: 'Ruth Anand', account: 'r.anand', roles: ['outside-signer'], signsAs: 'outside-signer' },
    { name: 'Sam Nowak', account: 's.nowak', roles: ['technician'] },
    { name: 'Priti Shah', account: 'p.shah', roles: ['redress-officer'] },
    { name: 'Owen Reid', account: 'o.reid', roles: ['auditor'] },
  ],
};

/** 90 pupils with three staff; the other signers come from outside. */
export const littleCombe: SchoolSpec = {
  id: 'little-combe',
  name: 'Little Combe School',
  years: [5, 6, 7, 8],
  classesPerYear: 1,
  pupilCount: 90,
  deviceCount: 60,
  incidentCount: 30,
  staff: [
    { name: 'Joan Parry', account: 'j.parry', roles: ['head', 'lead'], signsAs: 'head' },
    { name: 'Luke Adeyemi', account: 'l.adeyemi', roles: ['lead', 'reviewer'], signsAs: 'lead' },
    { name: 'Carol Webb', account: 'c.webb', roles: ['technician'] },
    { name: 'Ifor Bowen', account: 'i.bowen', roles: ['outside-signer'], signsAs: 'outside-signer' },
    { name: 'Sunita Gill', account: 's.gill', roles: ['governor'], signsAs: 'governor' },
  ],
};
