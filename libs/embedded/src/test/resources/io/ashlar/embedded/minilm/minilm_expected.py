"""Makes minilm-expected.json: weights and hidden states of all-MiniLM-L6-v2, from the ONNX file by ONNX's own tools.

    python minilm_expected.py ONNX_FILE LAID_OUT_FOLDER > minilm-expected.json

Needs onnx, onnxruntime, numpy, transformers and torch. It also checks that transformers, given the folder that
MiniLmRepository laid out, has every weight it wants (except the pooler's), none left over, and hidden states within
1e-5 of ONNX Runtime's.
"""
import json
import re
import sys

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import numpy_helper
from transformers import AutoTokenizer, BertModel

TEXTS = ["Stone dressed to fit.", "hello", "A longer text, with numbers like 3.14 and ünusual wörds, to fill a few more positions."]

onnx_file, folder = sys.argv[1:3]
graph = onnx.load(onnx_file).graph
layer_of = {
    i: node.name.rsplit("/", 1)[0].lstrip("/").replace("/", ".") + ".weight"
    for node in graph.node for i in node.input if re.match(r"onnx::MatMul_\d+$", i)
}
weights = {}
for tensor in graph.initializer:
    value = numpy_helper.to_array(tensor)
    if value.dtype == np.float32:
        weights[layer_of.get(tensor.name, tensor.name)] = value.T if tensor.name in layer_of else value

model, info = BertModel.from_pretrained(folder, output_loading_info=True)
assert sorted(info["missing_keys"]) == ["pooler.dense.bias", "pooler.dense.weight"], info
assert not info["unexpected_keys"] and not info["mismatched_keys"], info
state = model.eval().state_dict()
for name, value in weights.items():
    assert np.array_equal(state[name].numpy(), value), name

tokenizer = AutoTokenizer.from_pretrained(folder)
session = onnxruntime.InferenceSession(onnx_file)
hidden, worst = [], 0.0
for text in TEXTS:
    ids = tokenizer(text, padding=False, truncation=False)
    arrays = {k: np.array([ids[k]], dtype=np.int64) for k in ("input_ids", "attention_mask", "token_type_ids")}
    ours = session.run(None, arrays)[0][0]
    with torch.no_grad():
        theirs = model(**{k: torch.from_numpy(v) for k, v in arrays.items()}).last_hidden_state[0].numpy()
    worst = max(worst, float(np.abs(ours - theirs).max()))
    hidden.append({"text": text, "ids": ids["input_ids"], "firstToken": ours[0, :4].tolist(), "lastToken": ours[-1, -4:].tolist()})
assert worst < 1e-5, worst
print(f"largest difference of hidden states: {worst:.2e}", file=sys.stderr)

print(json.dumps({
    "weights": {
        name: {"shape": list(value.shape), "first": value.flatten()[:3].tolist(), "last": value.flatten()[-3:].tolist()}
        for name, value in sorted(weights.items())
    },
    "hiddenStates": hidden,
}, indent=1, ensure_ascii=False))
