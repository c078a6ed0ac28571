// What is watched at a school, in plain sentences made from the policy in force and from nothing else (P6).
import type { PolicyBody } from '@candour/contract';

export interface WatchedSection {
  readonly title: string;
  readonly sentences: readonly string[];
}

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const listOf = (words: readonly string[]): string => new Intl.ListFormat('en-GB').format(words);
const kept = { count: 'only counted', words: 'told to a safeguarding lead with the words around it', 'words-and-clip': 'told to a safeguarding lead with the words around it and a short clip of the screen' } as const;
const beyond = { nothing: 'Nothing is watched', 'help-only': 'Nothing is sent to the school; the device may show where to find help', 'text-kept': 'Text is looked at, kept on the device, and sent when it is back at school' } as const;

export function watchedSections(policy: PolicyBody): WatchedSection[] {
  const { who, when, surfaces, evidence, ring, people } = policy;
  const watched = [surfaces.typed ? 'type' : '', surfaces.copied ? 'copy' : '', surfaces.searched ? 'search' : ''].filter(Boolean);
  const years = who.years === 'all' ? 'all years' : `years ${listOf(who.years.map(String))}`;
  const classes = who.classes === 'all' ? '' : `, classes ${listOf(who.classes)}`;
  const severe = evidence.critical === 'words-and-clip' && ring;
  return [
    {
      title: 'What is looked at',
      sentences: [
        watched.length > 0 ? `Words that you ${listOf(watched).replace(' and ', ' or ')} are compared with a watch list, on the device.` : 'No words are looked at.',
        'What does not match is forgotten at once. It is not stored and not sent.',
        'Passwords, one-time codes, card numbers and private windows are never read.',
      ],
    },
    {
      title: 'Who, when and where',
      sentences: [
        `This is for ${years}${classes}.`,
        `On ${listOf(when.days.map((day) => days[day - 1] ?? ''))}, from ${when.from} to ${when.to}, at ${listOf(policy.sites.map(({ name }) => name))}.`,
        `Away from school: ${beyond[policy.offSite]}. At other times: ${beyond[policy.outOfHours]}.`,
        policy.personalDevices === 'nothing' ? 'Your own devices are not watched.' : 'On your own devices, text is looked at while you are at school.',
      ],
    },
    {
      title: 'What happens with a match',
      sentences: [
        `A serious match is ${kept[evidence.critical]}. An urgent one is ${kept[evidence.urgent]}. A concern is ${kept[evidence.concern]}.`,
        severe
          ? `Pictures of the browser’s page are taken each second into locked memory that the device itself cannot read. Only a serious match keeps some: up to ${ring.secondsBefore} seconds before and ${ring.secondsAfter} seconds after. All others are destroyed.`
          : 'No pictures of the screen are taken.',
        'The camera is never used.',
        `Only the school’s safeguarding team can read the words or see the pictures, and each look is written down where it cannot be removed.`,
        `You are told about a record on you, at the latest ${policy.tellWithinDays} days after it was decided, unless telling you would put somebody in danger.`,
      ],
    },
    {
      title: 'Whom you can ask',
      sentences: [`Safeguarding lead: ${people.lead}. Head: ${people.head}. Your data: ${people.dataProtection}.`, ...policy.help.map(({ name, contact, when }) => `${name}: ${contact} (${when}).`)],
    },
  ];
}
