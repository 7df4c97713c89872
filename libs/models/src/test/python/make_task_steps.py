"""Records a few steps of transformers' models for each task: losses and gradient norms that our training must give.

Run: python make_task_steps.py FIXTURES   (the folder of the other fixtures; torch 2.7.1, transformers 4.57.1)
Writes training/task-steps.json below it. No dropout, AdamW of torch with the weight decay groups of Trainer, clipping at 1,
constant rate, batches of 4 rows in order. Pixels are not stored: number i of picture n is sin(i * (n + 1)).
"""
import json
import math
import random
import sys

import torch
from transformers import (
    AutoConfig,
    AutoModelForCausalLM,
    AutoModelForImageClassification,
    AutoModelForQuestionAnswering,
    AutoModelForSeq2SeqLM,
    AutoModelForSequenceClassification,
    AutoModelForTokenClassification,
)
from transformers.trainer_pt_utils import get_parameter_names

UNDECAYED = [r"bias", r"layernorm", r"rmsnorm", r"(?:^|\.)norm(?:$|\.)", r"_norm(?:$|\.)"]
CASES = {
    "encoders/roberta-tokens": ("token-classification", AutoModelForTokenClassification),
    "encoders/modernbert-tokens": ("token-classification", AutoModelForTokenClassification),
    "encoders/mpnet-questions": ("question-answering", AutoModelForQuestionAnswering),
    "encoders/distilbert-questions": ("question-answering", AutoModelForQuestionAnswering),
    "encoders/deberta-both": ("question-answering", AutoModelForQuestionAnswering),
    "encoders/deberta-v2-position-to-content": ("question-answering", AutoModelForQuestionAnswering),
    "encoders/modernbert-questions": ("question-answering", AutoModelForQuestionAnswering),
    "fixtures/decoders/gpt2": ("text-generation", AutoModelForCausalLM),
    "fixtures/decoders/llama": ("text-generation", AutoModelForCausalLM),
    "fixtures/decoders/gpt2-classifier": ("text-classification", AutoModelForSequenceClassification),
    "encoderdecoders/t5": ("summarization", AutoModelForSeq2SeqLM),
    "encoderdecoders/mbart": ("translation", AutoModelForSeq2SeqLM),
    "encoderdecoders/marian": ("translation", AutoModelForSeq2SeqLM),
    "vision/vit": ("image-classification", AutoModelForImageClassification),
    "vision/resnet-basic": ("image-classification", AutoModelForImageClassification),
}


def row(task, config, draw):
    count = draw.randint(5, 11)
    ids = [draw.randrange(4, config.vocab_size - 2) for _ in range(count)]
    if task == "token-classification":
        return ids, [draw.randrange(config.num_labels) if draw.random() < 0.6 else -100 for _ in ids]
    if task == "question-answering":
        first = draw.randrange(count - 1)
        return ids, [first, draw.randrange(first, count)]
    if task == "text-generation":
        return ids, [-100, -100] + ids[2:]
    if task == "text-classification":
        return ids, [draw.randrange(config.num_labels)]
    return ids, [draw.randrange(4, config.vocab_size - 2) for _ in range(draw.randint(3, 8))]


def padded(rows, value):
    longest = max(len(r) for r in rows)
    return torch.tensor([r + [value] * (longest - len(r)) for r in rows])


def inputs(task, batch, pad, size):
    targets = [r["target"] for r in batch]
    if task == "image-classification":
        pixels = [[math.sin(i * (r["number"] + 1)) for i in range(3 * size * size)] for r in batch]
        return {
            "pixel_values": torch.tensor(pixels).view(len(batch), 3, size, size),
            "labels": torch.tensor([t[0] for t in targets]),
        }
    ids = [r["ids"] for r in batch]
    given = {"input_ids": padded(ids, pad), "attention_mask": padded([[1] * len(i) for i in ids], 0)}
    if task == "question-answering":
        given["start_positions"] = torch.tensor([t[0] for t in targets])
        given["end_positions"] = torch.tensor([t[1] for t in targets])
    elif task == "text-classification":
        given["labels"] = torch.tensor([t[0] for t in targets])
    else:
        given["labels"] = padded(targets, -100)
    return given


def record(folder, task, kind):
    config = AutoConfig.from_pretrained(folder)
    for name, value in config.to_dict().items():
        if "drop" in name and isinstance(value, float):
            setattr(config, name, 0.0)
    if task == "image-classification" or task == "text-classification":
        config.problem_type = "single_label_classification"
    if task == "question-answering":
        config.num_labels = 2
    torch.manual_seed(0)
    model = kind.from_pretrained(folder, config=config, attn_implementation="eager", dtype=torch.float32).train()
    draw = random.Random(11)
    pad = config.pad_token_id or 0
    size = getattr(config, "image_size", 32)
    rows = []
    for number in range(8):
        if task == "image-classification":
            rows.append({"number": number, "target": [draw.randrange(config.num_labels)]})
        else:
            ids, target = row(task, config, draw)
            rows.append({"ids": ids, "target": target})
    decayed = get_parameter_names(model, [torch.nn.LayerNorm], UNDECAYED)
    trained = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for n, p in trained if n in decayed], "weight_decay": 0.1},
            {"params": [p for n, p in trained if n not in decayed], "weight_decay": 0.0},
        ],
        lr=1e-3,
    )
    steps = []
    for step in range(4):
        batch = rows[step % 2 * 4 : step % 2 * 4 + 4]
        loss = model(**inputs(task, batch, pad, size)).loss
        optimizer.zero_grad()
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_([p for _, p in trained], 1.0)
        optimizer.step()
        steps.append({"loss": loss.item(), "gradNorm": norm.item()})
    return {"task": task, "padding": pad, "pictureSize": size, "rows": rows, "steps": steps}


root = sys.argv[1]
torch.set_num_threads(1)
recorded = {name: record(f"{root}/{name}", *case) for name, case in CASES.items()}
with open(f"{root}/training/task-steps.json", "w") as out:
    json.dump(recorded, out, indent=1)
    out.write("\n")
