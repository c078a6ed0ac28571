// What an emoji commonly stands for in young people's messages, in plain English words.

const table = `
🔪 knife stab cut
🗡 knife dagger sword stab
⚔ sword swords fight
🪓 axe chop
🪚 saw
🔨 hammer
🔫 gun shoot shot
💥 bang shot explode
💣 bomb
🧨 bomb dynamite explosive
🏹 bow
🪒 razor blade
✂ scissors cut
🩹 cut cuts
🩸 blood bleed bleeding
💉 needle inject injection heroin
💊 pill pills tablets drugs
🧪 acid
☠ dead death poison
💀 dead die skull
⚰ coffin dead funeral
🪦 grave dead
⚱ ashes dead
👻 ghost dead
😵 dead
👼 angel dead
😇 angel dead
🪢 noose rope knot
🧵 noose rope
➰ noose loop
🌉 bridge
🚂 train
🚆 train
🚇 train
🛤 railway tracks
🏢 roof building
🕳 hole
⛓ chain chains
🔥 fire burn
🧯 fire
🏫 school
💔 heartbroken broken
🥀 dead wilted
😭 cry crying
😢 cry sad
😔 sad
😞 sad
🥺 sad begging
😰 scared anxious
😨 scared
😱 scared scream
😡 angry
😠 angry
🤬 swear angry
🖕 fuck
👊 punch hit fight
🥊 punch fight box
🤜 punch hit
✊ fist
👋 bye goodbye
✌ peace bye
🦵 kick
🦶 kick
🤕 hurt injured
🤒 sick ill
🤮 vomit sick purge
🤢 sick
🍽 eat food
⚖ weight scales
🐀 rat snitch grass
🐁 rat snitch
🐍 snake
🐷 pig fat police
🐖 pig fat
🐽 pig fat
🐄 cow fat
🐮 cow fat
🐋 whale fat
🐳 whale fat
🐘 elephant fat
🐒 monkey
🐵 monkey
🦍 gorilla
🐶 dog bitch
🐕 dog bitch
🐔 chicken
🤡 clown
🥷 ninja
🤫 quiet secret hush
🤐 quiet silent secret
🙊 secret silent
🙈 hide ashamed
🫣 hide
🚔 police
🚓 police
🚨 police
👮 police
🍃 weed
🌿 weed
🌱 weed
☘ weed
🍁 weed
🌳 tree weed
🌲 tree weed
🥦 weed
🚬 smoke cigarette cigarettes fag
💨 vape smoke weed
🌬 vape smoke
❄ coke cocaine snow
⛄ coke cocaine snow
☃ coke cocaine snow
👃 snort sniff coke
🐴 ket ketamine
🐎 ket ketamine
🎈 balloon balloons nos
🍄 shrooms mushrooms
🍬 pills mdma
🍭 pills
🍫 xanax
⚡ speed
💎 mdma crystal meth
🧊 ice meth
🔌 plug dealer
💰 money
💵 money cash
💸 money cash
💷 money cash
📦 package drugs
🚗 car
🚪 door
🏃 run
🏠 home house
🍺 beer drunk
🍻 beer drunk
🍷 wine drunk
🥃 whisky drink
🍸 drink drunk
🍾 drink drunk
🥴 drunk high
🍆 penis dick
🍑 bum arse ass
🍒 breasts boobs
🌽 porn
💦 cum
👅 lick tongue
🥵 horny
😈 horny evil
🔞 porn nsfw
📸 photo pic nude nudes
📷 photo pic
📹 video film
🤰 pregnant
👶 baby
💍 ring marry marriage
👰 bride marry
💒 wedding
✈ flight abroad
🕋 kaaba mecca
🕌 mosque
🕍 synagogue
✡ jew jewish
☪ muslim islam
✝ cross christian
🔯 jew jewish
🏳 surrender
🏴 flag
💩 shit
👑 king queen
👸 princess queen
👹 monster
👺 monster
👽 alien
🎯 target
👀 look watch
🛌 bed sleep
😴 sleep
🚿 shower
🛁 bath
⏰ time
⏳ time
⌛ time
🔒 locked
🔑 key
❌ no
⛔ stop no
🚫 no stop
❓ what why
❤ love heart
💙 love
💚 love
💛 love
💜 love
🖤 love
🧡 love
😍 love
🥰 love
😘 kiss
💋 kiss
😂 laugh
🤣 laugh
🙏 please pray
👍 yes
👎 no
`;

/** From one code point, without modifiers and variation selectors, to the words that it may stand for. */
export const emojiMeanings: ReadonlyMap<string, readonly string[]> = new Map(
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [emoji = '', ...meanings] = line.split(' ');
      return [emoji, meanings] as const;
    }),
);
