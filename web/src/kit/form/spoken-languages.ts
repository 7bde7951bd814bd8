/** Languages (ISO 639-3) offered when somebody is asked what they speak. Others can be imported; they show as their code. */
export const spokenLanguages: readonly string[] = (
  'aar afr aka amh ara aym aze bam bel bem ben bod bos bul cat ceb ces ckb cmn dan deu div dyu dzo ell eng est eus ' +
  'ewe fas fil fin fon fra ful gan glg grn guj hat hau heb hin hmn hrv hun hye ibo ilo ind ita jav jpn kab kan kat ' +
  'kaz khm kik kin kir kmr kon kor kri lao lav lin lit lug luo mal mar mkd mlg mon mos mya nde nep nld nor nya ori ' +
  'orm pan pol por prs pus que rhg ron roh run rus sag sah shn sin slk slv sna snd som sot spa sqi srp ssw sus swa ' +
  'swe tam tat tel tgk tgl tha tig tir tpi tsn tso tuk tum tur twi uig ukr umb urd uzb ven vie wal wol xho yid yor ' +
  'yue zgh zha zul'
).split(' ')
