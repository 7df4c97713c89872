def forward(self, pixels: Tensor) -> Tensor:
  # (batch, channels, H, W) -> (batch, rows, columns, width)
  x = __torch__.ashlar.patches(torch.to(pixels, $type), $height, $width)
  return torch.linear(x, torch.reshape(torch.to(self.weight, $type), [$out, -1]), torch.to(self.bias, $type))
