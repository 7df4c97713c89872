def forward(self, x: Tensor) -> Tensor:
  # (batch, height, width, channels)
  a = self.attended(self.layernorm_before.forward(x))
  x = $join1
  h = self.intermediate.dense.activated(self.layernorm_after.forward(x))
  return $join2
