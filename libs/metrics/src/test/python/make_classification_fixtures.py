"""Writes classification.json: small predictions, and what scikit-learn says about them.

    pip install scikit-learn==1.9.1
    python make_classification_fixtures.py > ../resources/io/ashlar/metrics/classification/classification.json
"""

import json
import math
import random
import sys
import warnings

import numpy as np
from sklearn import metrics as sk

warnings.filterwarnings("ignore")


def number(value):
    value = float(value)
    return value if math.isfinite(value) else str(value).replace("nan", "NaN").replace("inf", "Infinity")


def grid(generator, labels, steps):
    """Probabilities that sum to 1 on a grid, so that many are equal."""
    cuts = sorted(generator.randrange(steps + 1) for _ in range(labels - 1))
    return [(b - a) / steps for a, b in zip([0] + cuts, cuts + [steps])]


def draw(name, seed, labels, rows, steps, seen=None, with_probabilities=True, right=0.6):
    generator = random.Random(seed)
    references, predictions, probabilities = [], [], []
    for _ in range(rows):
        reference = generator.choice(seen or labels)
        p = grid(generator, len(labels), steps)
        if generator.random() < right:
            best = p.index(max(p))
            at = labels.index(reference)
            p[best], p[at] = p[at], p[best]
        references.append(reference)
        predictions.append(labels[p.index(max(p))])
        probabilities.append(p)
    return {"name": name, "labels": labels, "positiveLabel": labels[-1] if len(labels) == 2 else None,
            "references": references, "predictions": predictions,
            "probabilities": probabilities if with_probabilities else None}


def decisions(y, z, case):
    every = range(len(case["labels"]))
    found = {"accuracy": sk.accuracy_score(y, z), "balanced_accuracy": sk.balanced_accuracy_score(y, z),
             "matthews_correlation": sk.matthews_corrcoef(y, z), "cohen_kappa": sk.cohen_kappa_score(y, z)}
    scores = {"precision": sk.precision_score, "recall": sk.recall_score, "f1": sk.f1_score}
    for name, score in scores.items():
        for average in ("micro", "macro", "weighted"):
            found[f"{name}_{average}"] = score(y, z, average=average, zero_division=0)
        found[f"{name}_macro_all_labels"] = score(y, z, labels=every, average="macro", zero_division=0)
        if len(every) == 2:
            found[f"{name}_binary"] = score(y == 1, z == 1, zero_division=0)
    return found


def probabilistic(y, p, case):
    n = len(case["labels"])
    one_hot = np.eye(n, dtype=int)[y]
    found = {"log_loss": sk.log_loss(y, p, labels=range(n)),
             "brier": sk.brier_score_loss(y, p, labels=range(n), scale_by_half=False),
             "brier_half": sk.brier_score_loss(y, p, labels=range(n), scale_by_half=True)}
    for average in ("macro", "micro", "weighted"):
        found[f"roc_auc_ovr_{average}"] = sk.roc_auc_score(one_hot, p, average=average)
        found[f"average_precision_{average}"] = sk.average_precision_score(one_hot, p, average=average)
    if n == 2:
        found["roc_auc_binary"] = sk.roc_auc_score(y, p[:, 1])
        found["average_precision_binary"] = sk.average_precision_score(y, p[:, 1])
        found["brier_binary"] = sk.brier_score_loss(y, p[:, 1], pos_label=1)
        found["top_1_accuracy"] = sk.top_k_accuracy_score(y, p[:, 1], k=1, labels=[0, 1])
    else:
        for k in (1, 3, 5):
            found[f"top_{k}_accuracy"] = sk.top_k_accuracy_score(y, p, k=k, labels=range(n))
    return found


def per_label(y, z, p, case):
    n = len(case["labels"])
    precision, recall, f1, support = sk.precision_recall_fscore_support(
        y, z, labels=range(n), average=None, zero_division=0)
    rows = [{"precision": number(precision[i]), "recall": number(recall[i]), "f1": number(f1[i]),
             "support": int(support[i]), "predicted": int((z == i).sum())} for i in range(n)]
    if p is not None:
        one_hot = np.eye(n, dtype=int)[y]
        auc = sk.roc_auc_score(one_hot, p, average=None)
        precision = sk.average_precision_score(one_hot, p, average=None)
        for i in range(n):
            rows[i] |= {"rocAuc": number(auc[i]), "averagePrecision": number(precision[i])}
    return rows


def curves(y, p):
    found = {}
    for name, drop in (("roc", True), ("rocFull", False)):
        fpr, tpr, thresholds = sk.roc_curve(y == 0, p[:, 0], pos_label=1, drop_intermediate=drop)
        found[name] = [[number(v) for v in values] for values in (fpr, tpr, thresholds)]
    precision, recall, thresholds = sk.precision_recall_curve(y == 0, p[:, 0], pos_label=1)
    found["precisionRecall"] = [[number(v) for v in values] for values in (precision, recall, thresholds)]
    return found


def expect(case):
    index = {label: i for i, label in enumerate(case["labels"])}
    y = np.array([index[label] for label in case["references"]])
    z = np.array([index[label] for label in case["predictions"]])
    p = None if case["probabilities"] is None else np.array(case["probabilities"])
    found = decisions(y, z, case)
    if p is not None:
        found |= probabilistic(y, p, case)
        case["curves"] = curves(y, p)
    case["metrics"] = {name: number(value) for name, value in found.items()}
    case["perLabel"] = per_label(y, z, p, case)
    case["confusionMatrix"] = sk.confusion_matrix(y, z, labels=range(len(index))).tolist()
    return case


CASES = [
    draw("two labels, many ties", 1, ["no", "yes"], 24, 4),
    draw("two labels, the positive one never right", 2, ["no", "yes"], 10, 10, seen=["no"]),
    draw("five labels, coarse", 3, ["e", "a", "ü", "d", "b"], 30, 6),
    draw("labels that do not occur", 4, ["a", "b", "c", "d", "e", "f"], 14, 12, seen=["b", "d"], right=0.9),
    draw("one label only, always right", 5, ["a", "b", "c"], 6, 1, seen=["b"], right=1.0),
    draw("all wrong", 6, ["a", "b", "c"], 9, 7, seen=["a"], right=0.0),
    draw("decisions without probabilities", 7, ["a", "b", "c"], 15, 5, with_probabilities=False),
    draw("one row", 8, ["a", "b", "c"], 1, 5),
]
json.dump([expect(case) for case in CASES], sys.stdout, ensure_ascii=False, indent=1)
print()
