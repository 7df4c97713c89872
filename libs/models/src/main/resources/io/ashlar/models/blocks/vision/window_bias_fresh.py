def forward(self) -> Tensor:
  return self.computed()
