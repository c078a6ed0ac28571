// Where a child finds help by itself, by nation. Numbers as their owners publish them, November 2026; none of these sites is ever watched.
import type { PolicyBody } from '@candour/contract';

const everywhere = [
  'If somebody is in danger now: 999.',
  'Childline: 0800 1111 or childline.org.uk, free, day and night. It does not show on the phone bill.',
  'Samaritans: 116 123, free, day and night.',
  'Shout: text SHOUT to 85258, free, day and night.',
];

export const help = {
  england: [...everywhere, 'NHS mental health help: 111, option 2.'],
  wales: [
    ...everywhere,
    'Meic: 080 880 23456 or meiccymru.org, for children in Wales, in Welsh and English.',
    'NHS mental health help in Wales: 111, option 2.',
  ],
  scotland: [...everywhere, 'Breathing Space: 0800 83 85 87.', 'NHS 24 mental health help: 111.'],
  'northern-ireland': [...everywhere, 'Lifeline: 0808 808 8000, free, day and night.'],
} as const satisfies Record<PolicyBody['nation'], readonly string[]>;
