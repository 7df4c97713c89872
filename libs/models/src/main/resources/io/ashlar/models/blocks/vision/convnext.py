def forward(self, pixels: Tensor) -> Tensor:
  # (batch, channels, H, W) -> (batch, h, w, width)
  x = self.embeddings.layernorm.forward(self.embeddings.patch_embeddings.forward(pixels))
  return self.encoder.stages.forward(x)
