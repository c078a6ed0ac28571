// What the page "What this device watches" says: plain sentences made from the policy in force (P6).
export interface NoticeSection {
  readonly title: string;
  readonly sentences: readonly string[];
}
