// The end-to-end suites: each is `e2e/<name>.ts` and ends with a line of JSON or `N passed, N failed`.

export interface Suite {
  readonly summary: string;
  /** What the machine must have. */
  readonly needs: readonly ('chromium' | 'go')[];
  /** A suite of this many minutes is stopped as hanging. */
  readonly limitMinutes: number;
}

export const suites = {
  journey: {
    summary: 'one phrase from a pupil’s keyboard to a lead’s decision, in real browsers',
    needs: ['chromium'],
    limitMinutes: 6,
  },
  demo: {
    summary: 'the demo by hand: one command sets it up, Ctrl-C and kill -9 leave nothing running',
    needs: [],
    limitMinutes: 6,
  },
  kill: {
    summary: 'browser, server and database killed in the middle; nothing acknowledged is lost',
    needs: ['chromium'],
    limitMinutes: 8,
  },
  evasion: {
    summary: 'pages that try to forge an incident, hide typing or find the extension',
    needs: ['chromium'],
    limitMinutes: 6,
  },
  console: {
    summary:
      'the staff console over a small server of the same API: by keyboard from sign-in to outcome, axe on every page',
    needs: ['chromium'],
    limitMinutes: 8,
  },
} as const satisfies Record<string, Suite>;

export type SuiteName = keyof typeof suites;

export const isSuite = (name: string): name is SuiteName => Object.hasOwn(suites, name);
