// First names that pupils in the United Kingdom bear, of many origins: a list looks for words, never for a person.
import { plainWords } from './bare-words/bare-words.ts';

const names = new Set(
  (
    'aaliyah,aaron,abdi,abdul,abdullah,abigail,abraham,adam,adrian,agnieszka,ahmad,ahmed,aisha,alan,alastair,albert,aleksander,aleksandra,alex,alexander,alexandra,alfie,ali,alice,alina,alisha,amelia,amina,amir,amira,amy,ana,andrea,andrei,andrew,andriy,andrzej,angela,angus,anna,anne,annie,anthony,antoni,anwar,aoife,archie,arjun,arlo,arthur,asha,ashley,asif,ava,ayaan,ayan,ayesha,ayse,barbara,bartosz,beatrice,ben,benjamin,beth,bethany,bilal,billy,blessing,bogdan,brandon,brian,bronwen,callum,cameron,carlos,caroline,carys,catherine,cerys,charles,charlie,charlotte,chloe,christopher,claire,connor,craig,cristina,daisy,daniel,daniyal,darren,david,declan,deepak,dewi,dmitri,dominik,dylan,eddie,edward,edyta,eilidh,elena,eleri,elijah,elizabeth,ella,ellie,eloise,elsie,emil,emily,emine,emma,eoin,eric,erin,esme,ethan,eva,evan,evelyn,evie,ewa,faisal,farah,farhan,fatima,fatma,finlay,finn,florence,fraser,freddie,freya,gabriel,gareth,george,georgia,gethin,grzegorz,gurpreet,gwen,habiba,hamish,hamza,hannah,harjit,harpreet,harriet,harry,harun,hasan,hassan,heather,helen,henry,hodan,holly,hussain,ian,ibrahim,ieuan,imogen,imran,ioan,ioana,isaac,isabella,isla,ivan,jack,jackson,jacob,jade,jakub,james,jamie,jan,jasmine,jason,jayden,jennifer,jessica,jing,joanna,joao,joe,john,jonathan,jose,joseph,josh,joshua,jude,julia,julie,kacper,kamal,karen,karim,karol,katarzyna,kate,katie,kayleigh,keira,kelly,kevin,khadija,khalid,kiran,krzysztof,kyle,laila,laura,lauren,layla,leah,leila,leo,leon,lewis,liam,lily,linda,lisa,llinos,logan,louis,louise,lucas,lucy,luke,lydia,maciej,maddison,magdalena,mahmoud,maisie,malik,malgorzata,manuel,marcin,margaret,maria,mariam,marie,martin,mary,maryam,mason,mateusz,matilda,matthew,megan,mehmet,mei,mia,michael,michal,mihai,mikolaj,millie,mohamed,mohammad,mohammed,molly,monika,muhammad,muhammed,mustafa,nabil,nadia,natalia,nathan,neha,niamh,nicholas,nicola,niall,nikita,noah,noor,oksana,olena,oliver,olivia,omar,oscar,osman,owen,patrick,paul,pawel,peter,philip,phoebe,piotr,poppy,pradeep,priya,quinn,rachel,rajesh,ravi,rebecca,reuben,rhiannon,rhys,richard,robert,ronnie,rory,rosie,ruby,ryan,sadia,said,salma,sam,samantha,samira,samuel,sana,sandeep,sara,sarah,scarlett,sean,sebastian,seren,shabnam,shannon,sian,sienna,simon,simran,sinead,siobhan,sofia,sophia,sophie,stanislaw,stanley,stephen,steven,sunita,susan,suleiman,szymon,tahira,tariq,tegan,teresa,theo,thomas,tia,tomasz,tony,tyler,usman,vasile,victoria,vikram,wei,wiktoria,william,yasmin,yusuf,zahra,zainab,zara,zofia,zoe,zuzanna,' +
    'محمد,أحمد,علي,فاطمة,عائشة,مريم,يوسف,عمر,حسن,حسين,خديجة,زينب,مصطفى,ابراهيم,خالد,عبد الله,نور,ليلى,سارة,' +
    'олександр,олена,оксана,андрій,дмитро,наталія,ірина,марія,анна,иван,дмитрий,александр,елена,наталья,ольга,сергей,алексей,мария'
  )
    .split(',')
    .map(plainWords),
);

/** A first name alone, or with names after it, each with its capital. */
export const isPersonsName = (text: string): boolean => {
  const parts = text.trim().split(/\s+/u);
  if (!names.has(plainWords(parts[0] ?? ''))) return false;
  return parts.length === 1 || (parts.length <= 3 && parts.every((part) => /^\p{Lu}/u.test(part)));
};
