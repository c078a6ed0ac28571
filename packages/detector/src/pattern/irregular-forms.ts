// English words whose forms no spelling rule gives, and words that have fewer forms than their spelling promises.

const rows = (table: string): readonly (readonly [word: string, forms: readonly string[]])[] =>
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [word = '', ...forms] = line.trim().split(' ');
      return [word, forms] as const;
    });
const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** A verb, then its past forms and participles; the third person and -ing follow the rules. */
export const irregularVerbs: ReadonlyMap<string, readonly string[]> = new Map(
  rows(`
    arise arose arisen
    awake awoke awoken
    bear bore born borne
    beat beat beaten
    become became become
    befall befell befallen
    begin began begun
    behold beheld
    bend bent
    bet bet betted
    bid bid bade bidden
    bind bound
    bite bit bitten
    bleed bled
    blow blew blown
    break broke broken
    breed bred
    bring brought
    build built
    burn burned burnt
    burst burst
    buy bought
    cast cast
    catch caught
    choose chose chosen
    cling clung
    come came come
    cost cost
    creep crept
    cut cut
    deal dealt
    die died
    dig dug
    dive dived dove
    draw drew drawn
    dream dreamed dreamt
    drink drank drunk
    drive drove driven
    eat ate eaten
    fall fell fallen
    feed fed
    feel felt
    fight fought
    find found
    flee fled
    fling flung
    fly flew flown
    forbid forbade forbidden
    forget forgot forgotten
    forgive forgave forgiven
    forsake forsook forsaken
    freeze froze frozen
    get got gotten
    give gave given
    grind ground
    grow grew grown
    hang hung hanged
    hear heard
    hide hid hidden
    hit hit
    hold held
    hurt hurt
    keep kept
    kneel knelt kneeled
    know knew known
    lay laid
    lead led
    leap leapt leaped
    learn learnt learned
    leave left
    lend lent
    let let
    lie lied lay lain
    light lit lighted
    lose lost
    make made
    mean meant
    meet met
    mislead misled
    mistake mistook mistaken
    misunderstand misunderstood
    outrun outran outrun
    overcome overcame overcome
    overdo overdid overdone
    overeat overate overeaten
    overhear overheard
    overtake overtook overtaken
    overthrow overthrew overthrown
    pay paid
    put put
    quit quit
    read read
    ride rode ridden
    ring rang rung
    rise rose risen
    run ran run
    say said
    see saw seen
    seek sought
    sell sold
    send sent
    set set
    shake shook shaken
    shed shed
    shine shone shined
    shit shit shat shitted
    shoot shot
    shrink shrank shrunk
    shut shut
    sing sang sung
    sink sank sunk
    sit sat
    slay slew slain slayed
    sleep slept
    slide slid
    sling slung
    slit slit
    smell smelt smelled
    sneak sneaked snuck
    speak spoke spoken
    speed sped speeded
    spend spent
    spill spilled spilt
    spin spun
    spit spat spit
    split split
    spread spread
    spring sprang sprung
    stand stood
    steal stole stolen
    stick stuck
    sting stung
    stink stank stunk
    strike struck stricken
    string strung
    strive strove striven strived
    swear swore sworn
    sweep swept
    swell swelled swollen
    swim swam swum
    swing swung
    take took taken
    teach taught
    tear tore torn
    tell told
    think thought
    throw threw thrown
    thrust thrust
    tread trod trodden
    understand understood
    undergo underwent undergone
    undo undid undone
    upset upset
    wake woke woken waked
    wear wore worn
    weep wept
    wed wed wedded
    win won
    wind wound
    wound wounded
    bore bored
    withdraw withdrew withdrawn
    withhold withheld
    withstand withstood
    write wrote written
  `),
);

/** A word and all its other forms, complete. */
export const wholeFamilies: ReadonlyMap<string, readonly string[]> = new Map(
  rows(`
    be am is are was were been being bein
    have has had having havin
    do does did done doing doin
    go goes went gone going goin
    can could
    may might
    shall should
    will would
    man men
    woman women
    child children
    kid kids kidded kidding kiddin
    person people persons
    foot feet
    tooth teeth
    mouse mice
    goose geese
    ox oxen
    louse lice
    thief thieves
    wife wives
    midwife midwives
    housewife housewives
    life lives
    leaf leaves
    loaf loaves
    half halves
    wolf wolves
    calf calves
    elf elves
    self selves
    shelf shelves
    hoof hooves hoofs
    scarf scarves scarfs
    sheep sheep
    crisis crises
    diagnosis diagnoses
    bacterium bacteria
    criterion criteria
    phenomenon phenomena
    king kings
    thing things
    human humans
    german germans
    roman romans
    rapist rapists
    girl girls
    boy boys
    body bodies
    shot shots
    bit bits
    thought thoughts
    saw saws
    ground grounds
    drunk drunks
    bond bonds bonded bonding bondin
    lad lads
    hundred hundreds
    family families
    belly bellies
    lily lilies
    gas gases gasses gassed gassing gassin
    bus buses
    age ages aged ageing aging agein agin
    binge binges binged binging bingeing bingin
    singe singes singed singeing
    queue queues queued queueing queuing
  `),
);

/** Nouns that are also verbs: the plural is their own, the rest is by rule. */
export const irregularPlurals: ReadonlyMap<string, string> = new Map([
  ['knife', 'knives'],
  ['penknife', 'penknives'],
]);

/** Words of several syllables that double their last consonant all the same. */
export const doubling = words(`
  abet abhor admit allot begin commit compel concur confer control defer deter embed emit equip excel expel
  forget format handicap incur infer input inter kidnap nonplus occur omit outfit output outrun overlap patrol permit prefer
  program propel rebel recur refer regret repel submit transfer transmit unplug unwrap unzip upset worship
`);

/** Words that double their l in Britain and do not in America: both are typed. */
export const doublingInBritain = words(`
  barrel bevel cancel channel counsel dial duel enrol equal fuel fulfil grovel initial kernel label level libel
  marshal marvel medal model panel pedal pencil quarrel refuel rival shovel shrivel signal snivel spiral swivel total
  towel travel tunnel
`);

/** Verbs in -ic, which take a k. */
export const takingK = words('frolic mimic panic picnic traffic');

/** Words in -o whose plural and third person end in -es. */
export const takingEs = words('cargo echo embargo hero mosquito potato tomato tornado torpedo veto volcano');

/** Words in -er and -or that are verbs; the others are people and things. */
export const verbsInEr = words(`
  alter anger answer batter blister bluster bolster bother butcher cater censor chatter clobber conquer consider
  cover cower deliver differ discover doctor encounter endanger enter factor falter fester filter finger flatter
  flicker flower foster gather glimmer glitter hammer hamper hinder hover hunger jabber labor ladder linger litter
  lower master matter monitor motor murder mutter number offer order paper pepper pester pilfer pioneer plaster
  plunder ponder poster power prosper quiver recover register remember render rubber scatter shatter
  shelter shiver shoulder shower shudder shutter silver simmer slander slaughter slobber smother smoulder snicker snigger
  spatter splatter splinter sponsor sputter squander stagger stammer stutter suffer sunder surrender tamper temper tether
  tinker titter totter tower transfer trigger tutor utter wager wander water waver weather whimper whisper wither
  wonder
`);

/** Words in -ly, -ion, -able and -ible that are verbs; the others have a plural at most. */
export const verbsInSpite = words(`
  ally apply bully comply dally fly imply multiply rally rely reply sully supply tally
  action auction caution condition function mention motion pension petition position question
  ration sanction station
  cable disable enable table
`);

/** Words that stand as they are: function words, adjectives, and letters that stand for a sentence. */
export const unchanging = words(`
  a about afraid alive all alone always am an and angry any anything are as asleep at away bad been before but by dead
  did does done down even ever every everyone everything few for from good gone great had happy has he her here hers him
  himself herself his how i if in into is it its itself just kms kys less lonely lot many me mine more most much my myself
  naked never no nobody none nor not nothing now of off on one only or other our ours out over people please really sad
  safe she should so some someone something soon than that the their theirs them themselves then there these they this
  something those to together too under until up us very was we were what when where which while who whom whose why with without
  worse worst would you your yours yourself yourselves
  red fed led bred sped fled gonna wanna gotta ya yes yeah nah
`);

/** Things and people that nobody has made a verb of. */
export const nouns = words(`
  adult ankle bloke boyfriend bridge bullet cliff corpse cousin dad daughter enemy fentanyl girlfriend grenade guy husband
  jihad jihadi ketamine lass liar loser machete mam mate mom mum paedo parent pedo perv pistol psycho razor rope school
  sibling son sword teen terror toilet train uncle vein victim weapon wrist
`);

/** Ordinary words that an -ing without its g would otherwise be taken for. */
export const notDropped = words(`
  aspirin basin bobbin cabin coffin cousin heroin latin margin matin muffin pippin puffin raisin resin robin rosin ruin
  satin toxin
`);
