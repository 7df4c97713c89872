#!/usr/bin/env python3
"""huggingface_hub.InferenceClient against Ashlar's endpoints: every task that both have.

    pip install huggingface_hub pillow
    python hub_tasks.py --endpoint text-classification=support --endpoint text-generation=writer ...

Every call is checked; the script ends with status 0 if all of them answered as they should.
"""

import argparse
import base64

from huggingface_hub import InferenceClient

TEXT = "The masons carry stone to the old gate in London."
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAABgAAAAYAgMAAACdGdVrAAAACVBMVEUufTKQyvnlOTVzSmQNAAAAOUlEQVR42mMIBQMGiqmolWAqaxWYWrVqKpAK"
    "W7VqaSgDA9OqVQsYcFAMq1Y1gCitVSCSgWsFA3YAAPHgKb/+WLyDAAAAAElFTkSuQmCC"
)


def text_classification(client):
    answers = client.text_classification(TEXT, top_k=2)
    assert len(answers) == 2 and answers[0].score >= answers[1].score and answers[0].label, answers
    assert len(client.text_classification(TEXT, top_k=1, function_to_apply="sigmoid")) == 1


def token_classification(client):
    for strategy in ("simple", "first", "average", "max"):
        for entity in client.token_classification(TEXT, aggregation_strategy=strategy):
            assert entity.entity_group and TEXT[entity.start : entity.end].strip(), entity
    for entity in client.token_classification(TEXT, aggregation_strategy="none"):
        assert entity.entity and 0 <= entity.score <= 1, entity


def question_answering(client):
    answer = client.question_answering(question="Who carries stone?", context=TEXT)
    best = answer[0] if isinstance(answer, list) else answer
    assert TEXT[best.start : best.end] == best.answer, best
    assert len(client.question_answering(question="Where?", context=TEXT, top_k=3)) == 3


def fill_mask(client):
    answers = client.fill_mask("The stone is [MASK].", top_k=3)
    assert len(answers) == 3 and answers[0].token_str and answers[0].sequence and answers[0].token >= 0, answers


def summarization(client):
    assert isinstance(client.summarization(TEXT, generate_parameters={"max_new_tokens": 8}).summary_text, str)


def translation(client):
    assert isinstance(client.translation(TEXT, generate_parameters={"max_new_tokens": 8}).translation_text, str)


def text_generation(client):
    whole = client.text_generation("The stone", max_new_tokens=8, details=True, return_full_text=False)
    assert isinstance(whole.generated_text, str), whole
    assert whole.details.generated_tokens == len(whole.details.tokens) <= 8, whole
    assert client.text_generation("The stone", max_new_tokens=8, return_full_text=False) == whole.generated_text
    assert "".join(client.text_generation("The stone", max_new_tokens=8, stream=True)) == whole.generated_text
    events = list(client.text_generation("The stone", max_new_tokens=8, stream=True, details=True, return_full_text=False))
    assert [event.token.id for event in events] == [token.id for token in whole.details.tokens], events
    assert events[-1].generated_text == whole.generated_text and events[-1].details.finish_reason in ("length", "eos_token")
    drawn = [client.text_generation("The stone", max_new_tokens=8, do_sample=True, seed=5) for _ in range(2)]
    assert drawn[0] == drawn[1], drawn


def image_classification(client):
    answers = client.image_classification(PNG, top_k=1)
    assert len(answers) == 1 and answers[0].label and answers[0].score > 0, answers


def text_to_image(client):
    picture = client.text_to_image("a gate", num_inference_steps=2, guidance_scale=5.0, seed=3)
    assert picture.format == "PNG" and min(picture.size) > 0, picture


def chat(url, endpoint):
    """The same client speaks OpenAI's shapes, too."""
    client = InferenceClient(base_url=f"{url}/v1")
    messages = [{"role": "user", "content": "What is an ashlar?"}]
    whole = client.chat_completion(messages, model=endpoint, max_tokens=8, temperature=0.0)
    assert isinstance(whole.choices[0].message.content, str) and whole.usage.completion_tokens <= 8, whole
    pieces = client.chat_completion(messages, model=endpoint, max_tokens=8, temperature=0.0, stream=True)
    text = "".join(piece.choices[0].delta.content or "" for piece in pieces if piece.choices)
    assert text == whole.choices[0].message.content, text


TASKS = {
    "text-classification": text_classification,
    "token-classification": token_classification,
    "question-answering": question_answering,
    "fill-mask": fill_mask,
    "summarization": summarization,
    "translation": translation,
    "text-generation": text_generation,
    "image-classification": image_classification,
    "text-to-image": text_to_image,
}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--endpoint", action="append", required=True, metavar="TASK=NAME")
    arguments.add_argument("--url", default="http://127.0.0.1:8080")
    options = arguments.parse_args()
    for task, endpoint in (pair.split("=", 1) for pair in options.endpoint):
        TASKS[task](InferenceClient(model=f"{options.url}/api/v1/endpoints/{endpoint}/predict"))
        if task == "text-generation":
            chat(options.url, endpoint)
        print(f"{task}: ok")


if __name__ == "__main__":
    main()
