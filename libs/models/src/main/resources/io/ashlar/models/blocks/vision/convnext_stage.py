def forward(self, x: Tensor) -> Tensor:
  # (batch, height, width, channels)
  x = getattr(self.downsampling_layer, "0").forward(x)
  x = getattr(self.downsampling_layer, "1").forward(torch.permute(x, [0, 3, 1, 2]))
  return self.layers.forward(x)
