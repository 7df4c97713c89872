#!/usr/bin/env python3
"""tritonclient against Ashlar's endpoints: every task over gRPC and HTTP, and texts piece by piece.

    pip install "tritonclient[all]"
    python triton_tasks.py --endpoint text-classification=support --endpoint text-generation=writer ...

Every call is checked; the script ends with status 0 if all of them answered as they should.
"""

import argparse
import base64
import json
import queue

import numpy as np
import tritonclient.grpc as triton_grpc
import tritonclient.http as triton_http

TEXT = "The masons carry stone to the old gate in London."
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAABgAAAAYAgMAAACdGdVrAAAACVBMVEUufTKQyvnlOTVzSmQNAAAAOUlEQVR42mMIBQMGiqmolWAqaxWYWrVqKpAK"
    "W7VqaSgDA9OqVQsYcFAMq1Y1gCitVSCSgWsFA3YAAPHgKb/+WLyDAAAAAElFTkSuQmCC"
)

# What each task takes, as tensors of two elements, and the parameters of the call.
TASKS = {
    "text-classification": ({"text": [TEXT, "A gate."]}, {"top_k": 1}),
    "token-classification": ({"text": [TEXT, "A gate."]}, {"aggregation_strategy": "simple"}),
    "question-answering": ({"question": ["Who carries stone?", "Where?"], "context": [TEXT, TEXT]}, {"top_k": 2}),
    "fill-mask": ({"text": ["The stone is [MASK].", "A [MASK] gate."]}, {"top_k": 3}),
    "summarization": ({"text": [TEXT, "A gate."]}, {"max_new_tokens": 6}),
    "translation": ({"text": [TEXT, "A gate."]}, {"max_new_tokens": 6}),
    "text-generation": ({"text": ["The stone", "A gate"]}, {"max_new_tokens": 6}),
    "image-classification": ({"image": [PNG, PNG]}, {"top_k": 1}),
    "text-to-image": ({"text": ["a gate", "a stone"]}, {"num_inference_steps": 2, "seed": 3}),
}


def tensors(module, columns):
    made = []
    for name, values in columns.items():
        elements = [value if isinstance(value, bytes) else value.encode("utf-8") for value in values]
        tensor = module.InferInput(name, [len(elements)], "BYTES")
        tensor.set_data_from_numpy(np.array(elements, dtype=np.object_))
        made.append(tensor)
    return made


def call(client, module, task, endpoint):
    columns, parameters = TASKS[task]
    metadata = client.get_model_metadata(endpoint)
    inputs = metadata["inputs"] if isinstance(metadata, dict) else [dict(name=i.name) for i in metadata.inputs]
    assert set(columns) <= {tensor["name"] for tensor in inputs}, inputs
    result = client.infer(endpoint, tensors(module, columns), parameters=parameters)
    rows = [json.loads(element) for element in result.as_numpy("json")]
    assert len(rows) == 2, rows
    outputs = metadata["outputs"] if isinstance(metadata, dict) else [dict(name=o.name) for o in metadata.outputs]
    for output in outputs:
        assert result.as_numpy(output["name"]) is not None, output
    return rows


def pieces(client, endpoint):
    """With the parameter 'stream', a text's pieces come as answers of their own; the last has all of it."""
    answers = queue.Queue()
    client.start_stream(callback=lambda result, error: answers.put((result, error)))
    client.async_stream_infer(
        endpoint,
        tensors(triton_grpc, {"text": ["The stone"]}),
        request_id="1",
        parameters={"stream": True, "max_new_tokens": 8, "return_full_text": False},
    )
    told = []
    while True:
        result, error = answers.get(timeout=60)
        assert error is None, error
        response = result.get_response()
        assert response.id == "1"
        text = result.as_numpy("generated_text")[0, 0].decode("utf-8")
        if response.parameters["triton_final_response"].bool_param:
            assert len(told) > 1 and "".join(told) == text, (told, text)
            break
        told.append(text)
    client.stop_stream()


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--endpoint", action="append", required=True, metavar="TASK=NAME")
    arguments.add_argument("--url", default="http://127.0.0.1:8080")
    arguments.add_argument("--grpc", default="127.0.0.1:9000")
    options = arguments.parse_args()
    grpc = triton_grpc.InferenceServerClient(options.grpc)
    http = triton_http.InferenceServerClient(options.url.removeprefix("http://"), network_timeout=300.0)
    for task, endpoint in (pair.split("=", 1) for pair in options.endpoint):
        rows = call(grpc, triton_grpc, task, endpoint)
        assert len(call(http, triton_http, task, endpoint)) == len(rows)
        if task == "text-generation":
            pieces(grpc, endpoint)
        print(f"{task}: ok")


if __name__ == "__main__":
    main()
