"""Makes the numbers of the training tests: learning rates, decay groups, and steps of a tiny BERT in three precisions.

Run: python make_training_fixtures.py ../resources/io/ashlar/models   (torch 2.7.1, transformers 4.57.1)
It reads fixtures/bert-text-classification there and writes training/*.json. The steps are written out here as the
Trainer does them: padded batches with a mask, loss averaged over the rows of a step, clipping, AdamW, schedule; in fp16
with torch's GradScaler, where a skipped step leaves the schedule where it was, and with fused attention (the scores'
gradients of the eager one overflow sooner).
"""
import json
import pathlib
import random
import sys

import torch
from transformers import AutoModelForSequenceClassification, Trainer, get_scheduler

ROOT = pathlib.Path(sys.argv[1])
OUT = ROOT / "training"
MODELS = ["bert-text-classification", "roberta-text-classification", "distilbert-regression"]


def schedules():
    cases = []
    for name, warmup, total, extra in [
        ("linear", 3, 12, {}), ("linear", 0, 7, {}), ("cosine", 2, 11, {}), ("cosine", 0, 9, {"num_cycles": 1.5}),
        ("cosine_with_restarts", 2, 14, {"num_cycles": 3}), ("cosine_with_restarts", 0, 6, {}),
        ("polynomial", 2, 10, {}), ("polynomial", 1, 10, {"power": 2.0, "lr_end": 1e-5}),
        ("constant", 0, 5, {}), ("constant_with_warmup", 4, 9, {}),
    ]:
        optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=3e-3)
        scheduler = get_scheduler(name, optimizer, warmup, total, scheduler_specific_kwargs=extra)
        rates = []
        for _ in range(total):
            rates.append(scheduler.get_last_lr()[0])
            optimizer.step()
            scheduler.step()
        cases.append(dict(scheduler=name.replace("_", "-"), peak=3e-3, warmupSteps=warmup, totalSteps=total,
                          parameters={{"num_cycles": "numCycles", "power": "power", "lr_end": "lrEnd"}[k]: v
                                      for k, v in extra.items()}, rates=rates))
    return cases


def decay_groups():
    groups = {}
    for name in MODELS:
        model = AutoModelForSequenceClassification.from_pretrained(ROOT / "fixtures" / name)
        decayed = set(Trainer.get_decay_parameter_names(None, model))
        groups[name] = dict(decayed=sorted(decayed),
                            undecayed=sorted(n for n, _ in model.named_parameters() if n not in decayed))
    return groups


def steps(dtype=None, count=10):
    model = AutoModelForSequenceClassification.from_pretrained(
        ROOT / "fixtures" / "bert-text-classification",
        attn_implementation="sdpa" if dtype == torch.float16 else "eager",
        hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0).train()
    rng = random.Random(5)
    rows = [dict(ids=[2] + [rng.randrange(5, 160) for _ in range(rng.randrange(2, 20))] + [3], label=rng.randrange(3))
            for _ in range(22)]
    recipe = dict(learningRate=2e-3, weightDecay=0.02, maxGradNorm=1.0, warmupSteps=2, trainBatchSize=3,
                  gradientAccumulationSteps=2, epochs=3 if count == 10 else 5, maxSteps=count, scheduler="cosine", dropout=0.0,
                  precision="fp16" if dtype == torch.float16 else "fp32")
    decayed = set(Trainer.get_decay_parameter_names(None, model))
    optimizer = torch.optim.AdamW(
        [dict(params=[p for n, p in model.named_parameters() if n in decayed], weight_decay=0.02),
         dict(params=[p for n, p in model.named_parameters() if n not in decayed], weight_decay=0.0)], lr=2e-3)
    scheduler = get_scheduler("cosine", optimizer, 2, count)
    scaler = torch.amp.GradScaler("cpu", enabled=dtype == torch.float16)
    orders, out = [], []
    while len(out) < count:
        order = rng.sample(range(len(rows)), len(rows))
        orders.append(order)
        batches = [order[i:i + 3] for i in range(0, len(order), 3)]
        for g in range(0, len(batches), 2):
            if len(out) == count:
                break
            group = batches[g:g + 2]
            total = sum(map(len, group))
            loss = 0.0
            for batch in group:
                width = max(len(rows[r]["ids"]) for r in batch)
                ids = torch.tensor([rows[r]["ids"] + [0] * (width - len(rows[r]["ids"])) for r in batch])
                with torch.autocast("cpu", dtype or torch.bfloat16, enabled=dtype is not None):
                    logits = model(input_ids=ids, attention_mask=(ids != 0).long()).logits.float()
                labels = torch.tensor([rows[r]["label"] for r in batch])
                part = torch.nn.functional.cross_entropy(logits, labels, reduction="sum") / total
                scaler.scale(part).backward()
                loss += part.item()
            scaler.unscale_(optimizer)
            norm = torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0).item()
            step = dict(loss=loss, gradNorm=norm, learningRate=scheduler.get_last_lr()[0])
            scale = scaler.get_scale()
            scaler.step(optimizer)
            scaler.update()
            if dtype == torch.float16:
                skipped = scaler.get_scale() < scale
                step.update(lossScale=scale, skipped=skipped, gradNorm=None if skipped else norm)
            out.append(step)
            if not step.get("skipped"):
                scheduler.step()
            optimizer.zero_grad()
    norms = {n: p.detach().double().norm().item() for n, p in model.named_parameters()}
    return dict(rows=rows, recipe=recipe, order=orders, steps=out, finalWeightNorms=norms)


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    for name, value in [("schedules", schedules()), ("decay-groups", decay_groups()), ("bert-steps", steps()),
                        ("bert-steps-bf16", steps(torch.bfloat16)["steps"]),
                        ("bert-steps-fp16", steps(torch.float16, 16))]:
        (OUT / f"{name}.json").write_text(json.dumps(value, indent=1) + "\n")


if __name__ == "__main__":
    main()
