def forward(self, pixels: Tensor) -> Tensor:
  # (batch, channels, H, W) -> (batch, rows, columns, width)
  x = __torch__.ashlar.patches(torch.to(pixels, 15), $height, $width)
  return torch.linear(x, torch.reshape(torch.to(self.weight, 15), [$out, -1]), torch.to(self.bias, 15))
