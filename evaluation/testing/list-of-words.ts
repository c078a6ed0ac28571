// A watchlist file, in the form of those in watchlists/, whose entries look for the words it is given: for measuring lists of others.

export interface WordEntry {
  readonly id: string;
  readonly phrases: readonly string[];
  readonly theme?: string;
  readonly severity?: string;
}

const quoted = (text: string): string => JSON.stringify(text);

export function listOfWords(entries: readonly WordEntry[]): string {
  const written = entries.map(
    ({ id, phrases, theme = 'suicide', severity = 'concern' }) => `  - id: ${id}
    theme: ${theme}
    severity: ${severity}
    phrases:
${phrases.map((phrase) => `      - ${quoted(phrase)}`).join('\n')}
    meaning: a word of a list that others use
    reason: it is measured what it would flag
    couldMean: nearly anything
    examples:
      innocent:
        - a line about something else
        - another such line
      concerning:
        - ${quoted(`one line with ${phrases[0] ?? ''}`)}
        - ${quoted(`another line with ${phrases[0] ?? ''} in it`)}
`,
  );
  return `language: en\norigin: measured\nversion: 1\nreviewBy: 2027-07-31\nentries:\n${written.join('')}`;
}
