/** Spellings of one name that sound apart, from names of Wikidata (CC0; by way of steveash/NETransliteration-COLING2018). Written by `matching/training/train.ts`. */
export const equivalents =
  'ben bin ibn,alan allan allen ellen,dean din ding,abdel abdullah,gerry jerry jiri,cemal djamel gamal jamal,baux beau bo,gene jin,jure yuri yuriy yury,benois benoist benoit,gail gale gayle,evans owens,mihai mihaly,jaime jamie,leigh li,berry brie,aicha aisha ayshe,yee yi yip,feeney vinnie vinny,marcia marsha,barrett bart,coty kochi kouchi,hao howe,mara marais,curry kari,marais mare,bois bua'
