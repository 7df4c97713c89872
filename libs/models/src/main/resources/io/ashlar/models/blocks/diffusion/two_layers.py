def forward(self, x: Tensor) -> Tensor:
  return self.linear_2.forward(self.linear_1.activated(x))
