"""Peer of `mediabalance bench stance`: TF-IDF of words and characters with logistic regression (scikit-learn).

Usage: tfidf_logreg.py TRAIN TEST  with lines "label<TAB>text"; prints one label per test line, a block of lines per C.
"""
import sys

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_union


def read(path):
    with open(path, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t", 1) for line in lines]
    return [row[0] for row in rows], [row[1] for row in rows]


labels, texts = read(sys.argv[1])
_, tests = read(sys.argv[2])
features = make_union(
    TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2),
    TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=2),
)
known = features.fit_transform(texts)
unknown = features.transform(tests)
for c in (1, 4):
    model = LogisticRegression(C=c, class_weight="balanced", max_iter=300, tol=1e-3).fit(known, labels)
    print("\n".join(model.predict(unknown)))
