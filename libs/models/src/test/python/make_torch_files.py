"""Writes tiny files of torch.save, sound and hostile, for the tests of the pickle reader.

    python make_torch_files.py src/test/resources/io/ashlar/models/checkpoint/torch

Made with torch 2.7.1 and safetensors. expected.safetensors has what every sound file holds, laid out in order.
"""
import collections
import os
import pathlib
import pickle
import sys
import zipfile

import torch
from safetensors.torch import save_file


class Hostile:
    def __reduce__(self):
        return os.system, ("touch hostile-pickle-was-run",)


def state():
    torch.manual_seed(3)
    base = torch.arange(24, dtype=torch.float32).reshape(4, 6) / 7
    tied = torch.randn(3, 2)
    tensors = collections.OrderedDict(
        plain=torch.randn(2, 3),
        transposed=base.t(),
        part=base[1:3, 2:5],
        every_second=base[::2, ::3],
        tied_a=tied,
        tied_b=tied,
        half=torch.tensor([1.5, -2.0, 65504.0]).half(),
        brain=torch.tensor([1.5, -2.0, 3e38]).bfloat16(),
        double=torch.tensor([0.1], dtype=torch.float64),
        whole=torch.arange(5).unsqueeze(0),
        small=torch.tensor([-3, 4], dtype=torch.int8),
        flags=torch.tensor([True, False]),
        scalar=torch.tensor(2.5),
        empty=torch.zeros(0, 4),
        parameter=torch.nn.Parameter(torch.randn(2)),
    )
    tensors._metadata = collections.OrderedDict([("", {"version": 1})])
    return tensors


def main(root):
    root.mkdir(parents=True, exist_ok=True)
    tensors = state()
    save_file({k: v.detach().clone().contiguous() for k, v in tensors.items()}, root / "expected.safetensors")
    torch.save(tensors, root / "zip.bin")
    torch.save(tensors, root / "zip-protocol-4.bin", pickle_protocol=4)
    torch.save(tensors, root / "legacy.bin", _use_new_zipfile_serialization=False)
    torch.save({"model": Hostile()}, root / "hostile.bin")
    torch.save({"model": Hostile()}, root / "hostile-legacy.bin", _use_new_zipfile_serialization=False)
    torch.save(torch.nn.Linear(2, 2), root / "module.bin")
    (root / "no-torch.bin").write_bytes(pickle.dumps({"weight": [1.0, 2.0]}, protocol=2))
    with zipfile.ZipFile(root / "zip.bin") as sound, zipfile.ZipFile(
            root / "compressed.bin", "w", zipfile.ZIP_DEFLATED) as packed:
        for name in sound.namelist():
            packed.writestr(name, sound.read(name))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
