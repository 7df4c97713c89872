"""Writes the fixtures of the metric tests: random and hand-made inputs with the values of the reference libraries.

Needs scikit-learn 1.9.1, scipy 1.17.1, seqeval 1.2.2, sacrebleu 2.6.0, regex 2026.11.15, rouge_score 0.1.2 and
nltk 3.10.4; run it from this folder. What is not a number is written as a text.
"""
import json
import logging
import math
import random
import warnings
from pathlib import Path

import numpy as np
import sacrebleu
import scipy.stats
import seqeval.metrics
import seqeval.scheme
import sklearn.metrics as skm
from nltk.stem.porter import PorterStemmer
from rouge_score import rouge_scorer

warnings.filterwarnings("ignore")
logging.getLogger("sacrebleu").setLevel(logging.ERROR)
TARGET = Path("../resources/io/ashlar/metrics")
WORDS = ("the a An The cat dog runs running quickly U.S. e.g. 3.14 1,000 10-20 don't it's &quot;so&quot; &lt;b&gt; hello world . , ! "
         "(hi) ... -- 日本 天气 über Straße ΟΔΥΣΣΕΥΣ ΑΣ. 2019. x-y 50% “quoted” … 🙂 🫠 １２ ² ² a² "
         "the_end ひらがな 。 、 № ١٢").split() + ["\u3000", "\u00a0", "\u2028", "<skipped>", "-\n", "\n"]


def plain(value):
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(v) for v in value]
    if isinstance(value, np.integer):
        return int(value)
    if isinstance(value, (float, np.floating)):
        return float(value) if math.isfinite(value) else {"nan": "NaN", "inf": "Infinity"}[str(float(value))]
    return value


def text(rng, most):
    return " ".join(rng.choice(WORDS) for _ in range(rng.randint(0, most)))


def changed(rng, source):
    words = source.split(" ")
    for _ in range(rng.randint(0, 3)):
        first, last, target = sorted(rng.randint(0, len(words)) for _ in range(3))
        words = words[:first] + words[last:target] + words[first:last] + words[target:] + rng.sample(WORDS, rng.randint(0, 1))
    return " ".join(words)


def multi_label(rng):
    labels = ["a", "b", "c", "d"][:rng.choice([2, 3, 4])]
    share = rng.random()
    chosen = lambda: [label for label in labels if rng.random() < share]
    rows = rng.choice([2, 3, 12])
    references, predictions = [chosen() for _ in range(rows)], [chosen() for _ in range(rows)]
    scores = [[rng.randint(0, 4) / 4 for _ in labels] for _ in range(rows)]
    onehot = lambda sets: np.array([[int(label in row) for label in labels] for row in sets])
    y, z, p = onehot(references), onehot(predictions), np.array(scores)
    metrics = {"subset_accuracy": skm.accuracy_score(y, z), "hamming_loss": skm.hamming_loss(y, z)}
    for average in ("micro", "macro", "weighted", "samples"):
        values = skm.precision_recall_fscore_support(y, z, average=average, zero_division=0)
        metrics.update(zip((f"precision_{average}", f"recall_{average}", f"f1_{average}"), values))
        metrics[f"average_precision_{average}"] = skm.average_precision_score(y, p, average=average)
        metrics[f"roc_auc_{average}"] = skm.roc_auc_score(y, p, average=average)
    counts = [[c[1][1], c[0][1], c[1][0], c[0][0]] for c in skm.multilabel_confusion_matrix(y, z)]
    return {"labels": labels, "references": references, "predictions": predictions, "probabilities": scores,
            "metrics": metrics, "counts": counts}


def regression(rng):
    rows = rng.choice([2, 3, 9, 150])
    draw = rng.choice([lambda: rng.randint(0, 4) / 2, lambda: rng.gauss(0, 1), lambda: 0.1])
    y, z = [draw() for _ in range(rows)], [rng.choice([0.1, rng.gauss(0, 1)]) for _ in range(rows)]
    return {"references": y, "predictions": z, "metrics": {
        "mse": skm.mean_squared_error(y, z), "rmse": skm.root_mean_squared_error(y, z), "mae": skm.mean_absolute_error(y, z),
        "r2": skm.r2_score(y, z), "pearson": scipy.stats.pearsonr(y, z).statistic, "spearman": scipy.stats.spearmanr(y, z).statistic}}


def entities(rng):
    scheme = rng.choice(["IOB1", "IOB2", "IOE1", "IOE2", "IOBES", "BILOU"])
    letters = {"IOB1": "IB", "IOB2": "IB", "IOE1": "IE", "IOE2": "IE", "IOBES": "IBES", "BILOU": "BILU"}[scheme]
    if rng.random() < 0.2:
        letters = "IBESLU"

    def tag():
        prefix = rng.choice(letters)
        return rng.choice(["O", prefix + "-A", prefix + "-B-C", prefix + "-ä", prefix if rng.random() < 0.3 else prefix + "-A"])

    y = [[tag() for _ in range(rng.choice([0, 1, 5, 9]))] for _ in range(rng.choice([1, 6]))]
    z = [[old if rng.random() < 0.7 else tag() for old in row] for row in y]
    result = {"scheme": scheme, "references": y, "predictions": z}
    result["accuracy"] = seqeval.metrics.accuracy_score(y, z) if any(y) else math.nan
    for mode, options in (("default", {}), ("strict", {"mode": "strict", "scheme": getattr(seqeval.scheme, scheme)})):
        try:
            result[mode] = {f"{name}_{average}": getattr(seqeval.metrics, f"{name}_score")(y, z, average=average, zero_division=0, **options)
                            for average in ("micro", "macro", "weighted") for name in ("precision", "recall", "f1")}
            report = seqeval.metrics.classification_report(y, z, output_dict=True, zero_division=0, **options)
            result[mode + "PerEntity"] = [[k, v["precision"], v["recall"], v["f1-score"], v["support"]]
                                          for k, v in report.items() if not k.endswith(" avg")]
        except ValueError:
            result[mode] = None
    return result


def summary(rng):
    references = ["\n".join(text(rng, 8) for _ in range(rng.randint(1, 3))) for _ in range(rng.choice([1, 2]))]
    prediction = changed(rng, references[0])
    kinds = ["rouge1", "rouge2", "rougeL", "rougeLsum"]
    result = {"references": references, "prediction": prediction}
    for name, stemmer in (("plain", False), ("stemmed", True)):
        scores = rouge_scorer.RougeScorer(kinds, use_stemmer=stemmer).score_multi(references, prediction)
        result[name] = {kind: list(scores[kind]) for kind in kinds}
    return result


def stems(rng):
    suffixes = ("ational tional enci anci izer bli alli entli eli ousli ization ation ator alism iveness fulness ousness aliti iviti biliti "
                "fulli logi icate ative alize iciti ical ful ness al ance ence er ic able ible ant ement ment ent sion tion ou ism ate iti ous "
                "ive ize e ll ly y ies s sses ed ied eed ing edly lying").split()
    made = {"".join(rng.choice("aeiouybcdlmnrstzwx") for _ in range(rng.randint(0, 5))) + rng.choice(suffixes) + rng.choice([""] * 2 + suffixes)
            for _ in range(700)}
    words = sorted(made | set("sky skies dying news innings howe proceed spied died tied flies enjoy happy by Ties ÜBER".split()))
    return {word: PorterStemmer().stem(word) for word in words}


def translation(rng):
    rows = [[text(rng, 12) for _ in range(rng.choice([1, 2]))] for _ in range(rng.choice([1, 4]))]
    predictions = [changed(rng, row[0]) for row in rows]
    streams = [[row[k] if k < len(row) else None for row in rows] for k in range(max(map(len, rows)))]
    configurations = []
    for _ in range(2):
        configurations.append(("bleu", {"tokenize": rng.choice(["13a", "intl", "char", "zh", "none"]), "lowercase": rng.random() < 0.3,
                                        "smooth_method": rng.choice(["none", "floor", "add-k", "exp"]), "smooth_value": rng.choice([None, 0.5, 2]),
                                        "max_ngram_order": rng.choice([1, 2, 4, 5]), "effective_order": rng.random() < 0.5}))
    configurations.append(("chrf", {"char_order": rng.choice([6, 4]), "word_order": rng.choice([0, 2]), "beta": rng.choice([1, 2]),
                                    **{name: rng.random() < 0.3 for name in ("lowercase", "whitespace", "eps_smoothing")}}))
    configurations.append(("ter", {name: rng.random() < 0.4 for name in ("normalized", "no_punct", "asian_support", "case_sensitive")}))
    result = {"references": rows, "predictions": predictions, "configurations": []}
    for name, options in configurations:
        metric = {"bleu": sacrebleu.BLEU, "chrf": sacrebleu.CHRF, "ter": sacrebleu.TER}[name](**options)
        entry = {"metric": name, "options": options, "score": metric.corpus_score(predictions, streams).score,
                 "signature": str(metric.get_signature()),
                 "rows": [metric.sentence_score(p, r).score for p, r in zip(predictions, rows)]}
        if name == "bleu":
            entry["tokens"] = [metric._preprocess_segment(p).split() for p in predictions]
        result["configurations"].append(entry)
    return result


def write(path, make, count, seed):
    rng = random.Random(seed)
    cases = []
    while len(cases) < count:
        try:
            cases.append(plain(make(rng)))
        except ZeroDivisionError:  # the reference's own, where it has no value
            pass
    target = TARGET / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("[\n" + ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases) + "\n]\n", encoding="utf-8")


write("classification/multi-label.json", multi_label, 12, 1)
write("regression/regression.json", regression, 12, 2)
write("entities/entities.json", entities, 24, 3)
write("rouge/rouge.json", summary, 16, 4)
write("rouge/stems.json", stems, 1, 5)
write("translation/translation.json", translation, 20, 6)
