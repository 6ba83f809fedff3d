// Writes a made-up file of the business register: the same for the same number of units and the same seed, on every machine.
//   node bench/generate-register.mjs 1100000 register.json.gz [--csv] [--seed 1]
// Numbers have right check digits and begin with 5 to 7, which the register gives to nobody; every name is invented. A unit
// has the fields of a real one, also those that nobody reads, so that the file is as large as the real file is.
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { createGzip } from 'node:zlib';

const [count, file] = [Number(process.argv[2]), process.argv[3]];
const csv = process.argv.includes('--csv');
const seed = process.argv.includes('--seed') ? Number(process.argv[process.argv.indexOf('--seed') + 1]) : 1;
if (!Number.isInteger(count) || count < 1 || count > 2_400_000 || !file) {
  console.error('node bench/generate-register.mjs COUNT FILE [--csv] [--seed N]   (at most 2,400,000 units)');
  process.exit(2);
}

const first = ['Havbris', 'Nordlys', 'Fjell', 'Fjord', 'Lysning', 'Sanse', 'Tinde', 'Bre', 'Elve', 'Myr', 'Skog', 'Stein', 'Vind', 'Sol', 'Ørne', 'Ås', 'Ærlig', 'Norsk', 'Vest', 'Nord', 'Sør', 'Øst', 'Midt', 'Kyst', 'By', 'Gård', 'Hage', 'Bakke', 'Lunde', 'Haug'];
const second = ['data', 'bygg', 'teknikk', 'omsorg', 'eiendom', 'transport', 'rør', 'elektro', 'helse', 'mat', 'møbel', 'design', 'regnskap', 'rådgivning', 'invest', 'holding', 'energi', 'fisk', 'skog', 'maskin', 'bil', 'båt', 'musikk', 'idrett', 'velforening', 'borettslag', 'trafikk', 'optikk', 'sensor', 'verksted'];
const surnames = ['Hansen', 'Olsen', 'Lunde', 'Bakke', 'Myhre', 'Nordgård', 'Åsen', 'Østby', 'Sæther', 'Dahl', 'Moen', 'Vik', 'Strand', 'Haugen', 'Berg', 'Lie'];
const forms = [['AS', 40], ['ENK', 36], ['FLI', 8], ['ESEK', 4], ['NUF', 3], ['SA', 2], ['ORGL', 2], ['STI', 2], ['BRL', 1], ['ANS', 1], ['DA', 1]];
const places = [['0150', 'OSLO', '0301'], ['4006', 'STAVANGER', '1103'], ['5003', 'BERGEN', '4601'], ['7010', 'TRONDHEIM', '5001'], ['9008', 'TROMSØ', '5501'], ['6003', 'ÅLESUND', '1508'], ['8006', 'BODØ', '1804'], ['4611', 'KRISTIANSAND S', '4204'], ['3015', 'DRAMMEN', '3301'], ['2317', 'HAMAR', '3403']];
const industries = ['62.100', '62.200', '68.200', '43.320', '41.000', '47.110', '86.210', '94.990', '01.500', '96.210', '71.121', '70.200', '64.200', '49.410', '90.200'];

let state = BigInt(seed) * 0x9E3779B97F4A7C15n & 0xFFFFFFFFFFFFFFFFn;
let spare = 0;
/** xorshift on 32 bits, seeded once from the name of the run: quick, and the same everywhere. */
function below(end) {
  if (spare === 0)
    spare = Number(state & 0x7FFFFFFFn) || 1;
  spare ^= spare << 13; spare ^= spare >>> 17; spare ^= spare << 5;
  return (spare >>> 0) % end;
}

const pick = list => list[below(list.length)];
function form() {
  let left = below(100);
  for (const [code, share] of forms)
    if ((left -= share) < 0)
      return code;
  return 'AS';
}

const weights = [3, 2, 7, 6, 5, 4, 3, 2];
/** The next stem that has a check digit. */
function* numbers() {
  for (let stem = 50_000_000; stem < 80_000_000; stem += 10) {
    let sum = 0, rest = stem + below(10);
    const digits = String(rest);
    for (let i = 0; i < 8; i++)
      sum += weights[i] * (digits.charCodeAt(i) - 48);
    const check = (11 - sum % 11) % 11;
    if (check < 10)
      yield digits + check;
  }
}

function day(from, years) {
  return `${from + below(years)}-${String(1 + below(12)).padStart(2, '0')}-${String(1 + below(28)).padStart(2, '0')}`;
}

function unit(number) {
  const code = form();
  const stem = pick(first) + pick(second);
  const name = code === 'ENK' ? `${stem} ${pick(surnames)}` : below(3) === 0 ? `${pick(first)} ${pick(second)} ${pick(second)} ${code}` : `${stem} ${pick(surnames)} ${code}`;
  const [postal, place, municipality] = pick(places);
  const address = { land: 'Norge', landkode: 'NO', postnummer: postal, poststed: place, adresse: [`Storgata ${1 + below(200)}`], kommune: place, kommunenummer: municipality };
  const link = { self: { href: `https://data.brreg.no/enhetsregisteret/api/organisasjonsformer/${code}` } };
  const made = {
    organisasjonsnummer: number, navn: name.toUpperCase(), organisasjonsform: { kode: code, beskrivelse: 'Beskrivelse', _links: link },
    postadresse: address, registreringsdatoEnhetsregisteret: day(1995, 30), registrertIMvaregisteret: below(2) === 0,
    naeringskode1: { kode: pick(industries), beskrivelse: 'Beskrivelse av næringen som enheten driver' },
    harRegistrertAntallAnsatte: below(4) === 0, forretningsadresse: address, stiftelsesdato: day(1980, 40),
    institusjonellSektorkode: { kode: '2100', beskrivelse: 'Private aksjeselskaper mv.' },
    registrertIForetaksregisteret: true, registrertIStiftelsesregisteret: false, registrertIFrivillighetsregisteret: false, sisteInnsendteAarsregnskap: '2024',
    konkurs: below(150) === 0, underAvvikling: below(200) === 0, underTvangsavviklingEllerTvangsopplosning: false, maalform: 'Bokmål', vedtektsdato: day(2000, 25),
    vedtektsfestetFormaal: ['Virksomheten skal drive handel og tjenester, og alt som naturlig hører sammen', 'med dette, herunder eie andeler i andre selskaper.'],
    aktivitet: ['Handel og tjenester, og alt som naturlig hører sammen med dette.'], registrertIPartiregisteret: false, paategninger: [], erIKonsern: below(5) === 0,
    _links: { self: { href: `https://data.brreg.no/enhetsregisteret/api/enheter/${number}` } }, respons_klasse: 'Enhet',
  };
  if (made.harRegistrertAntallAnsatte)
    made.antallAnsatte = 5 + below(300);
  if (made.konkurs)
    made.konkursdato = day(2025, 1);
  return made;
}

const headings = ['organisasjonsnummer', 'navn', 'organisasjonsform.kode', 'organisasjonsform.beskrivelse', 'naeringskode1.kode', 'naeringskode1.beskrivelse', 'antallAnsatte', 'harRegistrertAntallAnsatte', 'hjemmeside', 'forretningsadresse.adresse', 'forretningsadresse.postnummer', 'forretningsadresse.poststed', 'forretningsadresse.kommune', 'forretningsadresse.kommunenummer', 'forretningsadresse.landkode', 'forretningsadresse.land', 'registreringsdatoEnhetsregisteret', 'konkurs', 'konkursdato', 'underAvvikling', 'underTvangsavviklingEllerTvangsopplosning', 'vedtektsfestetFormaal', 'aktivitet'];
const cell = value => `"${String(Array.isArray(value) ? value.join(' ') : value ?? '').replaceAll('"', '""')}"`;
const line = made => headings.map(path => cell(path.split('.').reduce((at, name) => at?.[name], made))).join(',') + '\n';

const target = createWriteStream(file);
const out = file.endsWith('.gz') ? createGzip({ level: 6 }) : target;
if (out !== target)
  out.pipe(target);
let chunk = csv ? headings.map(cell).join(',') + '\n' : '[', written = 0;
for (const number of numbers()) {
  if (written === count)
    break;
  const made = unit(number);
  chunk += csv ? line(made) : (written === 0 ? '\n' : ',\n') + JSON.stringify(made);
  written++;
  if (chunk.length > 1 << 20) {
    if (!out.write(chunk))
      await once(out, 'drain');
    chunk = '';
  }
}
out.end(csv ? chunk : chunk + '\n]\n');
await once(target, 'close');
