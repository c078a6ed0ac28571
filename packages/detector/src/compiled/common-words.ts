// How common a word is, roughly: a phrase is looked for at its rarest words, so that ordinary text costs nothing.

/** The most common words of the languages that lists are written in, as base letters. Only speed depends on it. */
const common = new Set(
  (
    'a about after all also am an and any are as at back be because been before being but by came can come could day did do does dont ' +
    'down even first for from get give go going gonna good got great had has have he her here him his how i if im in into is it its just know like little ' +
    'long look made make many may me men more most much must my need never new no not nothing now of off on one only or other our out ' +
    'over own people really said same say school see she should so some still such take tell than that the their them then there these they thing ' +
    'think this those time to today too up upon us use very want wanna was way we well went were what when where which who whole why will with would ' +
    'year you your au avec ce dans de des du elle en est et il je la le les ma me mon ne nous on par pas pour que qui sa se son sur ' +
    'tu un une vous ale bo co czy do i jak jest mam mi mnie na nie o po sie tak to w z za der die das und ich ist nicht ein eine zu es den mit von ' +
    'el los las y no lo por con para una mi te su os um nao eu com na em a va ' +
    'и в не на я что он с как а то это по но из у к мне все ты так меня ne bir bu ve da ben'
  ).split(' '),
);

/** Higher is more common. */
export const commonness = (letters: string): number =>
  (common.has(letters) ? 1_000 : 0) + (letters.length >= 8 ? 1 : ([0, 90, 60, 30, 15, 8, 4, 2][letters.length] ?? 1));
