"""PACC, ACC and EMQ from their published formulas, with NumPy and SciPy only: the yardstick of `bench quantify`.

Reads one JSON object: "training" (shares of the classes), "measured" ([posterior, class] of held-out items) and
"samples" (posteriors and what MediaBalance estimated). Prints the largest absolute difference per quantifier.

ACC and PACC: the shares on the simplex whose mean answer is closest to the observed one (Forman 2008, Bella et al. 2010;
by sequential quadratic programming from the centre). EMQ: Saerens, Latinne and Decaestecker 2002, stopped when the
shares move by less than 1e-4 on average, after at least 11 rounds.
"""
import json
import sys

import numpy as np
from scipy.optimize import minimize


def one_hot(posteriors):
    return np.eye(posteriors.shape[1])[posteriors.argmax(axis=1)]


def undo(rates, observed):
    classes = len(observed)
    solved = minimize(lambda p: 1e4 * np.sum((rates @ p - observed) ** 2), np.full(classes, 1 / classes),
                      jac=lambda p: 2e4 * rates.T @ (rates @ p - observed), method="SLSQP",
                      bounds=[(0, 1)] * classes, constraints={"type": "eq", "fun": lambda p: p.sum() - 1,
                                                              "jac": lambda p: np.ones(classes)},
                      options={"ftol": 1e-18, "maxiter": 1000})
    return solved.x / solved.x.sum()


def emq(training, posteriors):
    shares = training.copy()
    for done in range(1000):
        scaled = posteriors * (shares / training)
        scaled /= scaled.sum(axis=1, keepdims=True)
        after = scaled.mean(axis=0)
        moved = np.abs(after - shares).mean()
        shares = after
        if done > 10 and moved < 1e-4:
            break
    return shares


def main():
    pool = json.load(sys.stdin)
    training = np.array(pool["training"])
    posteriors = np.array([row[0] for row in pool["measured"]])
    truth = np.array([row[1] for row in pool["measured"]])
    soft = np.stack([posteriors[truth == k].mean(axis=0) for k in range(len(training))], axis=1)
    crisp = np.stack([one_hot(posteriors)[truth == k].mean(axis=0) for k in range(len(training))], axis=1)
    worst = {"ACC": 0.0, "PACC": 0.0, "EMQ": 0.0}
    for sample in pool["samples"]:
        said = np.array(sample["posteriors"])
        ours = {"ACC": undo(crisp, one_hot(said).mean(axis=0)), "PACC": undo(soft, said.mean(axis=0)),
                "EMQ": emq(training, said)}
        for name, shares in ours.items():
            worst[name] = max(worst[name], float(np.abs(shares - sample[name]).max()))
    print(" ".join(f"{worst[name]:.1e}" for name in ("ACC", "PACC", "EMQ")))


main()
