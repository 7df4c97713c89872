def forward(self, pixels: Tensor) -> Tensor:
  # (batch, channels, H, W) -> (batch, width, h, w)
  x = torch.contiguous(torch.to(pixels, $dtype), memory_format=2)
  x = self.embedder.embedder.activated(x)
  x = torch.max_pool2d(x, [3, 3], [2, 2], [1, 1], [1, 1], False)
  return self.encoder.stages.forward(x)
