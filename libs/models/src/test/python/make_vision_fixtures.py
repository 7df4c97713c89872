"""Makes the fixtures of the vision tests: tiny random models with what transformers answers, pictures with what Pillow decodes.

Run: python make_vision_fixtures.py ../resources/io/ashlar/models/vision   (torch 2.7.1, transformers 4.57.1, Pillow 13)
A model's folder has config.json, model.safetensors, preprocessor_config.json, pictures, and golden.json with
golden.safetensors: decoded pixels, prepared values and logits (fp32, eager attention, eval) and the scores.
`pictures/` has files of many kinds and expected.safetensors: each as RGB, and one resized by every filter.
"""
import io
import json
import pathlib
import sys

import numpy as np
import torch
from PIL import Image, ImageOps
from safetensors.torch import save_file
from transformers import (
    MODEL_FOR_IMAGE_CLASSIFICATION_MAPPING,
    BeitConfig,
    BeitImageProcessor,
    BitImageProcessor,
    ConvNextConfig,
    ConvNextImageProcessor,
    DeiTConfig,
    DeiTImageProcessor,
    Dinov2Config,
    ResNetConfig,
    SwinConfig,
    Swinv2Config,
    ViTConfig,
    ViTImageProcessor,
)

LABELS = {0: "arch", 1: "wall", 2: "tower", 3: "gate"}
COMMON = dict(id2label=LABELS, label2id={v: k for k, v in LABELS.items()})
SMALL = dict(hidden_size=16, num_attention_heads=2, intermediate_size=24, num_hidden_layers=2, patch_size=8, **COMMON)


def cases():
    yield "vit", ViTConfig(image_size=24, qkv_bias=False, hidden_act="gelu_new", **SMALL), ViTImageProcessor(
        size=24, resample=1, image_mean=[0.4, 0.5, 0.6]), {}
    yield "vit-larger", ViTConfig(image_size=24, **SMALL), ViTImageProcessor(
        size={"height": 40, "width": 32}, resample=4), {"interpolate_pos_encoding": True}
    yield "deit", DeiTConfig(image_size=24, **SMALL), DeiTImageProcessor(
        size={"height": 30, "width": 26}, crop_size={"height": 24, "width": 24}, do_rescale=False), {}
    yield "beit-shared", BeitConfig(
        image_size=24, use_absolute_position_embeddings=True, use_shared_relative_position_bias=True,
        use_mean_pooling=False, layer_scale_init_value=0, **SMALL), BeitImageProcessor(size=24, do_center_crop=False), {}
    yield "beit-larger", BeitConfig(image_size=24, use_relative_position_bias=True, use_mask_token=True, **SMALL), \
        BeitImageProcessor(size=32, do_center_crop=False, resample=5), {}
    yield "dinov2-gated", Dinov2Config(
        image_size=24, use_swiglu_ffn=True, mlp_ratio=2, hidden_size=16, num_attention_heads=2, num_hidden_layers=2,
        patch_size=8, **COMMON), BitImageProcessor(size={"shortest_edge": 24}, do_center_crop=False), {}
    yield "swin-padded", SwinConfig(
        image_size=27, patch_size=2, embed_dim=8, depths=[2, 2, 1], num_heads=[1, 2, 2], window_size=4, mlp_ratio=2.0,
        qkv_bias=False, **COMMON), ViTImageProcessor(size=27, resample=0), {}
    yield "swinv2-enlarged", Swinv2Config(
        image_size=24, patch_size=2, embed_dim=8, depths=[2, 2], num_heads=[1, 2], window_size=8, mlp_ratio=2.0,
        pretrained_window_sizes=[4, 3], **COMMON), ViTImageProcessor(size=24, resample=3), {}
    yield "convnext-unscaled", ConvNextConfig(
        image_size=24, hidden_sizes=[6, 8, 10], depths=[1, 2, 1], num_stages=3, layer_scale_init_value=0, **COMMON), \
        ConvNextImageProcessor(size={"shortest_edge": 27}, crop_pct=0.9), {}
    yield "resnet-basic", ResNetConfig(
        embedding_size=6, hidden_sizes=[6, 8], depths=[2, 1], layer_type="basic", downsample_in_first_stage=True,
        **COMMON), ConvNextImageProcessor(size={"shortest_edge": 40}, crop_pct=0.8), {}
    yield "resnet-early", ResNetConfig(
        embedding_size=6, hidden_sizes=[16, 24], depths=[1, 2], layer_type="bottleneck", downsample_in_bottleneck=True,
        hidden_act="gelu", **COMMON), ConvNextImageProcessor(size={"shortest_edge": 40}), {}


def picture(width, height, seed):
    r = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width]
    waves = [np.sin(x / a + y / b + c) for a, b, c in r.uniform(2, 9, (3, 3))]
    noise = r.normal(0, 12, (height, width, 3))
    return Image.fromarray(np.clip(np.stack(waves, -1) * 90 + 128 + noise, 0, 255).astype(np.uint8))


def random_weights(model, seed):
    g = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, p in model.named_parameters():
            near_one = name.endswith("norm.weight") or "norm" in name.split(".")[-2] and name.endswith("weight")
            p.copy_(torch.randn(p.shape, generator=g) * (0.1 if near_one else 0.25) + (1.0 if near_one else 0.0))
        for name, b in model.named_buffers():
            if name.endswith("running_mean"):
                b.copy_(torch.randn(b.shape, generator=g) * 0.1)
            if name.endswith("running_var"):
                b.copy_(torch.rand(b.shape, generator=g) + 0.5)


def make_model(folder, name, config, processor, options, seed):
    folder.mkdir(parents=True, exist_ok=True)
    model_class = MODEL_FOR_IMAGE_CLASSIFICATION_MAPPING[type(config)]
    model_class = model_class[0] if isinstance(model_class, tuple) else model_class
    model = model_class._from_config(config, attn_implementation="eager").eval()
    random_weights(model, seed)
    model.save_pretrained(folder)
    processor.save_pretrained(folder)
    picture(37, 29, seed).save(folder / "wide.png")
    picture(26, 41, seed + 1).save(folder / "tall.jpg", quality=90)
    files, tensors, golden = ["wide.png", "tall.jpg"], {}, []
    for i, file in enumerate(files):
        image = ImageOps.exif_transpose(Image.open(folder / file)).convert("RGB")
        values = processor(image, return_tensors="pt")["pixel_values"]
        with torch.inference_mode():
            logits = model(values, **options).logits
        scores = logits[0].softmax(-1)
        order = scores.argsort(descending=True).tolist()
        tensors[f"case{i}.image_rgb"] = torch.from_numpy(np.array(image))[None]
        tensors[f"case{i}.pixel_values"] = values.contiguous()
        tensors[f"case{i}.logits"] = logits.contiguous()
        golden.append({"name": file, "inputs": {"image": file},
                       "expected": [{"label": LABELS[k], "score": scores[k].item()} for k in order]})
    save_file(tensors, folder / "golden.safetensors")
    (folder / "golden.json").write_text(json.dumps(
        {"model_type": config.model_type, "task": "image-classification", "cases": golden}, indent=1))


def make_pictures(folder):
    folder.mkdir(parents=True, exist_ok=True)
    rgb = picture(23, 17, 5)
    exif = Image.Exif()
    for orientation in range(1, 9):
        exif[274] = orientation
        rgb.save(folder / f"turned-{orientation}.jpg", quality=92, exif=exif)
    exif[274] = 6
    rgb.save(folder / "turned.png", exif=exif)
    rgb.save(folder / "turned.webp", lossless=True, exif=exif)
    rgb.save(folder / "plain.png")
    rgb.save(folder / "interlaced-like.png", optimize=True)
    rgb.save(folder / "subsampled.jpg", quality=80, subsampling=2)
    rgb.save(folder / "progressive.jpg", quality=85, progressive=True)
    rgb.convert("L").save(folder / "grey.jpg")
    rgb.convert("L").save(folder / "grey.png")
    rgb.convert("1").save(folder / "bits.png")
    alpha = rgb.copy()
    alpha.putalpha(rgb.convert("L"))
    alpha.save(folder / "alpha.png")
    alpha.convert("LA").save(folder / "grey-alpha.png")
    rgb.quantize(13).save(folder / "palette.png")
    rgb.quantize(40).save(folder / "palette.gif", save_all=True, append_images=[picture(23, 17, 6).quantize(40)], duration=80)
    rgb.convert("CMYK").save(folder / "cmyk.jpg", quality=90)
    Image.fromarray((np.array(rgb.convert("L")).astype(np.uint16) * 3)).save(folder / "wide-grey.png")
    rgb.save(folder / "lossless.webp", lossless=True)
    tensors = {}
    for file in sorted(folder.iterdir()):
        if file.suffix != ".safetensors":
            tensors[file.name] = torch.from_numpy(np.array(ImageOps.exif_transpose(Image.open(file)).convert("RGB")))
    for code in range(6):
        for width, height in ((9, 31), (50, 8), (23, 5), (11, 17)):
            tensors[f"resized-{code}-{width}x{height}"] = torch.from_numpy(
                np.array(rgb.resize((width, height), resample=code)))
    save_file(tensors, folder / "expected.safetensors")


if __name__ == "__main__":
    torch.set_num_threads(1)
    root = pathlib.Path(sys.argv[1])
    for number, (name, config, processor, options) in enumerate(cases()):
        make_model(root / name, name, config, processor, options, 100 + number)
    make_pictures(root / "pictures")
