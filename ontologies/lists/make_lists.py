#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the lists of known entities of this folder from the collected tables.

usage: make_lists.py SOURCE_DIR WORD_COUNTS.tsv[.xz] [-o OUT_DIR]

SOURCE_DIR    states.tsv organizations.tsv offices.tsv weapons.tsv cities.tsv titles.tsv
              names.tsv, as SOURCES.md describes them
WORD_COUNTS   case-keeping word counts of press text: last two columns word and count

What it does beyond copying: drops source notes; marks names that are also plain words with
a leading "~"; settles names that several states share; joins spellings of one person; sorts
offices by what they do.  Standard library only; same input, same bytes.
"""
import argparse, collections, lzma, os, re, unicodedata

# Names that are plain words, dates or other well-known things though no count shows it.
PLAIN = set("""ajax arg aksaray istana necessidades kasbah beehive lodge grail patriot patriots
leopard marder panther hawk eagle viper phoenix mirage typhoon trident polaris peacekeeper jaguar
tornado harrier comet puma lynx lion cobra scout spike shadow reaper predator hermes heron""".split())
PLAIN_PHRASES = {"Royal Court", "Foreign Office", "the Foreign Office", "the Treasury",
                 "the Kingdom", "the Lodge", "Government House", "Federal Council", "Green Zone",
                 "Peace Palace", "National Palace", "Victoria Palace", "Number 10", "No 10",
                 "No. 10", "the States", "Islamic Emirate", "world body", "Chancellery",
                 "Presidential Office Building", "Politburo", "Westminster", "England"}

OFFICE_WORDS = [  # first hit decides; what an office's words say it does
    ("spokesperson", r"spokes|press secretary"),
    ("security_adviser", r"national security advis|secretary of the (national )?security council|security council secretary"),
    ("un_representative", r"permanent representative|ambassador to the united nations|\bun ambassador"),
    ("ambassador", r"^ambassador|high commissioner to|charg[eé] d"),
    ("foreign_minister", r"foreign (affairs )?(minister|secretary)|minister (of|for) (foreign|external) (affairs|relations)|^(us |u\.s\. )?secretary of state$|foreign policy chief|top diplomat|high representative for foreign"),
    ("defense_minister", r"defen[cs]e (minister|secretary)|(minister|secretary) (of|for) (national )?(defen[cs]e|the armed forces|war)\b|armed forces minister|secretary of state for defence|pentagon chief"),
    ("interior_minister", r"interior minister|minister (of|for) (the )?(interior|internal|home)|home secretary|homeland security"),
    ("finance_minister", r"financ|treasury secretary|secretary of the treasury|chancellor of the exchequer"),
    ("energy_minister", r"\b(energy|oil|petroleum|power|electricity)\b"),
    ("trade_minister", r"\b(commerce|trade)\b"),
    ("economy_minister", r"\beconom(y|ic|ics)\b"),
    ("justice_minister", r"\bjustice (minister|secretary)|minister (of|for) justice"),
    ("health_minister", r"\bhealth\b"),
    ("education_minister", r"\beducation\b"),
    ("agriculture_minister", r"\bagricultur"),
    ("environment_minister", r"\b(environment|climate|ecology)\b"),
    ("transport_minister", r"\btransport"),
    ("labor_minister", r"\b(labou?r|employment)\b"),
    ("culture_minister", r"\bculture\b"),
    ("information_minister", r"\b(information|communications?)\b"),
]
MINISTERIAL = re.compile(r"minist|secretary (of|for)|secretary$|^chancellor of the exch", re.I)
JUNIOR = re.compile(r"\b(deputy|vice|under|undersecretary|assistant|junior|parliamentary|minister of state|secretary of state to|private|permanent secretary)\b", re.I)
HEADS = {
    "head_of_state": r"president|interim president|transitional president|king|queen|emperor|empress|emir|amir|sultan|monarch|head of state|supreme leader|pope|pontiff|holy father|paramount leader|ruler|junta leader|military ruler|shah|tsar|kaiser|grand duke|paramount ruler|north korean leader|chinese leader|russian leader",
    "head_of_government": r"prime minister|premier|chancellor|taoiseach|head of government|president of the government|interim prime minister|caretaker prime minister",
    "vice_president": r"(first |second |executive )?vice president|vice-president",
    "deputy_head_of_government": r"(first |second )?(deputy|vice)[ -](prime minister|premier)|vice-premier|t[áa]naiste|vice chancellor",
    "military_chief": r".*chief of (the )?(general staff|defen[cs]e( staff)?|staff of the armed forces|army staff)|.*joint chiefs.*|(army|navy|air force|military) chief|commander[- ]in[- ]chief|supreme commander|chief of army staff|armed forces chief",
    "intelligence_chief": r".*(intelligence|cia|spy) (director|chief)|director of (national|central) intelligence|director of the central intelligence agency|cia director|security chief",
    "speaker": r".*speaker.*",
    "central_bank_governor": r"(central bank|fed (chair|chief)|federal reserve|ecb|governor of the central|reserve bank).*|governor of the (central|national|reserve) bank.*",
    "organization_chief": r"secretary[- ]general|director[- ]general|(european |eu )?(commission|council) president|president of the european.*|(imf|who|iaea|unrwa) chief|imf managing director|world bank president|hamas leader|hezbollah leader|taliban leader|houthi leader",
    "viceroy": r"governor[- ]general|lieutenant governors?",
}
HEADS = {k: re.compile(f"(?:{v})$", re.I) for k, v in HEADS.items()}
OFFICE_WORDS = [(k, re.compile(v, re.I)) for k, v in OFFICE_WORDS]
RENAMED = {"defence_minister": "defense_minister", "org_chief": "organization_chief",
           "representative_of_head_of_state": "viceroy"}


# Rows that a source files under head of state or government though they are something less.
NO_HEAD = re.compile(r"lieutenant gov|administrator|bailiff|mayor|commissioner|moheli|comore|anjouan|aragon|"
                     r"department|chief minister|yuan|academ|treasury board|personal representative|secretary for|"
                     r"political director|minister'?s? of state|cabinet chief|emir of abu|syndic|high representative|^and$", re.I)


def read(path):
    with (lzma.open if path.endswith(".xz") else open)(path, "rt", encoding="utf-8", newline="\n") as f:
        rows = [line.rstrip("\n").split("\t") for line in f if line.strip()]
    return [dict(zip(rows[0], r)) for r in rows[1:]]


def date(text):
    return text if re.fullmatch(r"\d{4}(-\d\d){0,2}", text) else ""


def cell(items):
    seen = []
    for x in items:
        if x and x not in seen:
            seen.append(x)
    return "|".join(seen)


def split(text):
    return [x for x in (text or "").split("|") if x]


def fold(text):
    text = unicodedata.normalize("NFKD", text)
    return re.sub(r"[^a-z0-9]", "", "".join(c for c in text if not unicodedata.combining(c)).lower())


class Plainness:
    """Tells names that readers would take for plain words."""
    def __init__(self, path):
        self.count = collections.Counter()
        with (lzma.open if path.endswith(".xz") else open)(path, "rt", encoding="utf-8") as f:
            for line in f:
                parts = line.rstrip("\n").split("\t")
                self.count[parts[-2]] += int(parts[-1])

    def plain(self, name):
        if name in PLAIN_PHRASES:
            return True
        word = name[4:] if name.startswith("the ") else name
        if " " in word or "-" in word:
            return False
        low = word.lower()
        if low in PLAIN:
            return True
        if len(word) > 1 and word.upper() == word:
            return False  # acronyms are matched in capitals
        lower, upper = self.count[low], self.count[word]
        return low != word and lower >= 40 and lower >= 0.15 * upper

    def mark(self, name):
        return "~" + name if self.plain(name) else name

    def marks(self, names):
        return [self.mark(x) for x in names]


def write(out, name, header, rows):
    with open(os.path.join(out, name), "w", encoding="utf-8", newline="\n") as f:
        f.write("\t".join(header) + "\n")
        for r in rows:
            f.write("\t".join(r) + "\n")


# ---- states: a name shared by a state of today and by others belongs to the former ----

# Regions that broke away and that next to nobody takes for states; texts speak of them as places.
BREAKAWAY = {"XAB", "XSO", "XTR", "XNC", "XCI", "NKR", "DPR", "LPR"}


def make_states(src, plain):
    rows = read(f"{src}/states.tsv")
    rank = {"un_member": 0, "un_observer": 0, "partially_recognised": 0, "territory": 1, "historical": 2}
    owner = {}
    for column in ("aliases", "adjectives", "nouns", "metonyms", "capital"):
        for r in rows:
            for x in split(r[column]):
                owner[column, x] = min(owner.get((column, x), 9), rank[r["status"]])
    def kept(r, column):
        bare = {x[4:] for x in split(r[column]) if x.startswith("the ")}
        return [x for x in split(r[column])
                if owner[column, x] == rank[r["status"]] and not (x.startswith("the ") and x[4:] in split(r[column]))]
    out = []
    for r in rows:
        name, aliases = r["name"], [r["official_name"], *kept(r, "aliases")]
        if r["iso3"] == "TUR":  # what the English-language press writes
            aliases.insert(0, name)
            name = "Turkey"
        capital = split(r["capital"])
        if r["iso3"] == "USA":
            capital = ["Washington", "Washington D.C.", "Washington, D.C.", "Washington DC"]
        nouns = [x for x in kept(r, "nouns") if x.split()[-1] not in ("Korean", "Koreans") or " " in x]
        adjectives = [x for x in kept(r, "adjectives") if not x.endswith("'s") and x != name and x not in aliases]
        adjectives += [short + x[6:] for x in adjectives if x.endswith(" Korean")
                       for short in (f"{x[0]}. ", f"{x[0]} ")]
        places = {fold(x) for x in capital}
        out.append([r["iso2"], r["iso3"], r["qid"], plain.mark(name), r["official_name"],
                    cell(plain.marks(x for x in aliases if x != name)), cell(adjectives),
                    cell(plain.marks(x for x in nouns if x not in adjectives)), cell(plain.marks(capital)),
                    cell(plain.marks(x for x in kept(r, "metonyms") if fold(x) not in places)),
                    r["valid_from"], r["valid_to"], "breakaway" if r["iso3"] in BREAKAWAY else r["status"]])
    return ["iso2", "iso3", "qid", "name", "official_name", "aliases", "adjectives", "demonyms", "capital",
            "metonyms", "valid_from", "valid_to", "status"], out


# ---- organizations: kinds set right, and the ministries that every state has ----

DESCRIPTIONS = {"the bloc"}  # of many, by what the text before is about
PARLIAMENT = re.compile(r"congress|senate|house of|duma|federation council|bundes(tag|rat)|knesset|rada\b|majlis|sejm|sabha|"
                        r"assembly|\bdiet\b|yuan|parliament|state council", re.I)
PARTY = re.compile(r"\bparty|democratic (union|progressive)|alternative for|united russia|\brally$|kuomintang|likud|fidesz|"
                   r"servant of the people|law and justice|tehreek|national congress", re.I)
MINISTRIES = [  # "X" of "X Ministry", what follows "Ministry of", other spellings of both
    ("Foreign", "Foreign Affairs", [("Foreign Affairs", "External Affairs")]),
    ("Defense", "Defense", [("Defence", "Defence"), ("Defense", "National Defense"), ("Defence", "National Defence")]),
    ("Interior", "the Interior", [("Interior", "Interior"), ("Interior", "Internal Affairs")]),
    ("Finance", "Finance", []),
]


def ministries(states):
    """Ministries of the states of today: name, aliases, iso3."""
    for r in states:
        if r["status"] not in ("un_member", "un_observer", "partially_recognised") or r["iso3"] in ("USA", "GBR"):
            continue
        name = "Turkey" if r["iso3"] == "TUR" else r["name"]
        adjectives = [x for x in split(r["adjectives"]) if not x.endswith(("-", "'s")) and x != name][:2]
        for short, long, others in MINISTRIES:
            names = []
            for a, b in [(short, long), *others]:
                for x in adjectives:
                    names += [f"{x} {a} Ministry", f"{x} Ministry of {b}"]
                names += [f"Ministry of {b} of {name}", f"{name} {a} Ministry", f"{name}'s {a} Ministry", f"{name}'s Ministry of {b}"]
            yield names[0], names[1:], r["iso3"]


def better_name(name, aliases):
    """"Ministry of Defence (United Kingdom)" is nobody's name for it."""
    aliases = [x for x in aliases if not x.endswith(")")]
    if name.endswith(")") and aliases:
        return aliases[0], aliases[1:]
    if name.startswith("United States ") and not name.endswith("America"):
        rest = name[len("United States "):]
        aliases = aliases + [f"US {rest}", f"U.S. {rest}"]
        if rest.startswith("Department of the "):
            aliases += [f"US {rest[18:]} Department", f"U.S. {rest[18:]} Department"]
        elif rest.startswith("Department of "):
            aliases += [f"US {rest[14:]} Department", f"U.S. {rest[14:]} Department"]
    return name, aliases


NOT_CALLED = {"Reporters Without Borders": ("RSF",)}  # in the English press the Rapid Support Forces
ALSO_CALLED = {"United States Department of State": ("state department",)}  # so in British papers


def make_organizations(src, plain):
    shaky = ("IS", "IT", "AA", "PA", "EP", "PM", "AM", "JI", "LeT", "FT")
    short = lambda x: "~" + x if x in shaky else plain.mark(x)
    rows, by_name = [], {}
    for r in read(f"{src}/organizations.tsv"):
        name, aliases = better_name(r["name"], split(r["aliases"]))
        kind = r["kind"]
        if kind == "ministry":
            kind = "party" if PARTY.search(name) else "parliament" if PARLIAMENT.search(name) else kind
        row = [name, aliases, kind, r["iso3"], r["members"], r["qid"]]
        rows.append(row)
        for x in [name, *aliases]:
            by_name.setdefault((fold(x), r["iso3"]), row)
    for name, aliases, iso3 in ministries(read(f"{src}/states.tsv")):
        row = next((by_name[fold(x), iso3] for x in [name, *aliases] if (fold(x), iso3) in by_name), None)
        if row:
            row[1] += [name, *aliases]
        else:
            rows.append([name, aliases, "ministry", iso3, "", ""])
    out = []
    for name, aliases, kind, iso3, members, qid in rows:
        known = {name, *aliases}
        aliases = [x for x in aliases if x != name and x not in DESCRIPTIONS and not (x.startswith("the ") and x[4:] in known)]
        aliases = [x for x in aliases if x not in NOT_CALLED.get(name, ())]
        for x in ALSO_CALLED.get(name, ()):
            aliases.insert(1, x)
        out.append([short(name), cell(short(x) for x in aliases), kind, iso3, members, qid])
    return ["name", "aliases", "kind", "iso3", "members", "qid"], out


def make_weapons(src, plain):
    short = re.compile(r"[A-Z]{1,2}\d{1,2}$|[A-Z]{1,3}$|\d+$")
    mark = lambda x: "~" + x if short.match(x) else plain.mark(x)
    out = []
    for r in read(f"{src}/weapons.tsv"):
        if r["designation"] == "Starlink":  # access to the Internet, no weapon
            continue
        nato = split(r["nato_name"])
        aliases = [x for x in split(r["aliases"]) if x != "Air Force One"]  # who is on board, not a type
        out.append([mark(r["designation"]), cell(mark(x) for x in aliases + nato),
                    r["kind"], r["maker"], r["origin_iso3"]])
    return ["name", "aliases", "kind", "maker", "iso3"], out


# Regions that the collected table takes for one: name, aliases, latitude, longitude.
APART = {"North Caucasus": [("North Caucasus", "", "42.5", "45.0"), ("Caucasus", "the Caucasus", "42.5", "44.0"),
                            ("South Caucasus", "Transcaucasia|Southern Caucasus", "41.0", "45.0")],
         "North Kivu": [("North Kivu", "", "-0.8", "29.0"), ("South Kivu", "", "-3.0", "28.3"), ("Kivu", "", "-2.0", "28.8")]}


def make_places(src, plain):
    out = []
    for r in read(f"{src}/cities.tsv"):
        if r["name"] in APART:
            out += [[n, a, r["kind"], r["iso3"], lat, lon, "", ""] for n, a, lat, lon in APART[r["name"]]]
            continue
        out.append([plain.mark(r["name"]), cell(plain.marks(split(r["aliases"]))), r["kind"], r["iso3"],
                    r["lat"], r["lon"], r["population"], r["admin1"]])
    return ["name", "aliases", "kind", "iso3", "latitude", "longitude", "population", "admin1"], out


# Words that sources put before a name, and what follows it.
LEAD = re.compile(r"^(commonwealth of australia|new zealand|swiss confederation|gnu|interior|defense|assembly|council|"
                  r"gen\.|general|lt\. gen\.|col\.|sir|dr\.|crown prince|(co-)?(vice )?president(-elect)?|"
                  r"(interim )?(prime )?minister|emir|king)\s+(?=\S+ \S|\S+$)", re.I)
TAIL = re.compile(r"(, (prince|princess|baron|baroness|lord|marquis|marquess|earl|viscount)\b.*"
                  r"|(?<=[IVX]) of (the )?[A-Z]\w+( [A-Z]\w+)?| \([^)]*\)?)$", re.I)


def person_name(text):
    """The bare name: no title before it, no house or rank behind, numerals in capitals."""
    text = re.sub(r"\b(Ii|Iii|Iv|Vi|Vii|Viii)(?=$| of )", lambda m: m[0].upper(), text)
    text = re.sub(r' "[^"]*"', "", text)
    text = re.sub(r"(?<=[ -])(Al|El|Ad|An|Ar|As|Ash|At|Az)-(?=[A-Z])", lambda m: m[0].lower(), text)  # al-Abadi
    while LEAD.match(text) and len(text.split()) > 1:
        text = LEAD.sub("", text)
    return TAIL.sub("", text)


# Given names that are one name in several spellings, and short forms of English-speaking countries.
SPELLINGS = [x.split() for x in """Sergei Sergey; Andrei Andrey; Alexei Aleksei Alexey; Dmitry Dmitri Dmitriy; Yuri Yury Yuriy;
Nikolai Nikolay; Alexander Aleksandr Alexandr; Vasily Vasili Vasiliy; Anatoly Anatoliy; Valery Valeriy Valeri; Gennady Gennadiy;
Yevgeny Evgeny Yevgeniy; Vitaly Vitaliy; Grigory Grigori; Oleksiy Oleksii; Andriy Andrii; Serhiy Serhii; Yuliya Yulia Julia;
Mohammed Mohammad Muhammad Mohamed Mohamad; Ahmed Ahmad; Hussein Hossein Husayn Hussain Husain; Hassan Hasan;
Haider Haidar Haydar; Ibrahim Ebrahim; Yousef Yusuf Youssef Yousuf; Khaled Khalid; Omar Umar; Saeed Said Sa'id;
Ismail Esmail Ismael; Abdullah Abdallah; Abdulaziz Abdelaziz; Abdel Abdul; Mahmoud Mahmud; Mustafa Moustafa Mostafa;
Jorge George; Nicolas Nicolás; Jose José; Andres Andrés""".split(";")]
NICKNAMES = [x.split() for x in """Anthony Tony; Joseph Joe; James Jim Jimmy; Robert Bob Rob Bobby; William Bill Will; Richard Dick Rick;
Michael Mike; Thomas Tom; Edward Ed Ted Eddie; Ashton Ash; Christopher Chris; Stephen Steve; Steven Steve; Daniel Dan; David Dave;
Matthew Matt; Andrew Andy Drew; Benjamin Ben; Samuel Sam; Charles Chuck Charlie; Kenneth Ken; Ronald Ron; Donald Don; Gerald Gerry;
Timothy Tim; Gregory Greg; Jeffrey Jeff; Nicholas Nick; Patrick Pat; Elizabeth Liz; Margaret Maggie; Katherine Kathy Kate;
Deborah Debbie; Jennifer Jen; Susan Sue; Antony Tony; Lawrence Larry; Philip Phil; Alexander Alex; Albert Al; Jonathan Jon""".split(";")]
ENGLISH = {"USA", "GBR", "CAN", "AUS", "NZL", "IRL"}


def other_spellings(name, iso3):
    """The person's name with other spellings of the given name."""
    first, _, rest = name.partition(" ")
    if not rest:
        return []
    out = [x for group in SPELLINGS if first in group for x in group]
    if iso3 in ENGLISH:
        out += [x for group in NICKNAMES if first == group[0] for x in group[1:]]
        out += [group[0] for group in NICKNAMES if first in group[1:]]
    return [f"{x} {rest}" for x in out if x != first]


# Terms that the sources end too early: (QID, category) -> the end to believe.
ENDS = {("Q2866", "head_of_state"): "", ("Q57287", "head_of_state"): ""}


# ---- offices: one block of rows a person, the person's cells only in the first ----

def office_category(text, given=""):
    given = RENAMED.get(given, given)
    if given.startswith("head_of") and NO_HEAD.search(text) and "executive yuan" not in text:
        return "other"
    if given == "defense_minister" and re.search(r"minister for defen[cs]e (equip|proc|people|pers)|of state for the armed", text, re.I):
        return "other"
    if given.endswith("_minister") and JUNIOR.search(text):
        return "other"
    if given not in ("", "minister", "other"):
        return given
    for name, pattern in HEADS.items():
        if pattern.match(text) and not given:
            return name
    if JUNIOR.search(text) or (given and re.search(r"party|general secretary", text, re.I)):
        return "other" if given else ""
    for name, pattern in OFFICE_WORDS:
        if pattern.search(text) and (not name.endswith("_minister") or MINISTERIAL.search(text) or "chief" in text or "diplomat" in text):
            return name
    return given


def people_of(rows):
    """Groups rows of one person: the same QID, or a common name within one state."""
    parent = list(range(len(rows)))
    def root(i):
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i
    first, qid_of = {}, {}
    for i, r in enumerate(rows):
        if (r["qid"], r["category"]) in ENDS and r["to"]:
            r["to"], r["as_of"] = ENDS[r["qid"], r["category"]], "2025-11"
        if r["qid"]:
            qid_of[i] = r["qid"]
        keys = [("qid", r["qid"])] if r["qid"] else []
        keys += [("name", r["iso3"] or r["organization"], fold(person_name(n))) for n in [r["person"], *split(r["aliases"])]
                 if len(n.split()) > 1]
        for key in keys:
            if key not in first:
                first[key] = i
                continue
            a, b = root(first[key]), root(i)
            if a != b and not (a in qid_of and b in qid_of and qid_of[a] != qid_of[b]):
                if b in qid_of and a not in qid_of:
                    qid_of[a] = qid_of[b]
                parent[b] = a
    groups = collections.OrderedDict()
    for i, r in enumerate(rows):
        groups.setdefault(root(i), []).append(r)
    return list(groups.values())


def make_offices(src, plain):
    order = {"own": 0, "Wikidata": 1, "World Factbook": 2, "CountryInfo": 3}
    out = []
    # France's president and the bishop of Urgell are no second persons as co-princes of Andorra
    for group in people_of([r for r in read(f"{src}/offices.tsv") if "Co-prince" not in r["person"]]):
        best = sorted(group, key=lambda r: order[r["source"]])
        # the spelling with accents is Wikidata's, the one of the press our own: prefer the latter
        name = person_name(best[0]["person"])
        spelled = [x for r in best for x in [r["person"], *split(r["aliases"])]]
        aliases = [x for y in spelled for x in (person_name(y), y if person_name(y) == name else "") if x and x != name]
        aliases += other_spellings(name, best[0]["iso3"])
        qid = next((r["qid"] for r in best if r["qid"]), "")
        seen = set()
        person = [plain.mark(name), cell(plain.marks(aliases)), qid]
        # the more trusted source first, so that it wins where two describe one term
        terms = []
        for r in best:
            category = office_category(r["office"], r["category"])
            key = (category if category not in ("minister", "other") else r["office"],
                   r["iso3"], r["organization"], r["from"][:4])
            if key in seen:
                continue
            seen.add(key)
            office = re.sub(r",? \"(\w+)\"$", r"", r["office"])
            terms.append([office, category, r["iso3"], r["organization"], date(r["from"]), date(r["to"]), "" if date(r["to"]) else r["as_of"]])
        for t in sorted(terms, key=lambda t: t[4], reverse=True):
            out.append(person + t)
            person = ["", "", ""]
    return ["person", "aliases", "qid", "office", "category", "iso3", "organization", "from", "to", "as_of"], out


# ---- titles: with the office they name and how they stand to it ----

MODIFIERS = [("former", r"^(former|ex-|late|emeritus)\b ?"), ("acting", r"^(acting|caretaker|interim|transitional) "),
             ("elect", r"[- ](elect|designate)$"),
             ("aspiring", r"^shadow |(candidate|hopeful|nominee)$"),
             ("deputy", r"^(first )?(deputy|vice|assistant|under|associate)[- ]?")]


def modifier_of(title):
    for name, pattern in MODIFIERS:
        if re.search(pattern, title, re.I):
            return name, re.sub(pattern, "", title, flags=re.I)
    return "", title


def spellings(title):
    """The same title as Britons and Americans write it, and turned about."""
    yield title
    for a, b in (("Defence", "Defense"), ("defence", "defense"), ("Labour", "Labor"), ("Adviser", "Advisor")):
        for x, y in ((a, b), (b, a)):
            if x in title:
                yield title.replace(x, y)
    m = re.fullmatch(r"((?:Deputy |Vice |Former |Acting )?)([A-Z]\w+(?: [A-Z]\w+)?) Minister", title)
    if m and m[2] not in ("Prime", "Deputy Prime", "First", "Vice Prime", "Cabinet", "State", "Union", "Federal", "Chief", "Caretaker Prime", "Interim Prime",
                         "First Deputy Prime", "Foreign", "Deputy Foreign", "First Deputy", "Armed Forces", "Acting", "shadow"):
        for of in ("of", "for"):
            yield f"{m[1]}Minister {of} {m[2]}"


# Titles of every government that the collected table lacks: title, class, kind, government.
MORE_TITLES = [("Secretary", "Secretary", "political", "yes"), ("Administrator", "Administrator", "political", "yes"),
               ("Coordinator", "Coordinator", "political", "yes"), ("Undersecretary", "Undersecretary", "political", "yes"),
               ("Under Secretary", "Undersecretary", "political", "yes"), ("Rapporteur", "Rapporteur", "political", "yes"),
               ("Special Rapporteur", "Rapporteur", "political", "yes"), ("Negotiator", "Negotiator", "political", "yes"),
               ("Chief Negotiator", "Negotiator", "political", "yes"), ("Adviser", "Adviser", "political", "yes"),
               ("Advisor", "Adviser", "political", "yes"), ("Aide", "Adviser", "political", "yes"),
               ("Head", "Head", "civil", "no"), ("counterpart", "counterpart", "civil", "no"),
               ("Executive", "Executive", "civil", "no"), ("Coach", "Coach", "civil", "no"),
               ("Head Coach", "Coach", "civil", "no"), ("Commissar", "Commissar", "political", "yes"), ("Resident Coordinator", "Coordinator", "political", "yes"),
               ("Assistant to the President", "Adviser", "political", "yes"),
               ("Special Assistant to the President", "Adviser", "political", "yes"),
               ("Ambassador at Large", "Ambassador", "political", "yes"),
               ("Coordinating Officer", "Coordinator", "political", "yes"), ("Commandant", "Commandant", "military", "yes"),
               ("General Counsel", "Counsel", "political", "yes"),
               ("Second Gentleman", "Spouse", "civil", "no"), ("Honorable", "Sir", "civil", "no"),
               ("Honourable", "Sir", "civil", "no"), ("Excellency", "Sir", "civil", "no"),
               ("Highness", "Sir", "civil", "no"), ("Royal Highness", "Sir", "civil", "no")]


def make_titles(src, plain):
    rows = [r for r in read(f"{src}/titles.tsv") if r["title"] != "Don"]  # to the press a given name
    given, known = {r["title"].lower() for r in rows}, set()
    out = []
    for r in rows:
        whole = office_category(r["normal_form"]) or office_category(r["title"])
        modifier, bare = modifier_of(r["normal_form"])
        if not modifier:
            modifier, _ = modifier_of(r["title"])
        if whole in ("vice_president", "deputy_head_of_government") and modifier == "deputy":
            modifier = ""
        office = whole or office_category(bare)
        if office not in ("vice_president", "deputy_head_of_government") and modifier and bare != r["normal_form"]:
            office = office_category(bare) or office
        for i, title in enumerate(spellings(r["title"])):
            if title.lower() in known or (i and title.lower() in given):
                continue
            known.add(title.lower())
            out.append([title, r["normal_form"], r["class"], r["kind"], office, modifier,
                        r["government_office"], r["position"], r["abbreviation"]])
    out += [[title, title, group, kind, "", "", government, "both", "no"]
            for title, group, kind, government in MORE_TITLES if title.lower() not in known]
    return ["name", "normal_form", "class", "kind", "office", "modifier", "government", "position", "abbreviation"], out


def make_names(src, plain):
    out = []
    for r in read(f"{src}/names.tsv"):
        out.append([plain.mark(r["name"]), r["type"], r["gender"], r["count"]])
    return ["name", "kind", "gender", "weight"], out


# ---- words for states: what the press calls them by, beside their names ----

FORMS = [  # word, what an official name says
    ("republic", r"\brepublic\b|république"),
    ("islamic republic", r"^islamic republic"),
    ("kingdom", r"\bkingdom of"),
    ("monarchy", r"\bkingdom of"),
    ("sultanate", r"^sultanate"),
    ("principality", r"^principality"),
    ("grand duchy", r"^grand duchy"),
]
NOT_SO_CALLED = {"kingdom": "GBR", "republic": "CHN|TWN"}  # "the kingdom" is never the United Kingdom
MORE_STATES = {
    "Koreas": "KOR PRK", "Sudans": "SDN SSD", "Congos": "COD COG", "emirate": "QAT KWT", "sultanate": "BRN", "kingdom": "NPL",
    "monarchy": "GBR QAT KWT OMN BRN MCO LIE LUX ARE MYS JPN",
    "federation": "RUS DEU MYS CHE", "city-state": "SGP MCO VAT",
    "island": "ATG BHR BRB CUB CYP DMA DOM FJI GRD HTI IRL ISL JAM KIR LCA LKA MDG MLT MUS NRU SGP STP TLS TON TTO TWN VCT "
              "VUT WSM CPV COM SYC MDV PLW GRL PRI BMU ABW CUW GUM MYT REU GLP MTQ IMN JEY GGY NCL CYM FLK",
    "archipelago": "IDN PHL JPN BHS CPV COM SYC MDV FJI SLB VUT TON KIR TUV MHL FSM PLW WSM STP MUS ATG NCL PYF FRO FLK CYM TCA",
}
MORE_STATES["island nation"] = MORE_STATES["island country"] = MORE_STATES["island state"] = \
    " ".join(sorted({*MORE_STATES["island"].split(), *MORE_STATES["archipelago"].split()} -
                    set("GRL PRI BMU ABW CUW GUM MYT REU GLP MTQ IMN JEY GGY NCL CYM FLK PYF FRO TCA".split())))
REGIONS = {
    "North African": "DZA EGY LBY MAR SDN TUN ESH",
    "West African": "BEN BFA CPV CIV GMB GHA GIN GNB LBR MLI MRT NER NGA SEN SLE TGO",
    "East African": "BDI COM DJI ERI ETH KEN MDG MUS RWA SOM SSD SDN SYC TZA UGA",
    "Central African": "AGO CMR CAF TCD COG COD GNQ GAB STP BDI RWA",
    "Southern African": "AGO BWA SWZ LSO MWI MOZ NAM ZAF ZMB ZWE MDG",
    "Sahel": "BFA TCD MLI MRT NER",
    "Horn of Africa": "DJI ERI ETH SOM",
    "Gulf": "BHR KWT OMN QAT SAU ARE IRQ IRN",
    "Persian Gulf": "BHR KWT OMN QAT SAU ARE IRQ IRN",
    "Middle Eastern": "BHR CYP EGY IRN IRQ ISR JOR KWT LBN OMN PSE QAT SAU SYR TUR ARE YEM",
    "Arab": "DZA BHR COM DJI EGY IRQ JOR KWT LBN LBY MRT MAR OMN PSE QAT SAU SOM SDN SYR TUN ARE YEM",
    "Baltic": "EST LVA LTU",
    "Nordic": "DNK FIN ISL NOR SWE",
    "Scandinavian": "DNK NOR SWE",
    "Balkan": "ALB BIH BGR HRV GRC XKX MNE MKD ROU SRB SVN",
    "Benelux": "BEL NLD LUX",
    "Caucasus": "ARM AZE GEO", "South Caucasus": "ARM AZE GEO", "Caucasian": "ARM AZE GEO",
    "Central European": "AUT CZE DEU HUN LIE POL SVK SVN CHE",
    "Eastern European": "BLR BGR CZE HUN MDA POL ROU RUS SVK UKR EST LVA LTU",
    "East European": "BLR BGR CZE HUN MDA POL ROU RUS SVK UKR EST LVA LTU",
    "Western European": "AUT BEL FRA DEU IRL LIE LUX MCO NLD CHE GBR ESP PRT",
    "Southern European": "ALB AND BIH HRV CYP GRC ITA MLT MNE MKD PRT SMR SRB SVN ESP",
    "Central Asian": "KAZ KGZ TJK TKM UZB",
    "South Asian": "AFG BGD BTN IND MDV NPL PAK LKA",
    "Southeast Asian": "BRN KHM IDN LAO MYS MMR PHL SGP THA TLS VNM",
    "East Asian": "CHN JPN KOR PRK MNG TWN",
    "Himalayan": "BTN NPL",
    "Pacific": "FJI KIR MHL FSM NRU PLW PNG WSM SLB TON TUV VUT COK NIU",
    "Indian Ocean": "COM MDG MDV MUS SYC LKA",
    "Caribbean": "ATG BHS BRB CUB DMA DOM GRD GUY HTI JAM KNA LCA VCT SUR TTO BLZ",
    "Central American": "BLZ CRI SLV GTM HND NIC PAN",
    "South American": "ARG BOL BRA CHL COL ECU GUY PRY PER SUR URY VEN",
    "Andean": "BOL COL ECU PER CHL VEN",
    "North American": "CAN MEX USA",
    "Mediterranean": "ALB DZA CYP EGY FRA GRC ISR ITA LBN LBY MLT MCO MNE MAR SVN ESP SYR TUN TUR HRV",
    "Communist": "CHN CUB LAO PRK VNM", "communist": "CHN CUB LAO PRK VNM",
}
UNIONS = {  # regions made of others
    "African": ["North African", "West African", "East African", "Central African", "Southern African"],
    "Asian": ["Central Asian", "South Asian", "Southeast Asian", "East Asian"],
    "European": ["Central European", "Eastern European", "Western European", "Southern European", "Nordic", "Balkan", "Baltic"],
    "Latin American": ["Central American", "South American"],
}
MORE_IN_REGIONS = {"Latin American": "MEX CUB DOM", "Asian": "TUR"}


def make_state_words(src, plain):
    rows = [r for r in read(f"{src}/states.tsv") if r["status"] != "historical"]
    members = {word: set(states.split()) for word, states in REGIONS.items()}
    for region, parts in UNIONS.items():
        members[region] = set().union(*(members[p] for p in parts), MORE_IN_REGIONS.get(region, "").split())
    for word in [w for w, _ in FORMS] + list(MORE_STATES):
        pattern = dict(FORMS).get(word)
        formed = {r["iso3"] for r in rows if pattern and r["status"] != "territory" and re.search(pattern, r["official_name"], re.I)}
        members[word] = (formed | set(MORE_STATES.get(word, "").split())) - set(NOT_SO_CALLED.get(word, "").split("|"))
    return ["word", "states"], [[word, cell(sorted(members[word]))] for word in sorted(members) if members[word]]


MAKERS = {"states": make_states, "organizations": make_organizations, "offices": make_offices,
          "weapons": make_weapons, "places": make_places, "titles": make_titles, "names": make_names,
          "state_words": make_state_words}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("source")
    parser.add_argument("counts")
    parser.add_argument("-o", "--out", default=os.path.dirname(os.path.abspath(__file__)))
    args = parser.parse_args()
    plain = Plainness(args.counts)
    for name, maker in MAKERS.items():
        header, rows = maker(args.source, plain)
        write(args.out, f"{name}.tsv", header, rows)
        print(f"{name}.tsv: {len(rows)} rows")


if __name__ == "__main__":
    main()
