"""Labels articles with the teacher, spaCy's fr_core_news_md (LGPL-LR).

python teach.py ARTICLES.jsonl SILVER.jsonl [IDS_TO_LEAVE_OUT]

ARTICLES has one object a line: {"id", "title", "lead", "body", "published"} or {"id", "text", "published"}.
SILVER gets {"id", "text", "published", "entities": [{"start", "end", "type"}]}, offsets in code points.
"""
import json
import sys

import spacy

NEEDLESS = ["tagger", "morphologizer", "parser", "attribute_ruler", "lemmatizer"]


def articles(path, left_out):
    for line in open(path, encoding="utf-8"):
        article = json.loads(line)
        if str(article["id"]) in left_out:
            continue
        parts = (article.get(name) for name in ("title", "lead", "body"))
        text = article.get("text") or "\n".join(part for part in parts if part)
        yield text, {"id": article["id"], "published": article.get("published")}


def main():
    source, target = sys.argv[1:3]
    left_out = set(open(sys.argv[3], encoding="utf-8").read().split()) if len(sys.argv) > 3 else set()
    teacher = spacy.load("fr_core_news_md", exclude=NEEDLESS)
    with open(target, "w", encoding="utf-8") as out:
        for doc, article in teacher.pipe(articles(source, left_out), as_tuples=True, batch_size=32):
            entities = [{"start": e.start_char, "end": e.end_char, "type": e.label_} for e in doc.ents]
            out.write(json.dumps({**article, "text": doc.text, "entities": entities}, ensure_ascii=False) + "\n")


main()
