"""The invented people of the demo: who they are, where they work and where one knows them from. All of them, and every firm, are made up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Invented:
    """One of them: `key` is what the story calls them, `title` names what they are in the demo's texts, `near` is how close they are."""

    key: str
    name: str
    title: str = ""
    organisation: str = ""
    phone: str = ""
    circle: str = "acquaintance"
    near: str = "friendly"
    role: str = ""
    chosen: bool = False

    @property
    def email(self) -> str:
        """An address at a place that does not exist."""
        plain = self.name.casefold().translate(str.maketrans("æøåéńü", "eoaenu"))
        words = plain.replace("-", " ").split()
        firm = self.organisation.casefold().translate(str.maketrans("æøåö", "eoao")).split()
        return f"{words[0]}.{words[-1]}@{firm[0] if firm else 'post'}.example"


CAST = (
    Invented("astrid", "Astrid Oftedal", "retired-teacher", "", "90 00 00 01", "neighbour", "near", chosen=True),
    Invented(
        "terje",
        "Terje Undheim",
        "project-manager",
        "Viste Bygg AS",
        "90 00 00 02",
        "colleague",
        "near",
        chosen=True,
    ),
    Invented(
        "gunnvor",
        "Gunnvor Eikeland",
        "retired-former-manager",
        "Tananger Ventil AS",
        "90 00 00 03",
        "colleague",
        chosen=True,
    ),
    Invented("jostein", "Jostein Lea", "adviser", "Sola kommune", "90 00 00 04", "colleague", chosen=True),
    Invented(
        "mette",
        "Mette Håland",
        "head-of-marketing",
        "Sørvest Pumper AS",
        "90 00 00 05",
        "business",
        "near",
        chosen=True,
    ),
    Invented(
        "kjersti",
        "Kjersti Aanestad",
        "head-of-logistics",
        "Forus Kjøl og Frys AS",
        "90 00 00 06",
        "school",
        chosen=True,
    ),
    Invented(
        "ingrid",
        "Ingrid Bjørheim",
        "head-of-procurement",
        "Kvitsøy Havbruk AS",
        "99 88 77 66",
        "colleague",
        role="connector",
    ),
    Invented("olav", "Olav Reiestad", "sales-manager", "Sørvest Pumper AS", "90 00 00 07", "business"),
    Invented("siri", "Siri Malmin", "head-of-finance", "Sørvest Pumper AS", "90 00 00 08", "business"),
    Invented("wenche", "Wenche Auglend", "chair", "Innkjøpsforum Rogaland", "90 00 00 09", "association", role="connector"),
    Invented(
        "samira",
        "Samira Haddad",
        "director-of-procurement",
        "Jærlys Energi AS",
        "90 00 00 10",
        "business",
        role="leader",
    ),
    Invented(
        "piotr",
        "Piotr Zieliński",
        "head-of-maintenance",
        "Ryfylke Tørrdokk AS",
        "90 00 00 11",
        "business",
        role="expert",
    ),
    Invented("knut", "Knut Arne Vigrestad", "purchasing-manager", "Ryfylke Tørrdokk AS", "90 00 00 12", "business"),
    Invented("torunn", "Torunn Egeland", "head-of-programme", "Innkjøpsforum Rogaland", "90 00 00 13", "association"),
)
"""Those the story is about; the ones who are named in a conversation come into the list there."""
NAMED = frozenset({"olav", "siri", "wenche", "samira", "piotr", "knut", "torunn"})

RESTING = (
    Invented("", "Bjarte Kvalheim", "operations-planner", "Jærlys Energi AS", "40 00 00 01", "association"),
    Invented(
        "",
        "Margrethe Øverås-Haugstad",
        "procurement-adviser",
        "Arbeidsmarkedsbedriftenes Innkjøpssamarbeid",
        "40 00 00 02",
        "association",
    ),
    Invented("", "Rune Skjæveland", "carpenter", "Skjæveland Snekkeri", "40 00 00 03", "family", "near"),
    Invented("", "Berit Skjæveland", "retired", "", "40 00 00 04", "family", "near"),
    Invented("", "Tora Skjæveland Hetland", "midwife", "Sandnes Fødestue", "40 00 00 05", "family", "near"),
    Invented("", "Leif Hetland", "builder", "Hetland Tømmer AS", "40 00 00 06", "family"),
    Invented("", "Marit Sømme", "physiotherapist", "Våland Fysioterapi", "40 00 00 07", "friend", "near"),
    Invented("", "Anne-Lise Tjelta", "head-teacher", "Hundvåg Ungdomsskole", "40 00 00 08", "friend", "near"),
    Invented("", "Eivind Roaldsøy", "captain", "Ryfylke Båtruter AS", "40 00 00 09", "friend"),
    Invented("", "Solveig Madla", "photographer", "Studio Madla", "40 00 00 10", "friend"),
    Invented("", "Harald Byberg", "farmer", "", "40 00 00 11", "friend"),
    Invented("", "Sunniva Rege", "dentist", "Tasta Tannhelse", "40 00 00 12", "acquaintance", "distant"),
    Invented("", "Tor Inge Nærland", "neighbour-at-number-14", "", "40 00 00 13", "neighbour"),
    Invented("", "Ellen Gramstad", "architect", "Gramstad Arkitekter AS", "40 00 00 14", "neighbour"),
    Invented("", "Farid Rahimi", "managing-director", "Storhaug Sykkel AS", "40 00 00 15", "neighbour"),
    Invented("", "Hege Vølstad", "social-educator", "Sola kommune", "40 00 00 16", "neighbour"),
    Invented("", "Ståle Frafjord", "auditor", "Frafjord Revisjon AS", "40 00 00 17", "school"),
    Invented("", "Nina Bryne", "head-of-hr", "Sandnes Verksted AS", "40 00 00 18", "school"),
    Invented("", "Geir Arne Lode", "business-economist", "Lode Kapital AS", "40 00 00 19", "school", "distant"),
    Invented("", "Camilla Sirevåg", "lawyer", "Advokatene på Torget", "40 00 00 20", "school"),
    Invented(
        "",
        "Øystein Klepp",
        "head-of-development",
        "Klepp Automasjon AS",
        "40 00 00 21",
        "school",
        role="expert",
    ),
    Invented("", "Randi Varhaug", "student-counsellor", "Høgskolen på Jæren", "40 00 00 22", "school"),
    Invented("", "Svein Egil Orre", "warehouse-manager", "Tananger Ventil AS", "40 00 00 23", "colleague"),
    Invented("", "Tone Kvassheim", "quality-manager", "Sokn Subsea AS", "40 00 00 24", "colleague"),
    Invented("", "Dag Hommersåk", "buyer", "Gandsfjord Mek AS", "40 00 00 25", "colleague"),
    Invented("", "Åshild Voll", "controller", "Tananger Ventil AS", "40 00 00 26", "colleague"),
    Invented("", "Ragnhild Figgjo", "head-of-it", "Figgjo Data og Drift AS", "40 00 00 27", "colleague"),
    Invented("", "Mohammed Aziz", "production-manager", "Tananger Ventil AS", "40 00 00 28", "colleague"),
    Invented("", "Birgit Malde", "contracts-adviser", "Nordsjøen Kontrakt AS", "40 00 00 29", "colleague"),
    Invented("", "Arvid Tungland", "workshop-manager", "Tananger Ventil AS", "40 00 00 30", "colleague"),
    Invented("", "Kristin Ålgård", "project-buyer", "Sokn Subsea AS", "40 00 00 31", "colleague"),
    Invented("", "Jan Ove Sele", "sales-engineer", "Sele Armatur AS", "40 00 00 32", "business"),
    Invented("", "Lene Bore", "account-manager", "Vestkyst Transport AS", "40 00 00 33", "business"),
    Invented("", "Henrik Rosseland", "managing-director", "Rosseland Stål AS", "40 00 00 34", "business", role="leader"),
    Invented("", "Yvonne Stangeland", "head-of-exports", "Egersund Garn og Tau AS", "40 00 00 35", "business"),
    Invented("", "Tomas Nowak", "welding-inspector", "Inspekt Vest AS", "40 00 00 36", "business", role="expert"),
    Invented("", "Gro Helleland", "bank-manager", "Dalane Sparekasse", "40 00 00 37", "business", role="leader"),
    Invented("", "Per Magne Aksdal", "transport-planner", "Haugaland Frakt AS", "40 00 00 38", "business"),
    Invented("", "Silje Tau", "head-of-sustainability", "Ryfylke Laks AS", "40 00 00 39", "association"),
    Invented("", "Bodil Strand", "choir-chair", "Våland Blandakor", "40 00 00 40", "association"),
    Invented("", "Kåre Jørpeland", "hike-leader", "Ryfylke Turlag", "40 00 00 41", "association"),
    Invented("", "Ingunn Moi", "treasurer", "Våland Blandakor", "40 00 00 42", "association"),
    Invented(
        "",
        "Lars Petter Egenes",
        "chair-of-the-board",
        "Stavanger Padleklubb",
        "40 00 00 43",
        "association",
        role="leader",
    ),
    Invented("", "Thea Finnøy", "journalist", "Næringsnytt Rogaland", "40 00 00 44", "acquaintance", "distant"),
    Invented("", "Odd Rennesøy", "taxi-owner", "", "40 00 00 45", "acquaintance", "distant"),
    Invented("", "Vigdis Sauda", "librarian", "Sola Folkebibliotek", "40 00 00 46", "acquaintance"),
)
