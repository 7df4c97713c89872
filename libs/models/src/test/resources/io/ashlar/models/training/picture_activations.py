"""Prints how many numbers torch keeps of one picture for the way back, in transformers 4.57.1: see PreflightEstimateTest."""

import torch
from transformers import (
    ConvNextConfig,
    ConvNextForImageClassification,
    ResNetConfig,
    ResNetForImageClassification,
    SwinConfig,
    SwinForImageClassification,
    ViTConfig,
    ViTForImageClassification,
)

SMALL = ViTConfig(hidden_size=384, num_attention_heads=6, intermediate_size=1536, image_size=96)
BASIC = ResNetConfig(layer_type="basic", hidden_sizes=[64, 128, 256, 512], depths=[2, 2, 2, 2])
PICTURES = 2

for model, config, size in [
    (ViTForImageClassification, ViTConfig(), 224),
    (ViTForImageClassification, SMALL, 96),
    (SwinForImageClassification, SwinConfig(), 224),
    (ConvNextForImageClassification, ConvNextConfig(), 224),
    (ResNetForImageClassification, ResNetConfig(), 224),
    (ResNetForImageClassification, BASIC, 224),
]:
    net = model(config).train()
    own = {tensor.untyped_storage().data_ptr() for tensor in [*net.parameters(), *net.buffers()]}
    kept = {}

    def keep(tensor):
        storage = tensor.untyped_storage()
        if storage.data_ptr() not in own:
            kept[storage.data_ptr()] = storage.nbytes()
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(keep, lambda tensor: tensor):
        net(pixel_values=torch.randn(PICTURES, 3, size, size), labels=torch.tensor([0, 1])).loss
    print(config.model_type, size, sum(kept.values()) // 4 // PICTURES)
