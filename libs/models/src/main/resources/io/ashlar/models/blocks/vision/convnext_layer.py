def forward(self, x: Tensor) -> Tensor:
  # (batch, height, width, channels)
  h = torch.permute(self.dwconv.forward(torch.permute(x, [0, 3, 1, 2])), [0, 2, 3, 1])
  h = self.pwconv1.activated(self.layernorm.forward(h))
  return $join
