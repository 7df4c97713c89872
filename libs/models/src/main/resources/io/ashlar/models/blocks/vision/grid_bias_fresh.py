def forward(self, rows: int, columns: int) -> Tensor:
  return self.computed(rows, columns)
