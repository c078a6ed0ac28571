// A second door, to the sentences that a policy makes and nothing else: the school's public page says what each device says.
export { helpSection, limitsSection, type NoticeSection, policySections } from './notice.ts';
