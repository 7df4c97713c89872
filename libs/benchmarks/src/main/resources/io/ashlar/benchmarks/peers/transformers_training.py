"""One optimisation step of BertForSequenceClassification as Trainer does it: forward, backward, clipping, fused AdamW.

bf16 is torch's autocast, as Trainer's bf16=True: weights, gradients and optimizer stay fp32.
"""
import contextlib
import time

from peer_protocol import serve

state = {}


def load(request):
    import torch
    import transformers

    torch.set_num_threads(request["threads"])
    torch.manual_seed(0)
    state["folder"] = request["model"]
    state["labels"] = request["labels"]
    state["ids"] = torch.tensor(request["ids"])
    state["targets"] = torch.tensor(request["targets"])
    return {"versions": {"torch": torch.__version__, "transformers": transformers.__version__}}


def begin(request):
    import torch
    import transformers

    model = transformers.AutoModelForSequenceClassification.from_pretrained(
        state["folder"], num_labels=state["labels"]).train()
    state["model"] = model
    state["optimizer"] = torch.optim.AdamW(model.parameters(), lr=2e-5, fused=True)
    state["precision"] = request["precision"]
    return {}


def run(request):
    import torch

    model, optimizer = state["model"], state["optimizer"]
    inputs = {"input_ids": state["ids"], "attention_mask": torch.ones_like(state["ids"]),
              "token_type_ids": torch.zeros_like(state["ids"]), "labels": state["targets"]}
    mixed = state["precision"] == "bf16"
    start = time.perf_counter()
    for _ in range(request["times"]):
        with torch.autocast("cpu", torch.bfloat16) if mixed else contextlib.nullcontext():
            loss = model(**inputs).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        loss.item()
    return {"seconds": time.perf_counter() - start}


serve({"load": load, "begin": begin, "run": run})
