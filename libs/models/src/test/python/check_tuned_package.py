"""Logits of a tuned package, and of its adapter over its base, as transformers and PEFT give them.

Run: python check_tuned_package.py PACKAGE BASE   (token ids as JSON on standard input: a list of lists)
Prints {"package": [[...]], "adapter": [[...]]}: the logits of each row's classification.
"""
import json
import sys

import torch
from peft import PeftModel
from transformers import AutoModelForSequenceClassification

package, base = sys.argv[1:3]
rows = json.load(sys.stdin)


def logits(model):
    model.eval()
    with torch.no_grad():
        return [model(input_ids=torch.tensor([ids])).logits[0].tolist() for ids in rows]


tuned = AutoModelForSequenceClassification.from_pretrained(package, attn_implementation="eager")
start = AutoModelForSequenceClassification.from_pretrained(base, attn_implementation="eager")
adapted = PeftModel.from_pretrained(start, package + "/adapter")
json.dump({"package": logits(tuned), "adapter": logits(adapted)}, sys.stdout)
