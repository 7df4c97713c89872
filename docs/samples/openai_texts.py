#!/usr/bin/env python3
"""The openai package against an endpoint of text generation: chat, completions, streams, errors.

    pip install openai
    python openai_texts.py --endpoint writer

Every call is checked; the script ends with status 0 if all of them answered as they should.
"""

import argparse

import openai

MESSAGES = [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "What is an ashlar?"}]


def completions(client, model):
    whole = client.completions.create(model=model, prompt="The stone", max_tokens=8, temperature=0)
    assert whole.object == "text_completion" and whole.choices[0].finish_reason in ("length", "stop"), whole
    assert whole.usage.total_tokens == whole.usage.prompt_tokens + whole.usage.completion_tokens, whole
    stream = client.completions.create(model=model, prompt="The stone", max_tokens=8, temperature=0, stream=True)
    pieces = list(stream)
    assert "".join(piece.choices[0].text for piece in pieces) == whole.choices[0].text, pieces
    assert pieces[-1].choices[0].finish_reason == whole.choices[0].finish_reason, pieces[-1]
    both = client.completions.create(model=model, prompt=["The stone", "A gate"], max_tokens=4, temperature=0)
    assert [choice.index for choice in both.choices] == [0, 1], both
    several = client.completions.create(model=model, prompt="The stone", max_tokens=4, n=2, temperature=1.0, seed=1)
    assert len(several.choices) == 2, several


def chat(client, model):
    ask = dict(model=model, messages=MESSAGES, max_tokens=8, temperature=0)
    whole = client.chat.completions.create(**ask)
    message = whole.choices[0].message
    assert whole.object == "chat.completion" and message.role == "assistant", whole
    assert isinstance(message.content, str) and whole.usage.completion_tokens <= 8, whole
    pieces = list(client.chat.completions.create(**ask, stream=True, stream_options={"include_usage": True}))
    assert pieces[0].choices[0].delta.role == "assistant", pieces[0]
    text = "".join(piece.choices[0].delta.content or "" for piece in pieces if piece.choices)
    assert text == message.content and pieces[-1].usage == whole.usage, pieces
    drawn = [client.chat.completions.create(**{**ask, "temperature": 0.9}, seed=4, top_p=0.9) for _ in range(2)]
    assert drawn[0].choices[0].message.content == drawn[1].choices[0].message.content, drawn


def errors(client, model):
    for wrong, kind in (
        (dict(model="no-such-endpoint", messages=MESSAGES), openai.NotFoundError),
        (dict(model=model, messages=[]), openai.BadRequestError),
        (dict(model=model, messages=MESSAGES, temperature=-1), openai.BadRequestError),
    ):
        try:
            client.chat.completions.create(**wrong)
            raise AssertionError(f"{wrong} was answered")
        except kind as error:
            assert error.body["message"] and error.body["code"], error.body


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--endpoint", required=True)
    arguments.add_argument("--url", default="http://127.0.0.1:8080")
    options = arguments.parse_args()
    client = openai.OpenAI(base_url=f"{options.url}/v1", api_key="none-is-needed", max_retries=0)
    assert options.endpoint in [model.id for model in client.models.list()], "the endpoint is among the models"
    completions(client, options.endpoint)
    chat(client, options.endpoint)
    errors(client, options.endpoint)
    print("openai: ok")


if __name__ == "__main__":
    main()
