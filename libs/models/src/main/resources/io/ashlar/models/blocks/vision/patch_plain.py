def forward(self, pixels: Tensor) -> Tensor:
  # (batch, channels, H, W) -> (batch, rows, columns, width)
  x = __torch__.ashlar.patches(torch.to(pixels, ops.prim.dtype(self.weight)), $height, $width)
  return torch.linear(x, torch.reshape(self.weight, [$out, -1]), self.bias)
