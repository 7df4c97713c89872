def forward(self, x: Tensor) -> Tensor:
  # (batch, channels, height, width)
  return torch.conv2d(torch.to(x, $type), torch.to(self.weight, $type), $bias, $stride, $padding, [1, 1], $groups)
def activated(self, x: Tensor) -> Tensor:
  return $activation
def added(self, x: Tensor, residual: Tensor) -> Tensor:
  return torch.add(self.forward(x), residual)
