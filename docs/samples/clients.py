#!/usr/bin/env python3
"""Other people's clients against an Ashlar endpoint of text classification.

    pip install "tritonclient[all]" huggingface_hub grpcio-reflection
    python clients.py --endpoint support

Every call is checked; the script ends with status 0 if all of them answered as they should.
"""

import argparse
import queue

import grpc
import numpy as np
import tritonclient.grpc as triton_grpc
import tritonclient.http as triton_http
from google.protobuf.descriptor_pool import DescriptorPool
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import ProtoReflectionDescriptorDatabase
from huggingface_hub import InferenceClient

TEXTS = ["where is my parcel?", "I was charged twice", "grüße aus Köln"]


def text_input(module, texts, shape=None):
    tensor = module.InferInput("text", shape or [len(texts)], "BYTES")
    elements = np.array([text.encode("utf-8") for text in texts], dtype=np.object_)
    tensor.set_data_from_numpy(elements.reshape(shape or [len(texts)]))
    return tensor


def check_answer(result, rows, columns=None):
    labels, scores, json = (result.as_numpy(name) for name in ("label", "score", "json"))
    assert labels.shape == scores.shape and labels.shape[0] == rows == len(json), labels.shape
    assert columns is None or labels.shape[1] == columns, labels.shape
    assert np.all(np.diff(scores, axis=1) <= 0), "best first"
    return labels, scores


def over_grpc(address, endpoint):
    client = triton_grpc.InferenceServerClient(address)
    assert client.is_server_live() and client.is_server_ready() and client.is_model_ready(endpoint)
    assert not client.is_model_ready("no-such-endpoint")
    assert client.get_server_metadata().name == "ashlar"
    assert [tensor.name for tensor in client.get_model_metadata(endpoint).outputs] == ["label", "score", "json"]
    assert client.get_model_config(endpoint).config.name == endpoint
    assert endpoint in [model.name for model in client.get_model_repository_index().models]

    everything = client.infer(endpoint, [text_input(triton_grpc, TEXTS)], request_id="7")
    assert everything.get_response().id == "7"
    labels, scores = check_answer(everything, len(TEXTS))
    best = client.infer(
        endpoint,
        [text_input(triton_grpc, TEXTS, [len(TEXTS), 1])],
        outputs=[triton_grpc.InferRequestedOutput(name) for name in ("label", "score", "json")],
        parameters={"top_k": 1},
        client_timeout=30,
    )
    assert np.array_equal(check_answer(best, len(TEXTS), 1)[0][:, 0], labels[:, 0])
    try:
        client.infer("no-such-endpoint", [text_input(triton_grpc, TEXTS)])
        raise AssertionError("an unknown endpoint answered")
    except triton_grpc.InferenceServerException as e:
        assert e.status() == "StatusCode.NOT_FOUND", e
    streamed = over_a_stream(client, endpoint)
    assert np.allclose(np.concatenate([scores for _, scores in streamed]), scores, atol=1e-2)
    assert client.get_inference_statistics(endpoint).model_stats[0].inference_count >= 3 * len(TEXTS)
    return labels[:, 0]


def over_a_stream(client, endpoint):
    answers = queue.Queue()
    client.start_stream(callback=lambda result, error: answers.put((result, error)))
    for number, text in enumerate(TEXTS):
        client.async_stream_infer(endpoint, [text_input(triton_grpc, [text])], request_id=str(number))
    collected = []
    for number in range(len(TEXTS)):
        result, error = answers.get(timeout=60)
        assert error is None, error
        assert result.get_response().id == str(number), "in the order of the requests"
        collected.append(check_answer(result, 1))
    client.stop_stream()
    return collected


def over_http(url, endpoint):
    client = triton_http.InferenceServerClient(url.removeprefix("http://"))
    assert client.is_server_live() and client.is_server_ready() and client.is_model_ready(endpoint)
    assert client.get_server_metadata()["name"] == "ashlar"
    assert client.get_model_metadata(endpoint)["inputs"][0]["name"] == "text"
    assert client.get_model_config(endpoint)["name"] == endpoint
    labels, _ = check_answer(client.infer(endpoint, [text_input(triton_http, TEXTS)]), len(TEXTS))
    as_json = triton_http.InferInput("text", [len(TEXTS)], "BYTES")
    as_json.set_data_from_numpy(np.array(TEXTS, dtype=np.object_), binary_data=False)
    outputs = [triton_http.InferRequestedOutput(name, binary_data=False) for name in ("label", "score", "json")]
    answer = client.infer(endpoint, [as_json], outputs=outputs)
    assert [text.encode() for text in answer.as_numpy("label")[:, 0]] == list(labels[:, 0])
    try:
        client.infer("no-such-endpoint", [text_input(triton_http, TEXTS)])
        raise AssertionError("an unknown endpoint answered")
    except triton_http.InferenceServerException as e:
        assert "no-such-endpoint" in str(e), e
    return labels[:, 0]


def over_the_hubs_client(url, endpoint):
    predict = f"{url}/api/v1/endpoints/{endpoint}/predict"
    for client in (InferenceClient(model=predict), InferenceClient(base_url=predict)):
        for text in TEXTS:
            assert len(client.text_classification(text, top_k=1)) == 1
    return [client.text_classification(text)[0].label.encode() for text in TEXTS]


def by_reflection(address):
    """What grpcurl does: learns services and messages from the server alone."""
    channel = grpc.insecure_channel(address)
    database = ProtoReflectionDescriptorDatabase(channel)
    assert {"inference.GRPCInferenceService", "ashlar.prediction.v1.PredictionService"} <= set(database.get_services())
    service = DescriptorPool(database).FindServiceByName("inference.GRPCInferenceService")
    assert "ModelInfer" in [method.name for method in service.methods]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--endpoint", required=True)
    arguments.add_argument("--url", default="http://127.0.0.1:8080")
    arguments.add_argument("--grpc", default="127.0.0.1:9000")
    options = arguments.parse_args()
    best = over_grpc(options.grpc, options.endpoint)
    assert list(over_http(options.url, options.endpoint)) == list(best)
    assert list(over_the_hubs_client(options.url, options.endpoint)) == list(best)
    by_reflection(options.grpc)
    for text, label in zip(TEXTS, best):
        print(f"{label.decode()}\t{text}")


if __name__ == "__main__":
    main()
