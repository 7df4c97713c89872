"""The same GPT-2 in CTranslate2: greedy generation in fp32 and int8."""
import os
import tempfile
import time

from peer_protocol import serve

state = {}


class Numbers:
    """A vocabulary for a model that comes without a tokenizer: token 7 is called "7"."""

    def __init__(self, size, end):
        self.size = size
        self.bos_token = self.eos_token = self.unk_token = str(end)

    def get_vocab(self):
        return {str(i): i for i in range(self.size)}


def load(request):
    import ctranslate2
    import transformers

    config = transformers.AutoConfig.from_pretrained(request["model"])

    class Converter(ctranslate2.converters.TransformersConverter):
        def load_tokenizer(self, tokenizer_class, name, **options):
            return Numbers(config.vocab_size, config.eos_token_id)

    folder = tempfile.mkdtemp(dir=os.path.dirname(os.path.abspath(__file__)))
    Converter(request["model"]).convert(folder, force=True)
    for precision, kind in (("fp32", "float32"), ("int8", "int8")):
        state[precision] = ctranslate2.Generator(
            folder, device="cpu", compute_type=kind, inter_threads=1, intra_threads=request["threads"])
    return {"versions": {"ctranslate2": ctranslate2.__version__, "transformers": transformers.__version__}}


def run(request):
    generator = state[request["precision"]]
    prompts = [[str(i) for i in row] for row in request["ids"]]
    start = time.perf_counter()
    for _ in range(request["times"]):
        results = generator.generate_batch(
            prompts, beam_size=1, sampling_topk=1, max_length=request["new"], min_length=request["new"],
            include_prompt_in_result=False)
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "tokens": [[int(t) for t in r.sequences[0]] for r in results]}


serve({"load": load, "run": run})
