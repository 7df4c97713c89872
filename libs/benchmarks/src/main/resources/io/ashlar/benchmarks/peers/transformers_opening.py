"""from_pretrained of one model, and of its tokenizer where the folder has one, in a process that does nothing else.

Arguments: the model's class, the folder of a tiny one that is opened before, the folder, fp32 or bf16, threads. The last line tells
seconds until it is open and until its first answer, kilobytes before and at the peak, and the bytes of the weights.
"""
import json
import os
import sys
import time

import torch
import transformers

name, tiny, folder, precision, threads = sys.argv[1:]
torch.set_num_threads(int(threads))


def kilobytes(field):
    with open("/proc/self/status") as lines:
        return int(next(line for line in lines if line.startswith(field)).split()[1])


def open_model(folder):
    dtype = {"fp32": torch.float32, "bf16": torch.bfloat16}[precision]
    model = getattr(transformers, name).from_pretrained(folder, dtype=dtype).eval()
    if os.path.exists(os.path.join(folder, "vocab.txt")):
        transformers.AutoTokenizer.from_pretrained(folder)
    return model


def answer(model):
    with torch.inference_mode():
        model(torch.zeros([1, 8], dtype=torch.long))


answer(open_model(tiny))
idle = kilobytes("VmRSS:")
start = time.perf_counter()
model = open_model(folder)
opened = time.perf_counter() - start
answer(model)
answered = time.perf_counter() - start
weights = sum(p.numel() * p.element_size() for p in model.parameters())
print(json.dumps({"opened": opened, "answered": answered, "idle": idle, "peak": kilobytes("VmHWM:"), "weights": weights}))
