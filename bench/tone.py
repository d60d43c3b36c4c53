"""Weighs the words of labelled texts for the letter check, and judges the weights: `PYTHONPATH=src python bench/tone.py`.

    bench/tone.py            leave each batch out in turn, and print how well the weights alone judge it
    bench/tone.py --write    weigh tests/reading/tone_tuned.jsonl and write `reading/tone/weights.tsv`

The texts are lines {"id","lang","for","text","kinds"}; the part of the id before the dash is the batch. A letter is weighed sentence by
sentence: those the rules mark for a kind it is labelled with are its examples, all others are counter-examples.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
from collections import Counter
from pathlib import Path

from hvem.reading.tone import findings
from hvem.reading.tone.learnt import BIAS, KINDS, TABLE, marks
from hvem.reading.tone.sentences import sentences
from hvem.wording.catalogue import LANGUAGES, texts

TEXTS = Path(__file__).parent.parent / "tests" / "reading" / "tone_tuned.jsonl"
ROUNDS, STEP, SHRINK, LEAST, PLAIN = 40, 0.3, 1e-3, 2, 1000
SMALLEST = 10
"""Weights under so many hundredths for every kind are left out of the table."""


def examples(texts):
    """(batch, marks, kinds) of each ask and of each sentence of a letter."""
    for row in texts:
        batch, lang = row["id"].rpartition("-")[0], row["lang"]
        listed = [one for one in sentences(row["text"], lang) if one.line != "greeting"]
        if row["for"] == "ask":
            yield batch, marks(listed, lang), set(row["kinds"]) & set(KINDS)
            continue
        found = findings(row["text"], lang, "letter")
        for one in listed:
            start, end = one.whole()
            kinds = {each.kind for each in found if start <= each.start < end} & set(row["kinds"]) & set(KINDS)
            yield batch, marks([one], lang), kinds


def plain_sentences(number):
    """(batch, marks, no kinds) of sentences of the pages themselves, which ask nobody for anything: what ordinary words weigh."""
    listed = []
    for key, said in sorted(texts().items()):
        if key.startswith("check-"):
            continue
        for lang in LANGUAGES:
            forms = said[lang].values() if isinstance(said[lang], dict) else [said[lang]]
            listed += [(lang, re.sub(r"\{\w+\}", "Ingrid", form)) for form in forms if len(form.split()) > 3]
    for lang, form in random.Random(2).sample(listed, number):
        yield "pages", marks(sentences(form, lang), lang), set()


def weigh(found, wanted):
    """Weights and bias of one kind: logistic, AdaGrad, a little shrinking; the same for the same texts."""
    weights, seen, bias, bias_seen = {}, {}, 0.0, 1e-6
    order, lot = list(range(len(found))), random.Random(1)
    for _ in range(ROUNDS):
        lot.shuffle(order)
        for number in order:
            size = math.sqrt(found[number][1] + 1)
            score = bias + sum(weights.get(mark, 0.0) for mark in found[number][0]) / size
            off = 1 / (1 + math.exp(-max(-30, min(30, score)))) - wanted[number]
            bias_seen += off * off
            bias -= STEP * off / math.sqrt(bias_seen)
            for mark in found[number][0]:
                slope = off / size + SHRINK * weights.get(mark, 0.0)
                seen[mark] = seen.get(mark, 1e-2) + slope * slope
                weights[mark] = weights.get(mark, 0.0) - STEP * slope / math.sqrt(seen[mark])
    return weights, bias


def table(listed):
    """mark → weights of all kinds in hundredths."""
    often = Counter(mark for _, found, _ in listed for mark in found)
    kept = [(sorted(mark for mark in found if often[mark] >= LEAST), len(found)) for _, found, _ in listed]
    each = [weigh(kept, [float(kind in kinds) for _, _, kinds in listed]) for kind in KINDS]
    rows = {BIAS: tuple(round(100 * bias) for _, bias in each)}
    for mark in sorted(often):
        row = tuple(round(100 * weights.get(mark, 0.0)) for weights, _ in each)
        if max(map(abs, row)) >= SMALLEST:
            rows[mark] = row
    return rows


def chance(rows, found):
    """As `learnt.chances_of`, from a table not yet written."""
    size = math.sqrt(len(found) + 1)
    sums = [sum(rows[mark][place] for mark in found if mark in rows) / size + rows[BIAS][place] for place in range(len(KINDS))]
    return {kind: 1 / (1 + math.exp(-one / 100)) for kind, one in zip(KINDS, sums, strict=True)}


def judge(listed):
    """Print precision, recall and clean texts left alone of the weights alone, at several thresholds, each batch judged by the others."""
    limits = (0.2, 0.25, 0.3, 0.35, 0.4, 0.5)
    right, wrong, missed, alone, clean = (Counter() for _ in range(5))
    for batch in sorted({one[0] for one in listed}):
        rows = table([one for one in listed if one[0] != batch])
        for _, found, kinds in (one for one in listed if one[0] == batch):
            given = chance(rows, found)
            for limit in limits:
                got = {kind for kind in KINDS if given[kind] >= limit}
                for kind in KINDS:
                    right[limit, kind] += kind in got & kinds
                    wrong[limit, kind] += kind in got - kinds
                    missed[limit, kind] += kind in kinds - got
                clean[limit] += not kinds
                alone[limit] += not kinds and not got
    for limit in limits:
        tp, fp, fn = (sum(count[limit, kind] for kind in KINDS) for count in (right, wrong, missed))
        print(
            f"{limit:.2f}  P {tp / max(1, tp + fp):.3f}  R {tp / max(1, tp + fn):.3f}  clean alone {alone[limit] / max(1, clean[limit]):.3f}",
            end="  ",
        )
        print({kind: (right[limit, kind], wrong[limit, kind], missed[limit, kind]) for kind in KINDS})


def main():
    """Weigh and write, or judge."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--texts", type=Path, default=TEXTS)
    asked.add_argument("--plain", type=int, default=PLAIN, help="how many sentences of the pages are added as counter-examples")
    args = asked.parse_args()
    listed = list(examples([json.loads(line) for line in args.texts.read_text("utf-8").splitlines() if line]))
    listed += plain_sentences(args.plain)
    if not args.write:
        judge(listed)
        return
    rows = table(listed)
    TABLE.write_text("".join("\t".join((mark, *map(str, row))) + "\n" for mark, row in rows.items()), "utf-8")
    print(f"{len(listed)} texts and sentences, {len(rows)} marks")


if __name__ == "__main__":
    main()
