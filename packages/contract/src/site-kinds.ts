// Kinds of sites that an entry's conditions may ask for. The host knows the address; the detector learns the kind only.

export const siteKinds = [
  'search',
  'video',
  'social',
  'messaging',
  'school-work',
  'reference',
  'news',
  'literature',
  'games',
  'music',
  'shopping',
  'code',
  'assistant',
] as const;
export type SiteKind = (typeof siteKinds)[number];

/**
 * A name stands for all hosts below it, with `/` for the pages below that first step of their path; the longest that fits
 * counts. What a site is mostly used for: pupils also talk in a shared document. What is not here has no kind.
 */
const sites = {
  search: `
    bing.com duckduckgo.com search.yahoo.com ecosia.org startpage.com search.brave.com qwant.com yandex.com yandex.ru
    baidu.com kiddle.co swisscows.com ask.com mojeek.com
  `,
  video: `
    youtube.com youtu.be youtube-nocookie.com youtubekids.com vimeo.com dailymotion.com twitch.tv netflix.com
    disneyplus.com primevideo.com itv.com channel4.com channel5.com nowtv.com bilibili.com rumble.com kick.com
    crunchyroll.com bbc.co.uk/iplayer
  `,
  social: `
    tiktok.com instagram.com facebook.com snapchat.com x.com twitter.com reddit.com pinterest.com pinterest.co.uk
    tumblr.com threads.net threads.com bsky.app mastodon.social linkedin.com vk.com weibo.com bereal.com
    lemon8-app.com yubo.live quora.com 4chan.org ask.fm thestudentroom.co.uk
  `,
  messaging: `
    whatsapp.com discord.com discordapp.com telegram.org messenger.com signal.org mail.google.com outlook.com
    outlook.live.com outlook.office.com outlook.office365.com mail.yahoo.com mail.proton.me chat.google.com
    messages.google.com slack.com skype.com wechat.com viber.com
  `,
  'school-work': `
    docs.google.com classroom.google.com drive.google.com sites.google.com slides.google.com sheets.google.com
    forms.gle teams.microsoft.com teams.live.com onenote.com forms.office.com office.com microsoft365.com
    sharepoint.com onedrive.live.com senecalearning.com quizlet.com kahoot.com kahoot.it blooket.com khanacademy.org
    sparxmaths.com sparxmaths.uk sparxreader.com sparx-learning.com hegartymaths.com mymaths.co.uk drfrost.org
    mathswatch.co.uk corbettmaths.com mathsgenie.co.uk timestables.co.uk ttrockstars.com educake.co.uk gcsepod.com
    satchelone.com showmyhomework.co.uk thenational.academy savemyexams.com physicsandmathstutor.com aqa.org.uk
    ocr.org.uk qualifications.pearson.com activelearnprimary.co.uk wjec.co.uk eduqas.co.uk sqa.org.uk hwb.gov.wales
    glowconnect.org.uk c2kschools.net tassomai.com carousel-learning.com century.tech languagenut.com duolingo.com
    instructure.com canvas.net moodle.org purplemash.com edshed.com classdojo.com seesaw.me padlet.com nearpod.com
    edpuzzle.com socrative.com canva.com turnitin.com grammarly.com prezi.com ucas.com unifrog.org revisionworld.com
    getrevising.co.uk bbc.co.uk/bitesize bbc.com/bitesize bbc.co.uk/teach drfrostmaths.com fireflycloud.net
    vle.mathswatch.co.uk
  `,
  reference: `
    wikipedia.org wiktionary.org britannica.com oed.com dictionary.cambridge.org merriam-webster.com
    collinsdictionary.com dictionary.com thesaurus.com translate.google.com scholar.google.com deepl.com reverso.net
    wordreference.com wolframalpha.com nhs.uk nhsinform.scot gov.uk legislation.gov.uk parliament.uk
    nationalarchives.gov.uk nationalgeographic.com history.com historyextra.com bl.uk iwm.org.uk archive.org jstor.org
    who.int un.org worldhistory.org kids.britannica.com
  `,
  news: `
    bbc.co.uk bbc.com theguardian.com independent.co.uk telegraph.co.uk thetimes.com thetimes.co.uk dailymail.co.uk
    mirror.co.uk thesun.co.uk express.co.uk metro.co.uk standard.co.uk inews.co.uk ft.com economist.com sky.com
    news.google.com reuters.com apnews.com cnn.com nytimes.com washingtonpost.com aljazeera.com walesonline.co.uk
    dailyrecord.co.uk scotsman.com heraldscotland.com belfasttelegraph.co.uk manchestereveningnews.co.uk
    liverpoolecho.co.uk birminghammail.co.uk dw.com france24.com lemonde.fr elpais.com spiegel.de theweekjunior.co.uk
    firstnews.co.uk
  `,
  literature: `
    gutenberg.org poetryfoundation.org poetryarchive.org poets.org poetrybyheart.org.uk poemhunter.com allpoetry.com
    sparknotes.com litcharts.com cliffsnotes.com shmoop.com enotes.com gradesaver.com nosweatshakespeare.com
    shakespeare.org.uk rsc.org.uk folger.edu myshakespeare.com goodreads.com wattpad.com archiveofourown.org
    fanfiction.net standardebooks.org openlibrary.org books.google.com librivox.org booktrust.org.uk kindle.com
    read.amazon.com read.amazon.co.uk wikisource.org wikiquote.org
  `,
  games: `
    roblox.com minecraft.net epicgames.com fortnite.com steampowered.com steamcommunity.com xbox.com playstation.com
    nintendo.com nintendo.co.uk ea.com rockstargames.com ubisoft.com riotgames.com leagueoflegends.com valorant.com
    chess.com lichess.org poki.com coolmathgames.com crazygames.com miniclip.com friv.com y8.com itch.io ign.com
    gamespot.com nexusmods.com geoguessr.com addictinggames.com minecraft.wiki
  `,
  music: `
    spotify.com soundcloud.com music.apple.com music.youtube.com music.amazon.co.uk music.amazon.com deezer.com
    tidal.com bandcamp.com genius.com azlyrics.com lyrics.com musixmatch.com songlyrics.com lyricfind.com
    songmeanings.com last.fm shazam.com audiomack.com bandlab.com ultimate-guitar.com musescore.com bbc.co.uk/sounds
  `,
  shopping: `
    etsy.com argos.co.uk tesco.com asda.com sainsburys.co.uk morrisons.com aliexpress.com temu.com shein.com
    shein.co.uk vinted.co.uk depop.com next.co.uk asos.com boohoo.com johnlewis.com currys.co.uk smythstoys.com
    ikea.com screwfix.com diy.com boots.com superdrug.com jdsports.co.uk sportsdirect.com primark.com gumtree.com
    very.co.uk wish.com shop.app
  `,
  code: `
    github.com gitlab.com bitbucket.org stackoverflow.com stackexchange.com replit.com codepen.io jsfiddle.net
    codesandbox.io scratch.mit.edu microbit.org makecode.com w3schools.com developer.mozilla.org python.org trinket.io
    code.org codecademy.com codecombat.com codeclub.org raspberrypi.org npmjs.com pypi.org leetcode.com
    freecodecamp.org colab.research.google.com glitch.com makecode.microbit.org
  `,
  assistant: `
    chatgpt.com openai.com claude.ai gemini.google.com copilot.microsoft.com perplexity.ai character.ai poe.com
    deepseek.com grok.com meta.ai you.com pi.ai replika.com replika.ai mistral.ai notebooklm.google.com quillbot.com
  `,
} as const satisfies Record<SiteKind, string>;

/** Sites that have a name in every country. */
const everywhere: readonly (readonly [name: RegExp, kind: SiteKind])[] = [
  // Not the hosts below it: mail and documents are no searches.
  [/^(?:www\.)?google\.(?:com|(?:com?\.)?[a-z]{2})$/, 'search'],
  [/(?:^|\.)amazon\.(?:com|(?:com?\.)?[a-z]{2})$/, 'shopping'],
  [/(?:^|\.)ebay\.(?:com|(?:com?\.)?[a-z]{2})$/, 'shopping'],
];

const kinds: ReadonlyMap<string, SiteKind> = new Map(
  siteKinds.flatMap((kind) =>
    sites[kind]
      .trim()
      .split(/\s+/)
      .map((site) => [site, kind] as const),
  ),
);

/** The kind of the site at `host`, as an address has it; `path` tells parts of one host apart. */
export const siteKindOf = (host: string, path = ''): SiteKind | undefined => {
  const name = host.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');
  const step = path.toLowerCase().split(/[/?#]/)[1];
  for (let site = name; site.includes('.'); site = site.slice(site.indexOf('.') + 1)) {
    const kind = (step ? kinds.get(`${site}/${step}`) : undefined) ?? kinds.get(site);
    if (kind) return kind;
  }
  return everywhere.find(([pattern]) => pattern.test(name))?.[1];
};
