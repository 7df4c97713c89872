def forward(self, pixels: Tensor) -> Tensor:
  # (batch, channels, H, W) -> what the head takes: (batch, tokens, width)
  x = self.embeddings.forward(pixels)
  x = self.encoder.forward(x, torch.size(pixels, 2) // $patch_height, torch.size(pixels, 3) // $patch_width)
  return $norm
